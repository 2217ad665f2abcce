// Inserts into the tables of the real schema below the application: no page read, no event of the chain.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStorage } from '../../../src/storage/open.js';

const MIGRATIONS = join(import.meta.dirname, '..', '..', '..', 'migrations');

export type Cell = string | number | null | Uint8Array;

const COLUMNS = {
  sources: 'sha256 size bytes text extractor received_at pages salt',
  arrivals: 'source_id name published origin actor at',
  readings:
    'source_id arrival_id parser_version kind region month_day date year_known year_rule verdict quoted agency span_start span_end read_at',
  figures: 'reading_id position metric label rank value unit printed span_start span_end agency remark',
  findings: 'source_id reading_id code severity message span_start span_end',
  decisions: 'reading_id action state region kind date reasons actor at',
} as const;

/** By table; each returns the id of the new row. */
export type Inserts = Record<keyof typeof COLUMNS, (cells: readonly Cell[]) => number>;

export function insertsInto(db: Database.Database): Inserts {
  const entries = Object.entries(COLUMNS).map(([table, columns]) => {
    const names = columns.split(' ');
    const places = names.map(() => '?').join(', ');
    const insert = db.prepare<Cell[]>(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`);
    return [table, (cells: readonly Cell[]) => Number(insert.run(...cells).lastInsertRowid)];
  });
  return Object.fromEntries(entries) as Inserts;
}

/** Creates the file with the real schema; nothing waits for the disk while it is filled. */
export function whileFilling<T>(file: string, fill: (db: Database.Database) => T): T {
  openStorage(file, { migrations: MIGRATIONS }).close();
  const db = new Database(file);
  try {
    db.pragma('synchronous = OFF');
    return fill(db);
  } finally {
    db.close();
  }
}
