// Finished pages are kept until the next write: whoever asks always sees the ledger as it is, and only what is theirs.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import Database from 'better-sqlite3';
import { load } from 'cheerio';
import express, { type Express } from 'express';
import type supertest from 'supertest';
import request from 'supertest';
import { openStorage } from '../../src/storage/open.js';
import { keptPages } from '../../src/web/middleware/kept-pages.js';
import { HOST, openApp, type TestApp, type Visitor } from '../support/app.js';
import { bulletin, document, figure, hotlineText } from '../support/builders.js';
import { MIGRATIONS, put } from '../support/ledger.js';
import { ensureUser } from '../support/users.js';
import { logIn, tokenOf, type Held } from '../support/visitor.js';

let test: TestApp;
beforeEach(() => {
  test = openApp();
});
afterEach(() => test.close());

const DAY = '/daily/2025-10-15';
const AT = '2025-10-18T02:00:00Z';

/** How often the days of the ledger are read while `work` runs. */
async function readsDuring(work: () => Promise<unknown>): Promise<number> {
  const reads = jest.spyOn(test.services.storage, 'entriesOn');
  await work();
  const { length } = reads.mock.calls;
  reads.mockRestore();
  return length;
}

const page = async (path: string): Promise<string> => (await test.get(path).expect(200)).text;

/** What a browser sees of an answer; each request has an id of its own. */
function seen({ status, headers, text }: supertest.Response): unknown {
  const { date, 'x-request-id': id, ...rest } = headers;
  expect([typeof date, typeof id]).toEqual(['string', 'string']);
  return { status, headers: rest, text };
}

describe('nothing is written', () => {
  it.each([
    '/',
    DAY,
    '/weekly/2025-W42',
    '/monthly/2025-10',
    '/quarterly/2025-Q4',
    '/yearly/2025',
    '/coverage/2025',
    '/hotspots',
    `/hotspots/${encodeURIComponent('物业管理')}`,
    '/compare?a=2025-W41&b=2025-W42',
    '/search?q=%E7%89%A9%E4%B8%9A',
    '/api/v1/daily/2025-10-15',
    '/api/v1/weekly/2025-W42',
  ])('%s asked again → the same bytes under the same headers, and no day is read', async (path) => {
    const first = seen(await test.get(path).expect(200));
    let again: unknown;
    expect(await readsDuring(async () => (again = seen(await test.get(path))))).toBe(0);
    expect(again).toEqual(first);
  });

  it('a kept page with what the browser has of it → 304; HEAD → its headers alone', async () => {
    const { headers } = await test.get(DAY);
    const etag = headers['etag'] ?? '';
    const fresh = await test.get(DAY).set('If-None-Match', etag).expect(304);
    expect([fresh.text, fresh.headers['cache-control']]).toEqual(['', 'private, no-cache']);
    const head = await request(test.app).head(DAY).set('Host', HOST).expect(200);
    expect([head.text, head.headers['etag']]).toEqual([undefined, etag]);
  });

  it('a page first asked for as 304 → whole for the next', async () => {
    const { headers, text } = await test.get(DAY);
    test.services.storage.record({ action: 'login', actor: '甲', at: AT, after: {} });
    const etag = (await test.get(DAY)).headers['etag'] ?? '';
    expect(etag).not.toBe(headers['etag']);
    await test.get(DAY).set('If-None-Match', etag).expect(304);
    const whole = await test.get(DAY).expect(200);
    expect([whole.headers['content-type'], whole.text.length]).toEqual([
      'text/html; charset=utf-8',
      text.length,
    ]);
  });

  it('a day that cannot be, a category that is not there → refused each time', async () => {
    for (const [path, status] of [
      ['/daily/2025-13-01', 400],
      ['/hotspots/x', 404],
    ] as const) {
      await test.get(path).expect(status);
      await test.get(path).expect(status);
    }
  });
});

