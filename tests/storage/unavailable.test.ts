// A database that fails while the program runs: what the person is told.
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { RequestError } from '../../src/domain/errors.js';
import { newLedger, put } from '../support/ledger.js';
import { bulletin } from '../support/builders.js';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

describe('a database that refuses', () => {
  it('locked by another program → transaction and rehearse say so', () => {
    const { storage, shell, file } = newLedger();
    shell.exec('BEGIN IMMEDIATE');
    const sentence = `数据库文件正被其他程序占用，请稍后再试：${file}`;
    expect(thrownBy(() => storage.rehearse(() => 1))).toEqual(new RequestError('unavailable', sentence));
    shell.exec('ROLLBACK');
    expect(storage.transaction(() => put(storage, bulletin('2025-10-15')))).toBe(1);
  }, 15_000);

  it.each([
    ['SQLITE_FULL', '数据库文件所在的磁盘已满'],
    ['SQLITE_READONLY_DBMOVED', '数据库文件不可写入'],
    ['SQLITE_IOERR_WRITE', '数据库文件读写出错'],
    ['SQLITE_CANTOPEN', '数据库文件无法打开'],
  ])('%s → unavailable', (code, sentence) => {
    const { storage } = newLedger();
    const work = (): never => {
      throw new Database.SqliteError('x', code);
    };
    for (const run of ['transaction', 'rehearse'] as const) {
      expect(thrownBy(() => storage[run](work))).toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining(sentence),
      });
    }
  });

  it('a rule of the schema is broken → a bug, thrown on as it is', () => {
    const { storage } = newLedger();
    const bug = new Database.SqliteError('x', 'SQLITE_CONSTRAINT_TRIGGER');
    expect(
      thrownBy(() =>
        storage.transaction(() => {
          throw bug;
        }),
      ),
    ).toBe(bug);
  });
});
