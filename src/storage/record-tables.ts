// The raw tables of the record, streamed, with what a content digest sees of each row and nothing more.
import type { Database, Statement } from 'better-sqlite3';
import type { DatasetRow } from '../domain/dataset.js';
import type { RecordColumn, RecordRows, RecordTable } from '../domain/moment.js';
import { REPORT_COLUMNS, SOURCE_COLUMNS, withDigests, type SourceRow } from './contained.js';

/** Bytes, text, places of lines and issued documents stay out of a table: digests stand for them. Passwords never leave the ledger. */
const TABLE_SQL: Record<RecordTable, string> = {
  sources: `SELECT ${SOURCE_COLUMNS} FROM sources ORDER BY id`,
  arrivals: 'SELECT * FROM arrivals ORDER BY id',
  readings: 'SELECT * FROM readings ORDER BY id',
  figures: 'SELECT * FROM figures ORDER BY reading_id, position',
  findings: 'SELECT * FROM findings ORDER BY id',
  decisions: 'SELECT * FROM decisions ORDER BY id',
  statements: 'SELECT * FROM statements ORDER BY id',
  statement_figures: 'SELECT * FROM statement_figures ORDER BY statement_id, position',
  withdrawals: 'SELECT * FROM statement_withdrawals ORDER BY statement_id',
  aliases: 'SELECT * FROM aliases ORDER BY id',
  redactions: 'SELECT * FROM redactions ORDER BY id',
  reports: `SELECT ${REPORT_COLUMNS}, names FROM reports ORDER BY id`,
  report_sources: 'SELECT * FROM report_sources ORDER BY id',
  remarks: 'SELECT * FROM remarks ORDER BY id',
  marks: 'SELECT rowid, * FROM marks ORDER BY rowid',
  users: 'SELECT id, name, role, active, actor, at FROM users ORDER BY id',
};

const DIGESTED = ['text', 'lines'];
const TYPES: Partial<Record<string, RecordColumn['type']>> = { INTEGER: 'integer', REAL: 'number' };

export function recordRows(db: Database, table: RecordTable): RecordRows {
  const select = db.prepare<[], DatasetRow>(TABLE_SQL[table]);
  const isDigested = (name: string): boolean => table === 'sources' && DIGESTED.includes(name);
  const columns = select.columns().map(({ name, type }): RecordColumn => {
    if (isDigested(name)) return { name: `${name}_sha256`, type: 'string' };
    return { name, type: TYPES[type ?? 'INTEGER'] ?? 'string' };
  });
  return { columns, rows: table === 'sources' ? digested(db) : plain(select) };
}

/** Begins only when the first row is taken: whoever wants the columns alone leaves nothing open. */
function* plain(select: Statement<[], DatasetRow>): Generator<DatasetRow> {
  yield* select.iterate();
}

function* digested(db: Database): Generator<DatasetRow> {
  for (const row of db.prepare<[], SourceRow>(TABLE_SQL.sources).iterate()) yield withDigests(row);
}
