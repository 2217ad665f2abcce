// Brings a database to the newest schema: one transaction a file, in the order of the file names.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { RequestError } from '../domain/errors.js';
import { adoptRows } from './adopt.js';

/** What a migration does that SQL cannot, in the same transaction after its file. */
const STEPS: Partial<Record<string, (db: Database) => void>> = { '010-events.sql': adoptRows };

const NAME_SHAPE = /^\d{3}-[a-z0-9-]+\.sql$/;

/** Throws a RequestError where the database has a migration that the folder does not know. */
export function migrate(db: Database, folder: string): void {
  const names = migrationsIn(folder);
  refuseNewer(db, names);
  for (const name of names) {
    if (!applied(db).includes(name)) apply(db, name, readFileSync(path.join(folder, name), 'utf8'));
  }
}

/** What opening the database would bring it. Throws a RequestError as `migrate` does. */
export function unappliedMigrations(db: Database, folder: string): string[] {
  const names = migrationsIn(folder);
  refuseNewer(db, names);
  const done = applied(db);
  return names.filter((name) => !done.includes(name));
}

function migrationsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => NAME_SHAPE.test(name))
    .sort();
}

/** Before anything is written: a newer program's database is left exactly as it is. */
function refuseNewer(db: Database, names: string[]): void {
  const unknown = applied(db).filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    throw new RequestError(
      'unavailable',
      `数据库比本程序新（本程序没有迁移 ${unknown.join('、')}），请用写入它的新版程序打开。`,
    );
  }
}

function applied(db: Database): string[] {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'").get();
  if (table === undefined) return [];
  return db.prepare<[], string>('SELECT name FROM migrations ORDER BY name').pluck().all();
}

function apply(db: Database, name: string, sql: string): void {
  const inOneTransaction = db.transaction(() => {
    // Another process may have been first, between our look and our lock.
    if (applied(db).includes(name)) return;
    db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT');
    db.exec(sql);
    STEPS[name]?.(db);
    if (db.prepare('PRAGMA foreign_key_check').all().length > 0) {
      throw new Error(`migration ${name} leaves rows that refer to nothing`);
    }
    db.prepare(`INSERT INTO migrations VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`).run(name);
  });
  inOneTransaction.immediate();
}
