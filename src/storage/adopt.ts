// Takes what was in a ledger before it had an audit chain into the chain.
import type { Database } from 'better-sqlite3';
import { RequestError } from '../domain/errors.js';
import { ENTITIES } from '../domain/event.js';
import { ENTITY_TABLES } from './contained.js';
import { chain } from './events.js';

/** The migration just before the chain. */
const BEFORE_CHAIN = '009-redactions.sql';
export const CHAIN = '010-events.sql';

/** Called once, in the transaction of the migration that makes the chain: from then on nothing is ever adopted. */
export function adoptRows(db: Database): void {
  const at = db.prepare<[], string>("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')").pluck().get() ?? '';
  const events = chain(db);
  for (const entity of ENTITIES) {
    const { table, id } = ENTITY_TABLES[entity];
    // Tables of later migrations have no rows from before the chain.
    if (!isThere(db, table)) continue;
    const ids = db.prepare<[], number>(`SELECT ${id} FROM ${table} ORDER BY ${id}`).pluck().all();
    for (const entityId of ids) {
      events.appendFor({ action: 'adopt', actor: '升级', at, entity, entityId });
    }
  }
}

/**
 * Called before the chain is made. Whoever drops the table of events and the record of its migration must not get a
 * new chain over altered rows. An upgrade that was cut off between two migrations goes on: nothing was written since.
 */
export function refuseSecondAdoption(db: Database, earlier: readonly string[]): void {
  if (!hadChain(db) && !(earlier.includes(BEFORE_CHAIN) && hasRowsSince(db, BEFORE_CHAIN))) return;
  throw new RequestError(
    'unavailable',
    '台账里有建审计链以后才会写入的内容，审计链或它的迁移记录却不见了，不能当作旧版台账重新入链：请运行 verify 看缺了什么，再用备份恢复。',
  );
}

/**
 * Whether a file whose newest migrations are not recorded was ahead of that: one without a chain that shows that it had
 * one, and one with a chain that has the tables of issued reports, or events of them.
 */
export function isCutBack(db: Database, missing: readonly string[]): boolean {
  if (missing.includes(CHAIN)) return hadChain(db) || hasRowsSince(db, BEFORE_CHAIN);
  const rows = "events WHERE entity IN ('report', 'remark')";
  return ['reports', 'remarks'].some((table) => isThere(db, table)) || isAny(db, rows);
}

/** Called before the tables of reports are made: empty ones must not stand in for what somebody took away. */
export function refuseSecondReports(db: Database): void {
  if (!isCutBack(db, [])) return;
  throw new RequestError(
    'unavailable',
    '台账里已有报告的表或印发报告的事件，这一步迁移的记录却不见了：请运行 verify 看缺了什么，再用备份恢复。',
  );
}

/** The table itself; SQLite's own count of its numbers, which stays when it is dropped; what only a later program writes. */
function hadChain(db: Database): boolean {
  if (isThere(db, 'events')) return true;
  const ownCounts = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'";
  if (isThere(db, 'sqlite_sequence') && db.prepare(ownCounts).get() === undefined) return true;
  return LATER_ROWS.some(
    ({ table, column, condition }) =>
      hasColumn(db, table, column) && isAny(db, `${table} WHERE ${condition}`),
  );
}

const LATER_ROWS = [
  { table: 'readings', column: 'corrects', condition: 'corrects IS NOT NULL' },
  { table: 'decisions', column: 'note', condition: 'note IS NOT NULL' },
  { table: 'decisions', column: 'cause', condition: 'cause IS NOT NULL' },
  { table: 'aliases', column: 'id', condition: 'true' },
  { table: 'users', column: 'id', condition: 'true' },
  { table: 'redactions', column: 'id', condition: 'true' },
  { table: 'reports', column: 'id', condition: 'true' },
  { table: 'remarks', column: 'id', condition: 'true' },
];

/** No program that makes one of these migrations and not the chain's was ever in use. */
function hasRowsSince(db: Database, migration: string): boolean {
  if (!isThere(db, 'migrations')) return false;
  const since = db
    .prepare<[string], string>('SELECT applied_at FROM migrations WHERE name = ?')
    .pluck()
    .get(migration);
  if (since === undefined) return false;
  const times = { arrivals: 'at', readings: 'read_at', decisions: 'at', statements: 'read_at' };
  return Object.entries(times).some(
    ([table, time]) => hasColumn(db, table, time) && isAny(db, `${table} WHERE ${time} > ?`, since),
  );
}

function isThere(db: Database, table: string): boolean {
  return isAny(db, "sqlite_schema WHERE type = 'table' AND name = ?", table);
}

function hasColumn(db: Database, table: string, column: string): boolean {
  return isAny(db, 'pragma_table_info(?) WHERE name = ?', table, column);
}

function isAny(db: Database, rows: string, ...values: string[]): boolean {
  return (
    db
      .prepare<string[], number>(`SELECT EXISTS (SELECT 1 FROM ${rows})`)
      .pluck()
      .get(...values) === 1
  );
}
