// A ledger in memory as the migrations make it: what a file is held against.
import Database from 'better-sqlite3';
import { migrate } from './migrate.js';

export function inFreshLedger<T>(migrations: string, look: (fresh: Database.Database) => T): T {
  const fresh = new Database(':memory:');
  try {
    migrate(fresh, migrations);
    return look(fresh);
  } finally {
    fresh.close();
  }
}
