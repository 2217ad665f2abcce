// What a redaction leaves in the tables and in the files, and what the triggers still refuse.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { Redaction } from '../../src/domain/redaction.js';
import { openStorage, type Storage } from '../../src/storage/open.js';
import { bulletin, figure, hazardBulletin, statement } from '../support/builders.js';
import { MIGRATIONS, newLedger, put, putStatement, type TestLedger } from '../support/ledger.js';

const NAME = '李四光明里';
const redaction: Redaction = {
  ...{ figures: 'kept', note: '含个人信息', actor: '管理员', at: '2025-10-20T05:00:00.000Z' },
};

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

function redactIn(storage: Storage, sourceId: number, figures: Redaction['figures'] = 'kept'): void {
  storage.transaction(() => storage.sealRedaction(storage.redactSource(sourceId, { ...redaction, figures })));
}

function named(storage: Storage): number {
  const figures = [
    figure('calls', 9),
    figure('hotspot', 4, { label: '噪声', rank: 1, remark: NAME, agency: NAME }),
  ];
  const finding = { code: 'number-unread', severity: 'warning', message: NAME, start: 0, end: 2 } as const;
  return put(storage, bulletin('2025-10-15', { agency: NAME, figures, findings: [finding] }), {
    name: `${NAME}.txt`,
  });
}

function rows({ shell }: TestLedger, sql: string): unknown[] {
  return shell.prepare(sql).all();
}

describe('redactSource', () => {
  it('figures kept → labels, counts and places stay; remark, body, message and name are gone', () => {
    const ledger = newLedger();
    named(ledger.storage);
    redactIn(ledger.storage, 1);
    expect(rows(ledger, 'SELECT metric, label, value, unit, printed, agency, remark FROM figures')).toEqual([
      { metric: 'calls', label: null, value: 9, unit: '件', printed: '9', agency: null, remark: null },
      { metric: 'hotspot', label: '噪声', value: 4, unit: '件', printed: '4', agency: null, remark: null },
    ]);
    expect(rows(ledger, 'SELECT message, proposal FROM findings')).toEqual([
      { message: null, proposal: null },
    ]);
    expect(rows(ledger, 'SELECT name FROM arrivals')).toEqual([{ name: '' }]);
    expect(rows(ledger, 'SELECT bytes, text, lines, salt, length(sha256) AS digits FROM sources')).toEqual([
      { bytes: null, text: null, lines: null, salt: null, digits: 64 },
    ]);
  });

  it('figures removed → only metric, rank and place stay', () => {
    const ledger = newLedger();
    put(ledger.storage, hazardBulletin('2025-10-15'));
    redactIn(ledger.storage, 1, 'removed');
    expect(rows(ledger, 'SELECT label, value, unit, printed FROM figures')).toEqual(
      Array.from({ length: 3 }, () => ({ label: null, value: null, unit: null, printed: null })),
    );
    expect(rows(ledger, 'SELECT metric, rank FROM figures')).toContainEqual({ metric: 'receiver', rank: 1 });
  });

  it('a statement → without its place and period in words', () => {
    const ledger = newLedger();
    putStatement(ledger.storage, statement({ scope: NAME }));
    redactIn(ledger.storage, 1);
    expect(rows(ledger, 'SELECT scope, period_printed, period_from FROM statements')).toEqual([
      { scope: '', period_printed: null, period_from: '2024-01' },
    ]);
  });

  it('another source → is as it was, and can be changed no more than before', () => {
    const ledger = newLedger();
    named(ledger.storage);
    put(ledger.storage, hazardBulletin('2025-10-15'), { name: 'other.txt' });
    const before = rows(ledger, 'SELECT * FROM figures WHERE reading_id = 2');
    redactIn(ledger.storage, 1, 'removed');
    expect(rows(ledger, 'SELECT * FROM figures WHERE reading_id = 2')).toEqual(before);
    for (const sql of [
      "UPDATE arrivals SET name = '' WHERE source_id = 2",
      'UPDATE figures SET label = NULL WHERE reading_id = 2',
      'UPDATE sources SET text = NULL WHERE id = 2',
      "UPDATE sources SET text = 'new' WHERE id = 1",
      'UPDATE figures SET value = 8 WHERE reading_id = 1',
      "UPDATE redactions SET note = 'other'",
      'DELETE FROM redactions',
    ]) {
      expect(() => ledger.shell.exec(sql)).toThrow(/appended|archived/);
    }
  });

  it('a failure after it → nothing of it has happened', () => {
    const { storage } = newLedger();
    named(storage);
    const [sha256 = ''] = storage.digests();
    const half = (): void =>
      storage.transaction(() => {
        storage.redactSource(1, redaction);
        throw new Error('power cut');
      });
    expect(half).toThrow('power cut');
    expect(storage.redaction(sha256)).toBeNull();
    expect(storage.source(sha256)?.name).toBe(`${NAME}.txt`);
  });
});

describe('wipe', () => {
  it('while another reader needs the log → false; once it is done → true, and the log is empty', () => {
    const { storage, file, shell } = newLedger();
    named(storage);
    shell.exec('BEGIN; SELECT count(*) FROM sources');
    shell.prepare('SELECT count(*) FROM sources').get();
    redactIn(storage, 1);
    expect(storage.wipe()).toBe(false);
    expect(readFileSync(`${file}-wal`).includes(NAME)).toBe(true);
    shell.exec('COMMIT');
    expect(storage.wipe()).toBe(true);
    expect([file, `${file}-wal`].filter((path) => readFileSync(path).includes(NAME))).toEqual([]);
  }, 20_000);

  it('a file from before this program overwrote what it deletes → its unused places are wiped, too', () => {
    const { storage, file } = newLedger();
    storage.close();
    const old = new Database(file);
    open.push(old);
    old.exec('PRAGMA user_version = 0; PRAGMA secure_delete = OFF; CREATE TABLE draft (words TEXT)');
    const insert = old.prepare('INSERT INTO draft VALUES (?)');
    for (let row = 0; row < 200; row += 1) insert.run(`${NAME}${row}`.repeat(20));
    old.exec('DROP TABLE draft; PRAGMA wal_checkpoint(TRUNCATE)');
    expect(readFileSync(file).includes(NAME)).toBe(true);
    const again = openStorage(file, { migrations: MIGRATIONS });
    open.push(again);
    expect(again.wipe()).toBe(true);
    expect(readFileSync(file).includes(NAME)).toBe(false);
  });
});
