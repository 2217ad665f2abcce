// More requests at once than are taken: over real connections to the real application.
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import express from 'express';
import { pino } from 'pino';
import { crowd } from '../../src/web/middleware/crowd.js';
import { goneAway } from '../../src/web/middleware/gone-away.js';
import { openSite, type Site } from '../support/site.js';
import { ensureUser } from '../support/users.js';
import { logIn } from '../support/visitor.js';

const MOST_AT_ONCE = 250;

let site: Site;
let held: Socket[];

beforeEach(async () => {
  site = await openSite();
  held = [];
});
afterEach(() => {
  for (const socket of held) socket.destroy();
  site.close();
});

/** A request whose form does not come to its end. */
async function hold(head: string): Promise<Socket> {
  const { host, hostname, port } = new URL(site.url);
  const socket = connect(Number(port), hostname).on('error', () => undefined);
  held.push(socket);
  await new Promise((resolve) =>
    socket.write(`POST ${head}\r\nHost: ${host}\r\nContent-Length: 100\r\n\r\n1`, resolve),
  );
  return socket;
}

const get = (path: string): Promise<Response> => fetch(site.url + path, { redirect: 'manual' });

async function statusUntil(path: string, wanted: number): Promise<number> {
  for (let looks = 0; looks < 500; looks += 1) {
    const { status } = await get(path);
    if (status === wanted) return status;
  }
  return (await get(path)).status;
}

describe('more requests at once than are taken', () => {
  beforeEach(async () => {
    const type = 'Content-Type: application/x-www-form-urlencoded';
    for (let count = 0; count < MOST_AT_ONCE; count += 1) await hold(`/login HTTP/1.1\r\n${type}`);
    expect(await statusUntil('/daily/2025-10-15', 503)).toBe(503);
  });

  it('a page, data → 503 with Retry-After and a sentence in Chinese; nothing to be cached', async () => {
    const page = await get('/daily/2025-10-15');
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '30']);
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(load(await page.text())('main').text()).toContain('现在访问的人太多，请过半分钟再试。');
    const data = await get('/api/v1/daily/2025-10-15');
    expect([data.status, data.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await data.json()).toMatchObject({ error: { code: 'unavailable' } });
  });

  it('the health, style sheets, the way of an upload → answered all the same', async () => {
    ensureUser(site.services, 'clerk', 'clerk');
    expect((await get('/healthz')).status).toBe(200);
    expect((await get('/assets/base.css')).status).toBe(200);
    expect((await get('/ingest')).status).not.toBe(503);
    expect((await get(`/ingest/progress/${'A'.repeat(24)}`)).status).not.toBe(503);
    const store = await fetch(`${site.url}/ingest/store`, { method: 'POST', redirect: 'manual' });
    expect(store.status).not.toBe(503);
  });

  it('one goes away → there is room again at once', async () => {
    held[0]?.destroy();
    expect(await statusUntil('/daily/2025-10-15', 200)).toBe(200);
  });
});

it('many requests sent at once on connections that are then closed → none of them counts any more', async () => {
  const app = express();
  const clock = { now: () => new Date(0), today: () => '2025-10-18' };
  app.use(goneAway, crowd({ clock, logger: pino({ level: 'silent' }) }, 20));
  app.get('/readyz', (_request, response) => void setTimeout(() => response.end(), 100));
  app.get('/quick', (_request, response) => void response.end());
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  for (let rounds = 0; rounds < 2; rounds += 1) {
    const socket = connect(port, '127.0.0.1');
    const ask = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;
    socket.write(ask('/readyz') + ask('/quick').repeat(30));
    await pause(50);
    socket.destroy();
    // The slow one, which does not count itself, is done.
    await pause(100);
  }
  const { status } = await fetch(`http://127.0.0.1:${port}/quick`);
  server.close();
  server.closeAllConnections();
  expect(status).toBe(200);
});

it('an upload that waits → its page is told how many come before', async () => {
  ensureUser(site.services, 'clerk', 'clerk');
  const { cookie, token } = await logIn({ app: site.app, host: new URL(site.url).host }, 'clerk');
  const id = 'B'.repeat(24);
  const type = `Content-Type: multipart/form-data; boundary=x\r\nCookie: ${cookie}\r\nX-CSRF-Token: ${token}`;
  await hold(`/ingest HTTP/1.1\r\n${type}`);
  await hold(`/ingest?progress=${id} HTTP/1.1\r\n${type}`);
  const progress = (): Promise<Response> =>
    fetch(`${site.url}/ingest/progress/${id}`, { headers: { Cookie: cookie } });
  for (let looks = 0; looks < 500 && (await progress()).status !== 200; looks += 1) continue;
  expect(await (await progress()).json()).toEqual({
    now: '前面还有 1 份在录入，轮到时自动开始，请不要关闭页面。',
    found: [],
  });
});
