// The read model of the daily and weekly pages: every entry that touches given days.
import type { Database } from 'better-sqlite3';
import { isAliasMetric } from '../domain/alias.js';
import type { IsoDate } from '../domain/dates.js';
import type { Entry, EntrySource, StoredFigure } from '../domain/entry.js';
import type { Grouping } from '../domain/grouping.js';
import { groupingReader } from './aliases.js';
import { contentsReader } from './contents.js';
import type { Contents } from './contents.js';
import { reasonsOf, sharedFields } from './rows.js';
import type { StandingRow } from './rows.js';

/** Single days by their key, then the few notices over several days by their last day. */
export const ENTRIES_ON = `
  SELECT s.* FROM json_each(:dates) AS day
  CROSS JOIN standing AS s ON s.region = :region AND s.key_date = day.value
  WHERE s.key_date_to IS NULL AND s.same_as IS NULL AND s.state IN ('accepted', 'pending', 'rejected')
  UNION ALL
  SELECT s.* FROM standing AS s
  WHERE s.region = :region AND s.key_date_to >= :first AND s.same_as IS NULL AND s.state IN ('accepted', 'pending', 'rejected')
    AND EXISTS (SELECT 1 FROM json_each(:dates) AS day WHERE day.value BETWEEN s.key_date AND s.key_date_to)`;

/** Of a source with several pages the one on which the reading begins; else null. */
const PAGE = `(
    SELECT json_extract(page.value, '$.number') FROM json_each(o.pages) AS page
    WHERE json_array_length(o.pages) > 1
      AND s.span_start >= json_extract(page.value, '$.start') AND s.span_start < json_extract(page.value, '$.end')
  ) AS page`;

/** A reading's own source first, then those that repeat it, in the order they came. */
export const SOURCES_OF = `
  SELECT wanted.value AS entry_id, s.reading_id, o.sha256, a.name, a.published, ${PAGE}
  FROM json_each(:wanted) AS wanted
  CROSS JOIN standing AS s ON s.reading_id = wanted.value
  JOIN sources AS o ON o.id = s.source_id
  JOIN arrivals AS a ON a.id = s.arrival_id
  UNION ALL
  SELECT wanted.value, s.reading_id, o.sha256, a.name, a.published, ${PAGE}
  FROM json_each(:wanted) AS wanted
  CROSS JOIN standing AS s ON s.same_as = wanted.value AND s.state = 'accepted'
  JOIN sources AS o ON o.id = s.source_id
  JOIN arrivals AS a ON a.id = s.arrival_id`;

interface SourceRow {
  entry_id: number;
  reading_id: number;
  sha256: string;
  name: string;
  published: IsoDate | null;
  page: number | null;
}

/** Accepted, pending and rejected, not superseded; by date, hotline first, accepted first. */
export function entriesReader(db: Database): (region: string, dates: IsoDate[]) => Entry[] {
  const standing = db.prepare<[Record<string, string>], StandingRow>(ENTRIES_ON);
  const sources = db.prepare<[{ wanted: string }], SourceRow>(SOURCES_OF);
  const contentsOf = contentsReader(db);
  const grouping = groupingReader(db);
  return (region, dates) => {
    const days = [...new Set(dates)].sort();
    const rows = standing.all({ region, dates: JSON.stringify(days), first: days[0] ?? '' });
    const ids = rows.map((row) => row.reading_id);
    const contents = contentsOf(ids);
    const printedIn = sourcesByEntry(sources.all({ wanted: JSON.stringify(ids) }));
    const group = grouping();
    return rows
      .map((row) => entryOf(row, contents(row.reading_id), printedIn.get(row.reading_id) ?? []))
      .map((entry) => withGroups(entry, group))
      .sort(inOrder);
  };
}

function entryOf(row: StandingRow, contents: Contents, sources: EntrySource[]): Entry {
  return {
    readingId: row.reading_id,
    region: row.region,
    // Entries are looked up by their key date, so it is there.
    date: row.key_date ?? '',
    ...(row.key_date_to === null ? {} : { dateTo: row.key_date_to }),
    state: row.state,
    reasons: reasonsOf(row),
    ...sharedFields(row),
    ...contents,
    sources,
  };
}

function withGroups(entry: Entry, group: Grouping): Entry {
  const { agency, date } = entry;
  const under = agency === undefined ? agency : group('agency', agency, date);
  const figures = entry.figures.map((figure) => groupedFigure(figure, date, group));
  return { ...entry, ...(under === agency ? {} : { agencyGroup: under }), figures };
}

function groupedFigure(figure: StoredFigure, date: IsoDate, group: Grouping): StoredFigure {
  const { metric, label, agency } = figure;
  const name = label === undefined || !isAliasMetric(metric) ? label : group(metric, label, date);
  const body = agency === undefined ? agency : group('agency', agency, date);
  if (name === label && body === agency) return figure;
  return {
    ...figure,
    ...(name === label ? {} : { group: name }),
    ...(body === agency ? {} : { agencyGroup: body }),
  };
}

/** A page that prints a bulletin twice is still one source. */
function sourcesByEntry(rows: SourceRow[]): Map<number, EntrySource[]> {
  const byEntry = new Map<number, EntrySource[]>();
  for (const row of rows) {
    const sources = byEntry.get(row.entry_id) ?? [];
    byEntry.set(row.entry_id, sources);
    if (sources.some((source) => source.sha256 === row.sha256)) continue;
    sources.push({
      sha256: row.sha256,
      name: row.name,
      published: row.published,
      readingId: row.reading_id,
      ...(row.page === null ? {} : { page: row.page }),
    });
  }
  return byEntry;
}

function inOrder(a: Entry, b: Entry): number {
  return (
    a.date.localeCompare(b.date) ||
    b.kind.localeCompare(a.kind) ||
    a.state.localeCompare(b.state) ||
    a.readingId - b.readingId
  );
}
