// Takes what was in a ledger before it had an audit chain into the chain.
import type { Database } from 'better-sqlite3';
import { ENTITIES } from '../domain/event.js';
import { ENTITY_TABLES } from './contained.js';
import { chain } from './events.js';

/** Called once, in the transaction of the migration that makes the chain: from then on nothing is ever adopted. */
export function adoptRows(db: Database): void {
  const at = db.prepare<[], string>("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')").pluck().get() ?? '';
  const events = chain(db);
  for (const entity of ENTITIES) {
    const { table, id } = ENTITY_TABLES[entity];
    const ids = db.prepare<[], number>(`SELECT ${id} FROM ${table} ORDER BY ${id}`).pluck().all();
    for (const entityId of ids) {
      events.appendFor({ action: 'adopt', actor: '升级', at, entity, entityId });
    }
  }
}
