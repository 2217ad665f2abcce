// The schema of a ledger beside that of a fresh database made by the same migrations: what is gone, new or different.
import Database from 'better-sqlite3';
import type { Fault } from '../domain/verification.js';
import { migrate } from './migrate.js';

interface SchemaRow {
  type: 'table' | 'view' | 'trigger' | 'index';
  name: string;
  tbl_name: string;
  sql: string | null;
}

/** Statistics that somebody had made for the query planner change no result. */
const SCHEMA = `
  SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY rowid`;

const TYPE_NAMES: Record<SchemaRow['type'], string> = {
  table: '表',
  view: '视图',
  trigger: '触发器',
  index: '索引',
};

export function* schemaFaults(db: Database.Database, migrations: string): Generator<Fault> {
  const present = schemaOf(db);
  const expected = freshSchema(migrations);
  for (const [key, row] of expected) {
    const name = `${TYPE_NAMES[row.type]} ${row.name} `;
    const found = present.get(key);
    if (found === undefined) yield fault(`${name}不见了。`);
    else if (!isSame(found, row)) yield fault(`${name}被换过：与本程序建立的不同。`);
  }
  for (const [key, { type, name }] of present) {
    if (!expected.has(key)) yield fault(`${TYPE_NAMES[type]} ${name} 不是本程序建立的。`);
  }
}

function schemaOf(db: Database.Database): Map<string, SchemaRow> {
  const rows = db.prepare<[], SchemaRow>(SCHEMA).all();
  return new Map(rows.map((row) => [`${row.type} ${row.name}`, row]));
}

function freshSchema(migrations: string): Map<string, SchemaRow> {
  const fresh = new Database(':memory:');
  try {
    migrate(fresh, migrations);
    return schemaOf(fresh);
  } finally {
    fresh.close();
  }
}

function isSame(a: SchemaRow, b: SchemaRow): boolean {
  return a.tbl_name === b.tbl_name && a.sql === b.sql;
}

function fault(message: string): Fault {
  return { code: 'schema', seq: null, row: null, message };
}