describe('something is written → the next request shows it', () => {
  const NEW_DAY = '/daily/2025-10-16';
  const storeDay = (calls: number): string => {
    const text = hotlineText({ day: '10月16日', calls, direct: calls - 476 });
    const done = test.services.ingest.ingestText(document(text, { published: '2025-10-17' }));
    return done.sha256;
  };

  it('a bulletin comes in, is rejected, comes back', async () => {
    expect(await page(NEW_DAY)).not.toContain('1,217');
    storeDay(1217);
    expect(await page(NEW_DAY)).toContain('1,217');
    const [{ readingId } = { readingId: 0 }] = test.services.storage.entriesOn('西宁市', ['2025-10-16']);
    const { review } = test.services;
    review.reject({ readingId, note: '读错', actor: '审核员' });
    expect(await page(NEW_DAY)).not.toContain('1,217');
    review.undo({ readingId, actor: '审核员' });
    expect(await page(NEW_DAY)).toContain('1,217');
  });

  it('an alias → the name that it groups under', async () => {
    expect(await page('/hotspots')).not.toContain('小区事务');
    const alias = { metric: 'hotspot', label: '物业管理', name: '小区事务', since: '2024-01-01' } as const;
    test.services.storage.transaction(() =>
      test.services.storage.decideAlias({ ...alias, note: '合并', actor: '审核员', at: AT }),
    );
    expect(await page('/hotspots')).toContain('小区事务');
  });

  it('by another process → likewise', async () => {
    expect(await page(NEW_DAY)).not.toContain('1,218');
    const file = join(test.services.tempDir, 'ledger.sqlite');
    const other = openStorage(file, { migrations: MIGRATIONS });
    put(other, bulletin('2025-10-16', { figures: [figure('calls', 1218, { unit: '件次' })] }));
    other.close();
    expect(await page(NEW_DAY)).toContain('1,218');
  });

  it('by a hand past the program, without an event → likewise', async () => {
    expect(await page(DAY)).not.toContain('模拟数据');
    const shell = new Database(join(test.services.tempDir, 'ledger.sqlite'));
    shell.exec("INSERT INTO marks VALUES ('simulated')");
    shell.close();
    expect(await page(DAY)).toContain('模拟数据');
  });

  it('a source is redacted → its words are gone', async () => {
    const sha256 = storeDay(1219);
    const search = '/search?q=%E7%89%A9%E4%B8%9A&from=2025-10-16';
    const isFound = async (): Promise<boolean> => load(await page(search))('mark').length > 0;
    expect([await isFound(), await isFound()]).toEqual([true, true]);
    test.services.redact.redact(sha256, { figures: 'removed', note: '含个人信息', actor: '管理员' });
    expect(await isFound()).toBe(false);
  });

  it('while a page is made → it is not kept', async () => {
    const { storage } = test.services;
    const read = storage.entriesOn.bind(storage);
    const slow = jest.spyOn(storage, 'entriesOn').mockImplementation((...asked) => {
      const entries = read(...asked);
      slow.mockRestore();
      storeDay(1220);
      return entries;
    });
    expect(await page(NEW_DAY)).not.toContain('1,220');
    expect(await page(NEW_DAY)).toContain('1,220');
  });

  it('nothing, but the day is another → awaited days are missing', async () => {
    const status = async (): Promise<string> =>
      load(await page(NEW_DAY))('.hotline .badge')
        .first()
        .text();
    expect(await status()).toBe('待刊');
    test.clock.pass(5 * 24 * 60);
    expect(await status()).not.toBe('待刊');
  });
});

describe('a page is its visitor’s', () => {
  const nameOn = async (visitor: Visitor): Promise<string> => (await visitor.page(DAY))('.who').text();

  it('two users and a stranger, twice → each sees the own name and token', async () => {
    for (let time = 0; time < 2; time += 1) {
      expect(await nameOn(test.as('clerk'))).toContain('clerk');
      expect(await nameOn(test.as('viewer'))).toContain('viewer');
      expect(await nameOn(test)).toContain('登录');
    }
  });

  it('one user in two browsers → each has the token of its own session', async () => {
    ensureUser(test.services, 'clerk', 'clerk');
    const place = { app: test.app, host: HOST };
    const [one, other] = [await logIn(place, 'clerk'), await logIn(place, 'clerk')];
    const tokenFor = async ({ cookie }: Held): Promise<string> =>
      tokenOf(await test.get(DAY).set('Cookie', cookie));
    expect([await tokenFor(one), await tokenFor(other), await tokenFor(one)]).toEqual([
      one.token,
      other.token,
      one.token,
    ]);
  });

  it('another role, then a logout → the very next page has it', async () => {
    const clerk = test.as('clerk');
    const canIngest = async (): Promise<boolean> => (await clerk.page(DAY))('a[href="/ingest"]').length > 0;
    expect([await canIngest(), await canIngest()]).toEqual([true, true]);
    test.services.accounts.setRole('clerk', 'viewer', '管理员');
    expect(await canIngest()).toBe(false);
    await clerk.post('/logout').expect(303);
    expect(await nameOn(clerk)).toContain('登录');
  });
});

describe('room for pages', () => {
  /** Answers each path with a hundred letters, and counts how often it has to. */
  function smallApp(mostBytes: number): { app: Express; made: string[] } {
    const made: string[] = [];
    const app = express();
    app.get('/:name', keptPages(test.services, mostBytes), ({ path }, response) => {
      made.push(path.slice(1));
      response.send(path.slice(1).repeat(100));
    });
    return { app, made };
  }

  it('more pages than it holds → those that nobody asked for longest are made again', async () => {
    const { app, made } = smallApp(350);
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await request(app).get(`/${name}`).expect(200);
    expect(made.join('')).toBe('abcb');
  });

  it('a page that is larger than all the room → it is sent, and not kept', async () => {
    const { app, made } = smallApp(50);
    for (const name of ['a', 'a']) expect((await request(app).get(`/${name}`)).text).toBe('a'.repeat(100));
    expect(made).toEqual(['a', 'a']);
  });
});
