// Ledgers of every earlier migration, as the programs of their time left them: they open, say the same, and verify.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { openStorage } from '../../src/storage/open.js';
import { MIGRATIONS, temporaryFolder } from '../support/ledger.js';
import { verifyFile } from '../support/tampering.js';

const DUMPS = join(import.meta.dirname, 'upgrades');
const NUMBERS = readdirSync(DUMPS)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.slice(0, 3))
  .sort();
/** For people; the newest of what they had from the beginning. */
const VIEWS = ['hotline_daily', 'hotline_channels', 'hotline_hotspots', 'hazard_daily', 'hazard_receivers'];
const FIGURES =
  'SELECT reading_id, position, metric, label, rank, value, unit, printed FROM figures ORDER BY id';

type Row = Record<string, unknown>;

function ledgerOf(number: string): string {
  const file = join(temporaryFolder(), 'ledger.sqlite');
  looking(file, (shell) => shell.exec(readFileSync(join(DUMPS, `${number}.sql`), 'utf8')), {
    readonly: false,
  });
  return file;
}

function looking<T>(file: string, look: (shell: Database.Database) => T, options = { readonly: true }): T {
  const shell = new Database(file, options);
  try {
    return look(shell);
  } finally {
    shell.close();
  }
}

/** What the ledger says: its figures, and the views that it has. */
function said(file: string): Record<string, Row[]> {
  return looking(file, (shell) => {
    const has = shell.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?');
    const views = VIEWS.filter((view) => has.get(view) !== undefined);
    const rows = (sql: string): Row[] => shell.prepare<[], Row>(sql).all();
    return {
      figures: rows(FIGURES),
      ...Object.fromEntries(views.map((view) => [view, rows(`SELECT * FROM ${view}`)])),
    };
  });
}

/** Every row of every table, the schema and the header. */
function whole(file: string): unknown {
  return looking(file, (shell) => {
    const schema = shell.prepare<[], Row>('SELECT type, name, sql FROM sqlite_schema ORDER BY name').all();
    const tables = schema.filter(({ type }) => type === 'table').map(({ name }) => String(name));
    return {
      schema,
      rows: tables.map((name) => [name, shell.prepare(`SELECT * FROM "${name}"`).all()]),
      version: shell.pragma('user_version', { simple: true }),
    };
  });
}

function migrationsWith(name: string, sql: string): string {
  const folder = join(temporaryFolder(), 'migrations');
  mkdirSync(folder);
  for (const each of readdirSync(MIGRATIONS)) copyFileSync(join(MIGRATIONS, each), join(folder, each));
  writeFileSync(join(folder, name), sql);
  return folder;
}

it('every migration but the newest → has a ledger of its time', () => {
  const known = readdirSync(MIGRATIONS).map((name) => name.slice(0, 3));
  expect(NUMBERS).toEqual(expect.arrayContaining(known.sort().slice(0, -1)));
});

describe.each(NUMBERS)('a ledger of migration %s', (number) => {
  it('opened → the same figures in every table and view, and it verifies', () => {
    const file = ledgerOf(number);
    const before = said(file);
    expect(before['figures']?.length).toBeGreaterThan(50);
    openStorage(file, { migrations: MIGRATIONS }).close();
    expect(said(file)).toMatchObject(before);
    expect(said(file)['hotline_daily']?.length).toBeGreaterThan(1);
    expect(verifyFile(file)).toMatchObject({ faults: [] });
  });

  it('the newest migration fails → everything is as the old program left it, down to the record of migrations', () => {
    const file = ledgerOf(number);
    const before = whole(file);
    const migrations = migrationsWith('900-broken.sql', 'DELETE FROM migrations; SELECT nonsense;');
    expect(() => openStorage(file, { migrations })).toThrow('nonsense');
    expect(whole(file)).toEqual(before);
  });
});
