// Brings a database to the newest schema, in the order of the file names, all of it or nothing.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { RequestError } from '../domain/errors.js';
import { adoptRows, CHAIN, refuseSecondAdoption, refuseSecondReports } from './adopt.js';

/** What a migration does that SQL cannot, before and after its file. */
interface Step {
  /** `earlier`: what was applied before this upgrade. */
  before: (db: Database, earlier: readonly string[]) => void;
  after: (db: Database) => void;
}

const STEPS: Partial<Record<string, Step>> = {
  [CHAIN]: { before: refuseSecondAdoption, after: adoptRows },
  '011-reports.sql': { before: refuseSecondReports, after: () => undefined },
};

const NAME_SHAPE = /^\d{3}-[a-z0-9-]+\.sql$/;

/** Throws a RequestError where the database has a migration that the folder does not know. */
export function migrate(db: Database, folder: string): void {
  const names = migrationsIn(folder);
  refuseNewer(db, names);
  const done = applied(db);
  if (names.every((name) => done.includes(name))) return;
  // One transaction over all of them: where one fails, the program that wrote the file can still open it.
  const upgrade = db.transaction(() => {
    // Another process may have been first, between our look and our lock.
    refuseNewer(db, names);
    const earlier = applied(db);
    for (const name of names) {
      if (!earlier.includes(name)) apply(db, { folder, name, earlier });
    }
  });
  upgrade.immediate();
}

/** What the database says was applied, beside what this program has. */
export interface MigrationRecord {
  /** Not applied, in order. */
  missing: string[];
  /** Of no migration that this program has. */
  unknown: string[];
  /** Nothing but the newest ones is missing, as in a database that an older program wrote. */
  isOlder: boolean;
}

export function migrationRecord(db: Database, folder: string): MigrationRecord {
  const [names, done] = [migrationsIn(folder), applied(db)];
  const missing = names.filter((name) => !done.includes(name));
  const unknown = done.filter((name) => !names.includes(name));
  const [oldest] = missing;
  const isOlder = oldest !== undefined && unknown.length === 0 && done.every((name) => name < oldest);
  return { missing, unknown, isOlder };
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

function apply(db: Database, step: { folder: string; name: string; earlier: readonly string[] }): void {
  const { folder, name, earlier } = step;
  const sql = readFileSync(path.join(folder, name), 'utf8');
  db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL) STRICT');
  STEPS[name]?.before(db, earlier);
  db.exec(sql);
  STEPS[name]?.after(db);
  if (db.prepare('PRAGMA foreign_key_check').all().length > 0) {
    throw new Error(`migration ${name} leaves rows that refer to nothing`);
  }
  db.prepare(`INSERT INTO migrations VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`).run(name);
}
