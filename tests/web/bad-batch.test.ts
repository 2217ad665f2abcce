// A batch of bad documents around a good one, dropped on the real server: it goes on answering, the good one is read.
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { pino } from 'pino';
import { createApp } from '../../src/web/app.js';
import { HOST, OPEN, openApp, type TestApp } from '../support/app.js';
import * as bad from '../support/bad-documents.js';
import { hotlineText } from '../support/builders.js';
import { docxOf, htmlOf, zipOf } from '../support/documents.js';
import { ensureUser } from '../support/users.js';
import { logIn } from '../support/visitor.js';

const MEGABYTE = 1024 * 1024;
const server = createServer();
let test: TestApp;
let site = '';

beforeAll(async () => {
  test = openApp('empty');
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  site = `http://${host}`;
  server.on(
    'request',
    createApp(test.services, { hosts: [host], entrance: OPEN, logger: pino({ level: 'silent' }) }),
  );
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  test.close();
});

interface Health {
  medianMs: number;
  highestBytes: number;
}

/** Asks for the health of the server until it is told to stop. */
async function healthUntil(stop: AbortSignal): Promise<Health> {
  const times: number[] = [];
  let highestBytes = 0;
  while (!stop.aborted) {
    const begun = performance.now();
    expect((await fetch(`${site}/healthz`)).status).toBe(200);
    times.push(performance.now() - begun);
    highestBytes = Math.max(highestBytes, process.memoryUsage().rss);
    await wait(20);
  }
  const sorted = times.sort((a, b) => a - b);
  return { medianMs: sorted[Math.floor(sorted.length / 2)] ?? Infinity, highestBytes };
}

it('every bad document in one form, a good one among them → a sentence each, the good one read, /healthz quick', async () => {
  const documents: [string, Buffer, string][] = [
    ['locked.pdf', bad.encryptedPdf(), '密码'],
    ['broken.pdf', Buffer.from('%PDF-1.7\n'), '损坏'],
    ['long.pdf', bad.pdfOfPages(10_000), '10000'],
    ['bomb.zip', await bad.zipBomb(20, 60), '压缩包解开后有 1200 MB'],
    ['climbing.zip', await bad.climbingZip('其他新闻'), '指向压缩包之外'],
    ['nested.zip', await zipOf([{ name: 'inner.zip', bytes: await zipOf([]) }]), '压缩包里还有压缩包'],
    ['good.zip', await zipOf([{ name: '晚报.docx', bytes: await docxOf(hotlineText()) }]), '将入账'],
    [
      'loading.docx',
      await bad.rawDocx({ relationship: bad.externalRelationship('image') }),
      '引用了外部文件',
    ],
    ['entities.docx', await bad.rawDocx({ prolog: bad.entityBomb(), text: '&e9;' }), '实体定义'],
    ['huge.png', bad.whitePng(30_000), '30000'],
    ['deep.html', Buffer.from(`<!doctype html>${'<div>'.repeat(50_000)}`), '损坏'],
    ['none.bin', Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 37) % 256)), '文件不是文本'],
    ['good.html', Buffer.from(htmlOf(hotlineText({ day: '10月14日' }))), '将入账'],
  ];
  ensureUser(test.services, 'clerk', 'clerk');
  const { cookie, token } = await logIn({ app: test.app, host: HOST }, 'clerk');
  const headers = { Cookie: cookie, 'x-csrf-token': token };
  const form = new FormData();
  form.set('published', '2025-10-16');
  for (const [name, bytes] of documents) form.append('files', new File([bytes], name));
  const stop = new AbortController();
  const before = process.memoryUsage().rss;
  const health = healthUntil(stop.signal);
  const answer = await fetch(`${site}/ingest`, { method: 'POST', body: form, headers });
  stop.abort();
  const { medianMs, highestBytes } = await health;
  const $ = load(await answer.text());
  const told = $('.file')
    .get()
    .map((file) => `${$(file).find('h2').text()} ${$(file).text()}`);
  expect(answer.status).toBe(200);
  for (const [name, , sentence] of documents) {
    expect(told.filter((text) => text.startsWith(name)).join(' ')).toContain(sentence);
  }
  expect(medianMs).toBeLessThan(100);
  expect((highestBytes - before) / MEGABYTE).toBeLessThan(300);
}, 120_000);
