// What an event brought, as the chain sees it: the row with all that belongs to it, and its digest.
import type { Database } from 'better-sqlite3';
import { sha256, type Row } from '../audit/canonical.js';
import {
  arrivalDigest,
  readingDigest,
  redactionDigest,
  reportDigest,
  rowDigest,
  statementDigest,
  type ArrivalContent,
  type ReadingContent,
  type StatementContent,
} from '../audit/content.js';
import type { Entity } from '../domain/event.js';

/** The row of each entity by its id. */
export const ENTITY_TABLES: Record<Entity, { table: string; id: string }> = {
  mark: { table: 'marks', id: 'rowid' },
  arrival: { table: 'arrivals', id: 'id' },
  reading: { table: 'readings', id: 'id' },
  decision: { table: 'decisions', id: 'id' },
  statement: { table: 'statements', id: 'id' },
  withdrawal: { table: 'statement_withdrawals', id: 'statement_id' },
  alias: { table: 'aliases', id: 'id' },
  user: { table: 'users', id: 'id' },
  redaction: { table: 'redactions', id: 'id' },
  report: { table: 'reports', id: 'id' },
  remark: { table: 'remarks', id: 'id' },
};

export interface Contained {
  /** Of the row as it is now; null where it is not there. */
  contentDigest: (entity: Entity, id: number) => string | null;
  /** Where the row belongs to a source that is redacted: the number of the redaction's event; else null. */
  redactedAt: (entity: Entity, id: number) => number | null;
}

/** Only what the chain knows of counts: a redaction without an event excuses nothing. */
const REDACTED_AT = `
  SELECT e.seq FROM redactions AS x
  JOIN events AS e ON e.entity = 'redaction' AND e.entity_id = x.id
  WHERE x.source_id = ?`;

/** What a source had when it was redacted; what came later has a digest of its own. */
function leftOf(entity: 'arrival' | 'reading' | 'statement'): string {
  return `
    SELECT t.* FROM ${ENTITY_TABLES[entity].table} AS t WHERE t.source_id = :source_id AND NOT EXISTS (
      SELECT 1 FROM events AS redaction
      JOIN events AS e ON e.entity = '${entity}' AND e.entity_id = t.id AND e.seq > redaction.seq
      WHERE redaction.entity = 'redaction' AND redaction.entity_id = :id
    ) ORDER BY t.id`;
}

/** What the chain sees of a source; digests stand for its text and the places of its lines. */
export const SOURCE_COLUMNS = 'id, sha256, size, text, extractor, received_at, pages, lines, stated, salt';
/** What the chain sees of an issued report; digests stand for its document and for the names of its differences. */
export const REPORT_COLUMNS =
  'id, region, period, edition, fields, digest, differences, names_digest, remark_id, actor, at';
export type SourceRow = Row & { text: string | null; lines: string | null };

export function containedReader(db: Database): Contained {
  const rows = rowReader(db);
  const digests = digesters(db);
  const redacted = db.prepare<[number], number>(REDACTED_AT).pluck();
  return {
    contentDigest(entity, id) {
      const row = rows(entity, id);
      return row === undefined ? null : digests(entity, row);
    },
    redactedAt(entity, id) {
      const sourceId = rows(entity, id)?.['source_id'];
      if (entity === 'redaction' || typeof sourceId !== 'number') return null;
      return redacted.get(sourceId) ?? null;
    },
  };
}

type RowReader = (entity: Entity, id: number) => Row | undefined;

/** Each is prepared when it is asked for: the chain adopts rows of an older ledger before the newest tables are made. */
function rowReader(db: Database): RowReader {
  const readers = new Map<Entity, { get(id: number): Row | undefined }>();
  return (entity, rowId) => {
    const { table, id } = ENTITY_TABLES[entity];
    const columns = entity === 'report' ? REPORT_COLUMNS : '*';
    const reader =
      readers.get(entity) ?? db.prepare<[number], Row>(`SELECT ${columns} FROM ${table} WHERE ${id} = ?`);
    readers.set(entity, reader);
    return reader.get(rowId);
  };
}

function digesters(db: Database): (entity: Entity, row: Row) => string {
  const parts = partReaders(db);
  const cited = citedReader(db);
  return (entity, row) => {
    if (entity === 'arrival') return arrivalDigest(parts.arrival(row));
    if (entity === 'reading') return readingDigest(parts.reading(row));
    if (entity === 'statement') return statementDigest(parts.statement(row));
    if (entity === 'report') return reportDigest({ report: row, sources: cited(row['id']) });
    if (entity !== 'redaction') return rowDigest(row);
    const left = <T>(all: { all(redaction: Row): Row[] }, part: (one: Row) => T): T[] =>
      all.all(row).map(part);
    return redactionDigest({
      redaction: row,
      arrivals: left(parts.arrivalsOf, parts.arrival),
      readings: left(parts.readingsOf, parts.reading),
      statements: left(parts.statementsOf, parts.statement),
    });
  };
}

/** Prepared when the first is asked for, like the rows. */
function citedReader(db: Database): (reportId: unknown) => Row[] {
  let all: { all(reportId: unknown): Row[] } | null = null;
  return (reportId) => {
    all ??= db.prepare<[unknown], Row>('SELECT * FROM report_sources WHERE report_id = ? ORDER BY id');
    return all.all(reportId);
  };
}

function partReaders(db: Database) {
  const all = (sql: string) => db.prepare<[unknown], Row>(sql);
  const source = db.prepare<[unknown], SourceRow>(`SELECT ${SOURCE_COLUMNS} FROM sources WHERE id = ?`);
  const salt = db.prepare<[unknown], string | null>('SELECT salt FROM sources WHERE id = ?').pluck();
  const pageFindings = all('SELECT * FROM findings WHERE source_id = ? AND reading_id IS NULL ORDER BY id');
  const figures = all('SELECT * FROM figures WHERE reading_id = ? ORDER BY position');
  const findings = all('SELECT * FROM findings WHERE reading_id = ? ORDER BY id');
  const told = all('SELECT * FROM statement_figures WHERE statement_id = ? ORDER BY position');
  return {
    arrivalsOf: db.prepare<[Row], Row>(leftOf('arrival')),
    readingsOf: db.prepare<[Row], Row>(leftOf('reading')),
    statementsOf: db.prepare<[Row], Row>(leftOf('statement')),
    arrival: (arrival: Row): ArrivalContent => ({
      arrival,
      source: sourceOf(source.get(arrival['source_id'])),
      findings: pageFindings.all(arrival['source_id']),
    }),
    reading: (reading: Row): ReadingContent => ({
      reading,
      figures: figures.all(reading['id']),
      findings: findings.all(reading['id']),
      salt: salt.get(reading['source_id']) ?? null,
    }),
    statement: (statement: Row): StatementContent => ({
      statement,
      figures: told.all(statement['id']),
      salt: salt.get(statement['source_id']) ?? null,
    }),
  };
}

/** The foreign key sees to it that the source is there; where somebody took it away by force, nothing is. */
function sourceOf(source: SourceRow | undefined): Row {
  return source === undefined ? {} : withDigests(source);
}

export function withDigests({ text, lines, ...columns }: SourceRow): Row {
  return {
    ...columns,
    text_sha256: text === null ? null : sha256(text),
    lines_sha256: lines === null ? null : sha256(lines),
  };
}
