// The schema of a ledger beside that of a fresh database made by the same migrations: what is gone, new or different.
import type { Database } from 'better-sqlite3';
import type { Fault } from '../domain/verification.js';
import { inFreshLedger } from './fresh.js';
import { migrationRecord } from './migrate.js';

interface SchemaRow {
  type: 'table' | 'view' | 'trigger' | 'index';
  name: string;
  tbl_name: string;
  sql: string | null;
}

const SCHEMA = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY rowid';

/** Statistics that somebody had made for the query planner change no result. Only the very tables that SQLite makes. */
const STATISTICS: Partial<Record<string, string>> = {
  sqlite_stat1: 'CREATE TABLE sqlite_stat1(tbl,idx,stat)',
  sqlite_stat4: 'CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)',
};

const TYPE_NAMES: Record<SchemaRow['type'], string> = {
  table: '表',
  view: '视图',
  trigger: '触发器',
  index: '索引',
};

export function* schemaFaults(db: Database, migrations: string): Generator<Fault> {
  const [present, expected] = [schemaOf(db), inFreshLedger(migrations, schemaOf)];
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

/** A row that is gone would have the migration done again, or the ledger taken for that of another program. */
export function* migrationFaults(db: Database, migrations: string): Generator<Fault> {
  const { missing, unknown } = migrationRecord(db, migrations);
  const code = 'migration';
  for (const name of missing) {
    yield { code, seq: null, row: null, message: `迁移记录里没有 ${name}：这一行被删去，或者这一步没有做。` };
  }
  for (const name of unknown) {
    const message = `迁移记录里有本程序没有的 ${name}：台账由更新的程序打开过，或者这一行是别人加的。`;
    yield { code, seq: null, row: null, message };
  }
}

function schemaOf(db: Database): Map<string, SchemaRow> {
  const rows = db.prepare<[], SchemaRow>(SCHEMA).all();
  return new Map(rows.filter((row) => !isStatistics(row)).map((row) => [`${row.type} ${row.name}`, row]));
}

function isStatistics({ type, name, tbl_name: table, sql }: SchemaRow): boolean {
  return type === 'table' && table === name && sql !== null && STATISTICS[name] === sql;
}

function isSame(a: SchemaRow, b: SchemaRow): boolean {
  return a.tbl_name === b.tbl_name && a.sql === b.sql;
}

function fault(message: string): Fault {
  return { code: 'schema', seq: null, row: null, message };
}
