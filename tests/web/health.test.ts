// Alive and ready: what both say of a ledger that is whole, locked, damaged or gone; and what pages say meanwhile.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { closeSync, fstatSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { RequestError } from '../../src/domain/errors.js';
import { openApp, type TestApp } from '../support/app.js';

let test: TestApp;
let file: string;

beforeEach(() => {
  test = openApp();
  file = join(test.services.tempDir, 'ledger.sqlite');
});

afterEach(() => test.close());

const readyz = async (): Promise<unknown> => {
  const { status, body } = (await test.get('/readyz')) as { status: number; body: unknown };
  return [status, body];
};
const READY = [200, { status: 'ok' }];
const unready = (reason: string): unknown => [503, { status: 'unavailable', reason }];
/** An answer is held for a second. */
const later = async (): Promise<unknown> => {
  await pause(1100);
  return await readyz();
};

describe('a ledger that is whole', () => {
  it('/readyz → 200, and nothing is left of the try: no file, no event', async () => {
    const before = [test.services.storage.head(), readdirSync(test.services.tempDir)];
    expect(await readyz()).toEqual(READY);
    expect([test.services.storage.head(), readdirSync(test.services.tempDir)]).toEqual(before);
  });

  it('asked a hundred times at once → the disk is tried once', async () => {
    let tries = 0;
    test.services.storage.unready = () => {
      tries += 1;
      return Promise.resolve(null);
    };
    await Promise.all(Array.from({ length: 100 }, readyz));
    expect(tries).toBe(1);
  });
});

describe('a ledger that another process is writing', () => {
  it('→ pages and /healthz as ever, /readyz 503 until it is free again', async () => {
    const other = new Database(file);
    other.exec('BEGIN EXCLUSIVE');
    expect(await readyz()).toEqual(unready('数据库文件正被其他程序占用，请稍后再试。'));
    await test.get('/daily/2025-10-15').expect(200);
    await test.get('/healthz').expect(200, { status: 'ok', empty: false });
    other.close();
    expect(await later()).toEqual(READY);
  });

  it('for less than a second → /readyz waits for it, and says 200', async () => {
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    const asked = readyz();
    await pause(200);
    other.close();
    expect(await asked).toEqual(READY);
  });
});

describe('a damaged page', () => {
  it('→ the pages that need it 503 with a sentence, logged with its cause; /readyz 503; /healthz alive', async () => {
    await test.get('/healthz').expect(200);
    const other = new Database(file);
    other.pragma('wal_checkpoint(TRUNCATE)');
    const handle = openSync(file, 'r+');
    for (let place = 4096; place < fstatSync(handle).size; place += 4096) writeSync(handle, 'damage!', place);
    closeSync(handle);
    other.pragma('user_version = 0');
    other.close();
    const answer = await test.get('/daily/2025-10-15');
    expect(answer.status).toBe(503);
    expect(answer.text).toContain('数据库文件已损坏');
    expect(answer.text).not.toContain('系统出错了');
    const api = await test.get('/api/v1/daily/2025-10-15');
    expect([api.status, (api.body as { error: unknown }).error]).toEqual([
      503,
      expect.objectContaining({ code: 'unavailable', message: expect.stringContaining('已损坏') }),
    ]);
    expect(test.log.at(-1)).toMatchObject({ level: 50, err: { code: 'SQLITE_CORRUPT' } });
    expect(await readyz()).toEqual(unready('数据库文件已损坏。'));
    await test.get('/healthz').expect(200, { status: 'ok', empty: false });
  });
});

describe('the data folder taken away', () => {
  it('→ /readyz 503, and 200 when it is back', async () => {
    const folder = test.services.tempDir;
    renameSync(folder, `${folder}-away`);
    expect(await readyz()).toEqual(unready('数据目录所在的磁盘读写出错（ENOENT）。'));
    await test.get('/healthz').expect(200);
    renameSync(`${folder}-away`, folder);
    expect(await later()).toEqual(READY);
  });
});

describe('a disk that takes nothing', () => {
  it('a download cannot be spooled → 503 with a sentence, logged with its cause, no event', async () => {
    const { storage } = test.services;
    const head = storage.head();
    storage.moment = () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    const answer = await test.get('/exports/hotline.csv');
    expect([answer.status, answer.headers['retry-after']]).toEqual([503, '30']);
    expect(answer.text).toContain('服务器的磁盘已满，没有完成这次操作；已存的数据不受影响。');
    expect(test.log.at(-1)).toMatchObject({ level: 50, err: { code: 'ENOSPC' } });
    expect(storage.head()).toEqual(head);
  });

  it('sessions can be read and not written → whoever is logged in goes on reading', async () => {
    const clerk = test.as('clerk');
    await clerk.get('/daily/2025-10-15').expect(200);
    test.clock.pass(5);
    let tries = 0;
    const full = (): never => {
      tries += 1;
      throw new RequestError('unavailable', '数据库文件所在的磁盘已满');
    };
    Object.assign(test.services.sessions(), { touch: full, expire: full });
    await clerk.get('/daily/2025-10-15').expect(200);
    expect(tries).toBe(2);
  });
});
