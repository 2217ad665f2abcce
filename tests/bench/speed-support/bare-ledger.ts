// The rows that an ingest wrote, document by document, and the least that can be done to write them again.
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';

type Cells = Record<string, unknown>;

/** Of one transaction: the new rows of each table. */
export type Written = ReadonlyMap<string, Cells[]>;

/** In the order in which they were made: what is referred to comes first. */
const SCHEMA = `
  SELECT type, name, sql FROM sqlite_schema
  WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND type IN ('table', 'index')
  ORDER BY type DESC, rowid`;

export interface SchemaPart {
  type: 'table' | 'index';
  name: string;
  sql: string;
}

/** Looks at the file from outside; every table of the ledger is appended to. */
export function watchWritten(file: string): { schema: SchemaPart[]; written: () => Written; close(): void } {
  const database = new Database(file, { readonly: true });
  const schema = database.prepare<[], SchemaPart>(SCHEMA).all();
  const tables = schema.filter(({ type }) => type === 'table').map(({ name }) => ({ name, seen: 0 }));
  const written = (): Written =>
    new Map(
      tables.map((table) => {
        const rows = database
          .prepare<[number], Cells & { at_row: number }>(
            `SELECT rowid AS at_row, * FROM ${table.name} WHERE rowid > ? ORDER BY rowid`,
          )
          .all(table.seen);
        table.seen = rows.at(-1)?.at_row ?? table.seen;
        return [table.name, rows];
      }),
    );
  written();
  return { schema, written, close: () => database.close() };
}

/** A file with these tables, and indexes where they are given, and the pragmas of the ledger; no triggers. */
export function writeBare(file: string, schema: readonly SchemaPart[], all: readonly Written[]): number {
  const database = new Database(file);
  for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON'])
    database.pragma(pragma);
  database.pragma('foreign_keys = ON');
  for (const { sql } of schema) database.exec(sql);
  const inserts = new Map(
    schema.flatMap(({ type, name }) =>
      type === 'table' ? [[name, insertInto(database, name)] as const] : [],
    ),
  );
  const write = database.transaction((written: Written) => {
    for (const [table, rows] of written) for (const row of rows) inserts.get(table)?.(row);
  });
  const from = performance.now();
  for (const written of all) write.immediate(written);
  const taken = performance.now() - from;
  database.close();
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  return taken;
}

function insertInto(database: Database.Database, table: string): (row: Cells) => void {
  const columns = database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
    .pluck()
    .all(table);
  const insert = database.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  return (row) => insert.run(...columns.map((column) => row[column]));
}
