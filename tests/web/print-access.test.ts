// The one-time token of a print: what it opens, once, and that no log ever has it.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import supertest from 'supertest';
import { HOST, openApp, type TestApp } from '../support/app.js';
import { ensureUser } from '../support/users.js';

const PATH = '/reports/2025-W42';
let test: TestApp;
let token: string;

beforeEach(() => {
  test = openApp('seeds', { openReading: false });
  ensureUser(test.services, 'viewer', 'viewer');
  // As the printer makes it; there is no Chromium here to use it.
  token = test.services.printing.issue(PATH, test.services.reports.draft('2025-W42'));
});

afterEach(() => {
  test.close();
});

async function statusOf(path: string): Promise<number> {
  return (await test.get(path)).status;
}

describe('a token', () => {
  it('its page → open once, to a reader who may do nothing else; the address is told to nobody', async () => {
    const response = await test.get(`${PATH}?print=${token}`);
    expect(response.status).toBe(200);
    expect(response.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    expect(response.headers['set-cookie']).toBeUndefined();
    expect(response.text).not.toContain(token);
    expect(response.text).not.toContain('<textarea');
    expect(await statusOf(`${PATH}?print=${token}`)).toBe(302);
  });

  it.each(['/weekly/2025-W42', '/reports', '/audit', '/reports/2025-W42.csv', '/reports/2025-W41'])(
    'another address, %s → the login, and the token is used up',
    async (path) => {
      expect(await statusOf(`${path}?print=${token}`)).toBe(302);
      expect(await statusOf(`${PATH}?print=${token}`)).toBe(302);
    },
  );

  it('a write → refused', async () => {
    const { status } = await test.post(`${PATH}?print=${token}`);
    expect(status).toBe(401);
  });

  it('after a minute → the login', async () => {
    test.clock.pass(1);
    expect(await statusOf(`${PATH}?print=${token}`)).toBe(302);
  });

  it('the log → has the request, never the token', async () => {
    await test.get(`${PATH}?print=${token}`);
    await test.get(`/weekly/2025-W42?a=1&print=${token}&b=2`);
    const log = JSON.stringify(test.log);
    expect(log).toContain(`${PATH}?print=…`);
    expect(log).toContain('/weekly/2025-W42?a=1&print=…&b=2');
    expect(log).not.toContain(token);
  });

  it('the ledger moves on → just the document that it was made for, with its head, and no figure leads anywhere', async () => {
    const { printing, reports, storage } = test.services;
    const document = { ...reports.draft('2025-W42'), title: '当时的周报' };
    const at = '2025-10-18T03:00:00.000Z';
    storage.record({ action: 'note', actor: '王小明', at, after: { note: '备注' } });
    expect(reports.draft('2025-W42').head).not.toBe(document.head);
    const { text } = await test.get(`${PATH}?print=${printing.issue(PATH, document)}`);
    expect(text).toContain(`/print/${document.head}.css`);
    const $ = load(text);
    expect($('.sheets-title').text()).toBe('当时的周报');
    expect($('.sheets data').length).toBeGreaterThan(10);
    expect($('.sheets a')).toHaveLength(0);
  });
});

describe('behind a proxy', () => {
  const PROXIED = { proxies: 1, https: true, loopback: false };
  const get = (path: string, headers: Record<string, string> = {}): supertest.Test =>
    supertest(test.app)
      .get(path)
      .set({ Host: HOST, ...headers });

  beforeEach(() => {
    test.close();
    test = openApp('seeds', { openReading: false, ...PROXIED });
    ensureUser(test.services, 'viewer', 'viewer');
    token = test.services.printing.issue(PATH, test.services.reports.draft('2025-W42'));
  });

  it('our own browser, which comes past it → the page once, and what it is dressed with; nothing else', async () => {
    const { text } = await get(`${PATH}?print=${token}`).expect(200);
    const sheet = load(text)('link[rel="stylesheet"]').first().attr('href') ?? '';
    await get(sheet).expect(200);
    await get(`${PATH}?print=${token}`).expect(400);
    await get(PATH).expect(400);
    await get('/login').expect(400);
  });

  it('somebody behind the proxy without https → refused, token or not', async () => {
    const headers = { 'X-Forwarded-For': '203.0.113.9', 'X-Forwarded-Proto': 'http' };
    await get(`${PATH}?print=${token}`, headers).expect(400);
    await get('/assets/base.css', headers).expect(400);
  });
});
