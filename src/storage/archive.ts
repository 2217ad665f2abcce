// The read model of one source: its text, who brought it, its current readings.
import type { Database } from 'better-sqlite3';
import type { ExtractedText, LinePlace, PageSpan } from '../domain/layout.js';
import type { ArchivedSource, Arrival, StoredArrival } from '../domain/source.js';
import { heldReader } from './held.js';
import { findingOf } from './rows.js';
import type { FindingRow, StandingRow } from './rows.js';

interface SourceRow {
  id: number;
  sha256: string;
  text: string | null;
  extractor: string;
  received_at: string;
  pages: string | null;
  lines: string | null;
  stated: string | null;
}

/** A source that is already archived, as the ingest flow needs it. */
export interface KnownSource {
  id: number;
  /** Oldest first; never empty. */
  arrivals: StoredArrival[];
}

export interface Archive {
  /** Null where no such bytes were ever archived. */
  source(sha256: string): ArchivedSource | null;
  knownSource(sha256: string): KnownSource | null;
  /** What was extracted from these bytes; null where they were never archived, or are redacted. */
  extracted(sha256: string): ExtractedText | null;
  /** The original bytes; null where they were never archived, or are redacted. */
  bytes(sha256: string): Uint8Array | null;
  /** Of every archived source, oldest first. */
  digests(): string[];
}

/** The original; null where it is redacted. */
export const BYTES = 'SELECT bytes FROM sources WHERE sha256 = ?';

export function archiveReader(db: Database): Archive {
  const find = db.prepare<[string], SourceRow>(
    'SELECT id, sha256, text, extractor, received_at, pages, lines, stated FROM sources WHERE sha256 = ?',
  );
  const arrivals = db.prepare<[number], StoredArrival>(
    'SELECT id, name, published, origin, actor, at FROM arrivals WHERE source_id = ? ORDER BY id',
  );
  const standing = db.prepare<[number], StandingRow>(
    "SELECT * FROM standing WHERE source_id = ? AND state <> 'superseded' ORDER BY span_start, reading_id",
  );
  const findings = db.prepare<[number], FindingRow>(
    'SELECT * FROM findings WHERE source_id = ? AND reading_id IS NULL ORDER BY id',
  );
  const bytes = db.prepare<[string], Uint8Array | null>(BYTES).pluck();
  const digests = db.prepare<[], string>('SELECT sha256 FROM sources ORDER BY id').pluck();
  const held = heldReader(db);
  return {
    bytes: (sha256) => bytes.get(sha256) ?? null,
    digests: () => digests.all(),
    source(sha256) {
      const row = find.get(sha256);
      if (row === undefined) return null;
      return {
        ...broughtBy(arrivals.all(row.id)),
        sha256: row.sha256,
        text: row.text,
        extractor: row.extractor,
        pages: pagesOf(row),
        stated: row.stated,
        receivedAt: row.received_at,
        readings: held(standing.all(row.id)),
        findings: findings.all(row.id).map(findingOf),
      };
    },
    extracted(sha256) {
      const row = find.get(sha256);
      return row === undefined ? null : extractedOf(row);
    },
    knownSource(sha256) {
      const row = find.get(sha256);
      return row === undefined ? null : { id: row.id, arrivals: arrivals.all(row.id) };
    },
  };
}

function broughtBy(arrivals: Arrival[]): Pick<ArchivedSource, 'name' | 'names' | 'published'> {
  const dated = arrivals.filter((arrival) => arrival.published !== null);
  return {
    name: arrivals.at(-1)?.name ?? '',
    names: [...new Set(arrivals.map((arrival) => arrival.name))],
    published: dated.at(-1)?.published ?? null,
  };
}

function pagesOf({ pages, text }: SourceRow): PageSpan[] {
  return pages === null
    ? [{ number: 1, start: 0, end: text?.length ?? 0 }]
    : (JSON.parse(pages) as PageSpan[]);
}

function extractedOf(row: SourceRow): ExtractedText | null {
  const { text, extractor, lines, stated } = row;
  if (text === null) return null;
  return {
    text,
    extractor,
    pages: pagesOf(row),
    ...(lines === null ? {} : { lines: JSON.parse(lines) as LinePlace[] }),
    ...(stated === null ? {} : { stated }),
  };
}
