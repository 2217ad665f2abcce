// Sessions and failed logins: a file of its own that backups leave out, and that may be deleted at any time.
import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import Database from 'better-sqlite3';
import { RequestError } from '../domain/errors.js';
import { sha256 } from '../audit/canonical.js';
import { BUSY_TIMEOUT_MS, mustHaveFolder } from './connect.js';
import { failuresKeeper, type Failures } from './login-failures.js';
import { guarded, refusing } from './refusal.js';
import { removeFile } from './whole-file.js';

/** Instants in milliseconds. */
export interface SessionRow {
  /** Null before a login: the visitor only looked at the form. */
  user: string | null;
  /** JSON. */
  data: string;
  created: number;
  seen: number;
}

/** Methods take the secret id of a session; the file only has its SHA-256 digest. */
export interface Sessions extends Failures {
  /** Signs cookies; made with the file. */
  secret(): string;
  get(id: string): SessionRow | null;
  /** The first time and the user of a session are those of its first row. */
  set(id: string, session: Omit<SessionRow, 'created'>): void;
  touch(id: string, seen: number): void;
  destroy(id: string): void;
  /** All of a user's, but the one that may stay. */
  destroyOf(user: string, except?: string): void;
  /** Everybody's: each has to log in again. */
  destroyAll(): void;
  /** Newest first; `isThis`: of the id that asks. */
  of(user: string, id: string): { created: number; seen: number; data: string; isThis: boolean }[];
  /** Drops what was not seen since, or was begun before; visitors without a login have a time of their own. */
  expire(before: { seen: number; created: number; visitorsSeen: number }): void;
  close(): void;
}

/** Rows of visitors who never logged in: a stranger must not fill the disk. */
const MOST_VISITORS = 10_000;
const VERSION = 1;
const SCHEMA = `
  CREATE TABLE sessions (
    digest TEXT PRIMARY KEY, user TEXT, data TEXT NOT NULL, created INTEGER NOT NULL, seen INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sessions_by_user ON sessions (user);
  CREATE INDEX sessions_by_seen ON sessions (seen);
  CREATE TABLE secrets (value TEXT NOT NULL) STRICT;
  CREATE TABLE login_failures (
    id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, user TEXT, address TEXT NOT NULL
  ) STRICT;
  CREATE TABLE login_failure_days (date TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT;
  PRAGMA user_version = ${VERSION};`;

/** Creates the file where there is none; throws a RequestError where it cannot be used. */
export function openSessions(file: string): Sessions {
  mustHaveFolder(file);
  const db = refusing(file, () => opened(file));
  return {
    ...guarded(file, { ...sessionsKeeper(db), ...failuresKeeper(db) }),
    close: () => void db.close(),
  };
}

/** After a restore everybody has to log in again; a file that does not let its sessions be ended goes. */
export function endAllSessions(file: string): void {
  try {
    const sessions = openSessions(file);
    try {
      sessions.destroyAll();
    } finally {
      sessions.close();
    }
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    tryRemoval(file);
  }
}

function tryRemoval(file: string): void {
  try {
    removeFile(file);
  } catch {
    throw new RequestError('unavailable', `台账已经换好，但登录状态没有清除：请删除 ${file}。`);
  }
}

function opened(file: string): Database.Database {
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Nobody else on the machine needs to read it.
    chmodSync(file, 0o600);
    db.pragma('journal_mode = WAL');
    const prepare = db.transaction(() => {
      if (db.pragma('user_version', { simple: true }) === VERSION) return;
      dropAll(db);
      db.exec(SCHEMA);
      db.prepare('INSERT INTO secrets VALUES (?)').run(randomBytes(32).toString('base64url'));
    });
    prepare.immediate();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Of another version there is nothing worth keeping. */
function dropAll(db: Database.Database): void {
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck();
  for (const name of names.all()) db.exec(`DROP TABLE "${name}"`);
}

const SET = `
  INSERT INTO sessions (digest, user, data, created, seen) VALUES (:digest, :user, :data, :seen, :seen)
  ON CONFLICT (digest) DO UPDATE SET data = excluded.data, seen = excluded.seen`;
const EXPIRE = `
  DELETE FROM sessions
  WHERE seen < :seen OR created < :created OR (user IS NULL AND seen < :visitorsSeen)`;
const BOUND = `
  DELETE FROM sessions WHERE digest IN (
    SELECT digest FROM sessions WHERE user IS NULL ORDER BY seen DESC LIMIT -1 OFFSET ${MOST_VISITORS}
  )`;

function sessionsKeeper(db: Database.Database): Omit<Sessions, 'close' | keyof Failures> {
  const secret = db.prepare<[], string>('SELECT value FROM secrets').pluck();
  const get = db.prepare<[string], SessionRow>(
    'SELECT user, data, created, seen FROM sessions WHERE digest = ?',
  );
  const set = db.prepare(SET);
  const bound = db.prepare(BOUND);
  const touch = db.prepare('UPDATE sessions SET seen = ? WHERE digest = ?');
  const destroy = db.prepare('DELETE FROM sessions WHERE digest = ?');
  const destroyOf = db.prepare('DELETE FROM sessions WHERE user = ? AND digest <> ?');
  const destroyAll = db.prepare('DELETE FROM sessions');
  const of = db.prepare<[string], SessionRow & { digest: string }>(
    'SELECT * FROM sessions WHERE user = ? ORDER BY seen DESC, created DESC',
  );
  const expire = db.prepare(EXPIRE);
  return {
    secret: () => secret.get() ?? '',
    get: (id) => get.get(sha256(id)) ?? null,
    set(id, { user, data, seen }) {
      set.run({ digest: sha256(id), user, data, seen });
      if (user === null) bound.run();
    },
    touch: (id, seen) => void touch.run(seen, sha256(id)),
    destroy: (id) => void destroy.run(sha256(id)),
    destroyOf: (user, except) => void destroyOf.run(user, except === undefined ? '' : sha256(except)),
    destroyAll: () => void destroyAll.run(),
    of: (user, id) =>
      of.all(user).map(({ digest, created, seen, data }) => ({
        ...{ created, seen, data },
        isThis: digest === sha256(id),
      })),
    expire: (before) => void expire.run(before),
  };
}
