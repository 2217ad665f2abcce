// Opens the database file: durable, checked, and patient with another process that writes.
import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { RequestError } from '../domain/errors.js';
import { migrate } from './migrate.js';

const BUSY_TIMEOUT_MS = 5000;

const REFUSALS: Record<string, string> = {
  SQLITE_NOTADB: '不是 SQLite 数据库',
  SQLITE_CORRUPT: '已损坏',
  SQLITE_CANTOPEN: '无法打开',
  SQLITE_READONLY: '不可写入',
  SQLITE_BUSY: '正被其他程序占用',
};

/** Throws a RequestError where the file is no usable database or newer than this program. */
export function connect(file: string, migrations: string): Database.Database {
  const db = openFile(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // Without this, INSERT OR REPLACE would pass by the triggers that refuse a DELETE.
    db.pragma('recursive_triggers = ON');
    // A migration may rebuild a table that others refer to; the runner checks the references itself.
    db.pragma('foreign_keys = OFF');
    migrate(db, migrations);
    db.pragma('foreign_keys = ON');
    return db;
  } catch (error) {
    db.close();
    throw refusal(file, error);
  }
}

/** A second connection that only reads: one unchanging view of the data, while others may write. */
export function connectReader(file: string): Database.Database {
  return new Database(file, { readonly: true, timeout: BUSY_TIMEOUT_MS });
}

function openFile(file: string): Database.Database {
  const folder = path.dirname(file);
  if (!existsSync(folder)) throw new RequestError('unavailable', `数据库目录不存在：${folder}`);
  try {
    return new Database(file, { timeout: BUSY_TIMEOUT_MS });
  } catch (error) {
    throw refusal(file, error);
  }
}

function refusal(file: string, error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const why = Object.entries(REFUSALS).find(([prefix]) => code.startsWith(prefix))?.[1];
  return why === undefined ? error : new RequestError('unavailable', `数据库文件${why}：${file}`);
}
