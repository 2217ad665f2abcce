// Whether the ledger is still what it was: cheap enough to be asked with every request.
import type { Database } from 'better-sqlite3';

export interface Version {
  /** Another one after every write, by this process or another. */
  version(): string;
  /** What `work` would return; nothing of it is kept, and the version stays. */
  rehearse<T>(work: () => T): T;
}

export function versionReader(db: Database): Version {
  // The one counts commits of other connections, the other what this connection wrote, kept or not.
  const others = db.prepare<[], number>('PRAGMA data_version').pluck();
  const written = db.prepare<[], number>('SELECT total_changes()').pluck();
  const own = (): number => written.get() ?? 0;
  let takenBack = 0;
  return {
    version: () => `${others.get() ?? 0} ${own() - takenBack}`,
    rehearse(work) {
      const before = own();
      db.exec('BEGIN IMMEDIATE');
      try {
        return work();
      } finally {
        if (db.inTransaction) db.exec('ROLLBACK');
        takenBack += own() - before;
      }
    },
  };
}
