// Opening a database: its settings, its migrations, and what is refused.
import { chmodSync, copyFileSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { RequestError } from '../../src/domain/errors.js';
import { connect } from '../../src/storage/connect.js';
import { openStorage } from '../../src/storage/open.js';
import { MIGRATIONS, newLedger, temporaryFolder } from '../support/ledger.js';

function copiedMigrations(): string {
  const folder = join(temporaryFolder(), 'migrations');
  mkdirSync(folder);
  for (const name of readdirSync(MIGRATIONS)) copyFileSync(join(MIGRATIONS, name), join(folder, name));
  return folder;
}

function appliedIn(file: string): unknown[] {
  const db = new Database(file, { readonly: true });
  const names = db.prepare('SELECT name FROM migrations ORDER BY name').pluck().all();
  db.close();
  return names;
}

describe('opening a database', () => {
  it('a new file → every migration is applied and recorded by its name', () => {
    expect(appliedIn(newLedger().file)).toEqual(readdirSync(MIGRATIONS).sort());
  });

  it('a new file → durable, write-ahead, foreign keys checked, patient with another writer', () => {
    const db = connect(join(temporaryFolder(), 'ledger.sqlite'), MIGRATIONS);
    const setting = (name: string): unknown => db.pragma(name, { simple: true });
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map(setting);
    db.close();
    expect(settings).toEqual(['wal', 2, 1, 5000]);
  });

  it('a second start with a new migration → only the new one is applied', () => {
    const { file, shell } = newLedger();
    const migrations = copiedMigrations();
    writeFileSync(join(migrations, '900-later.sql'), 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;');
    openStorage(file, { migrations }).close();
    expect(appliedIn(file)).toContain('900-later.sql');
    expect(shell.prepare('SELECT count(*) FROM later').pluck().get()).toBe(0);
  });

  it('a migration that fails half-way → nothing of it stays', () => {
    const { file, shell } = newLedger();
    const migrations = copiedMigrations();
    writeFileSync(join(migrations, '900-broken.sql'), 'CREATE TABLE half (id INTEGER); SELECT nonsense;');
    expect(() => openStorage(file, { migrations })).toThrow('nonsense');
    expect(appliedIn(file)).not.toContain('900-broken.sql');
    expect(shell.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'half'").get()).toBeUndefined();
  });

  it('a migration the folder does not know → refused with a sentence, nothing written', () => {
    const { file, shell } = newLedger();
    shell.exec("INSERT INTO migrations VALUES ('999-future.sql', '2030-01-01')");
    const migrations = copiedMigrations();
    writeFileSync(join(migrations, '900-later.sql'), 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT;');
    const opening = (): unknown => openStorage(file, { migrations });
    expect(opening).toThrow(RequestError);
    expect(opening).toThrow('数据库比本程序新（本程序没有迁移 999-future.sql）');
    expect(appliedIn(file)).not.toContain('900-later.sql');
  });

  it('a new ledger, and one that others could read → only for its owner', () => {
    const file = join(temporaryFolder(), 'ledger.sqlite');
    const rights = (): string => (statSync(file).mode & 0o777).toString(8);
    openStorage(file, { migrations: MIGRATIONS }).close();
    expect(rights()).toBe('600');
    chmodSync(file, 0o644);
    openStorage(file, { migrations: MIGRATIONS }).close();
    expect(rights()).toBe('600');
  });

  it('a file that is no database, a folder that is not there → a sentence each', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'notes.txt'), '不是数据库'.repeat(300));
    const open = (name: string) => (): unknown => openStorage(join(folder, name), { migrations: MIGRATIONS });
    expect(open('notes.txt')).toThrow('数据库文件不是 SQLite 数据库');
    expect(open('nowhere/ledger.sqlite')).toThrow('数据库目录不存在');
  });
});
