// Opens the database file: durable, checked, and patient with another process that writes.
import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { RequestError } from '../domain/errors.js';
import { migrate } from './migrate.js';
import { refusing } from './refusal.js';

export const BUSY_TIMEOUT_MS = 5000;

/** Throws a RequestError where the file is no usable database or newer than this program. */
export function connect(file: string, migrations: string): Database.Database {
  mustHaveFolder(file);
  return refusing(file, () => {
    const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
    try {
      keepPrivate(file);
      prepare(db, migrations);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Throws a RequestError where the folder of the file is not there. */
export function mustHaveFolder(file: string): void {
  const folder = path.dirname(file);
  if (!existsSync(folder)) throw new RequestError('unavailable', `数据库目录不存在：${folder}`);
}

/** Originals and digests of passwords are nobody else's. The log beside the file takes the rights of the file. */
function keepPrivate(file: string): void {
  try {
    chmodSync(file, 0o600);
  } catch (error) {
    // Somebody else's file, or a disk that knows no rights: as it is.
    if (!/^(EPERM|EROFS|ENOTSUP)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** `user_version` of a file in which every page was written under secure_delete: nothing lingers in its unused places. */
export const WIPED = 1;

function prepare(db: Database.Database, migrations: string): void {
  const isNew = db.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // Without this, INSERT OR REPLACE would pass by the triggers that refuse a DELETE.
  db.pragma('recursive_triggers = ON');
  // What a redaction takes out is overwritten, not only forgotten.
  db.pragma('secure_delete = ON');
  // A migration may rebuild a table that others refer to; the runner checks the references itself.
  db.pragma('foreign_keys = OFF');
  migrate(db, migrations);
  if (isNew) db.pragma(`user_version = ${WIPED}`);
  db.pragma('foreign_keys = ON');
}

/** A second connection that only reads: one unchanging view of the data, while others may write. */
export function connectReader(file: string): Database.Database {
  return new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
}

/** What `look` finds in the file, which is closed behind it. */
export function readFrom<T>(file: string, look: (db: Database.Database) => T): T {
  const db = connectReader(file);
  try {
    return look(db);
  } finally {
    db.close();
  }
}
