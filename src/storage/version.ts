// Whether the ledger is still what it was: cheap enough to be asked with every request.
import type { Database } from 'better-sqlite3';

export interface Version {
  /** Another one after every write, by this process or another; one that was taken back counts, too. */
  version(): string;
}

export function versionReader(db: Database): Version {
  // The one counts commits of other connections, the other what this connection wrote.
  const others = db.prepare<[], number>('PRAGMA data_version').pluck();
  const own = db.prepare<[], number>('SELECT total_changes()').pluck();
  return { version: () => `${others.get() ?? 0} ${own.get() ?? 0}` };
}
