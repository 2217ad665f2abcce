// Prints of our own pages: one page a token, one origin, no script, nothing of it in any log; and what is said where it cannot be.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { createPrinter, type Printer } from '../../src/printing/chromium.js';
import { findChromium } from '../../src/printing/find-chromium.js';
import { createPrintTokens } from '../../src/printing/print-tokens.js';
import { oneAtATime } from '../../src/domain/queue.js';
import { browserFile } from '../support/browser.js';
import { reportOf } from '../support/report.js';
import { layoutOf, textOf } from '../support/pdf-layout.js';

const chromium = await browserFile();
const withBrowser = chromium === null ? describe.skip : describe;
const ACCESS = { token: () => 'einmalig' };
const REPORT = reportOf();

describe('tokens', () => {
  const later = { ms: 0 };
  const tokens = createPrintTokens({ now: () => new Date(later.ms), today: () => '2025-10-18' });

  it('its path, once → through, to its report; again, another path, another token → not', () => {
    const token = tokens.issue('/reports/2025-W42', REPORT);
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(tokens.redeem(token, '/reports/2025-W42')).toBe(REPORT);
    expect(tokens.redeem(token, '/reports/2025-W42')).toBeNull();
    expect(tokens.redeem('other', '/reports/2025-W42')).toBeNull();
  });

  it('another path → not, and the token is used up', () => {
    const token = tokens.issue('/reports/2025-W42', REPORT);
    expect(tokens.redeem(token, '/users')).toBeNull();
    expect(tokens.redeem(token, '/reports/2025-W42')).toBeNull();
  });

  it('after a minute → not', () => {
    const early = tokens.issue('/reports/2025', REPORT);
    const late = tokens.issue('/reports/2025', REPORT);
    later.ms = 59_999;
    expect(tokens.redeem(early, '/reports/2025')).toBe(REPORT);
    later.ms = 60_000;
    expect(tokens.redeem(late, '/reports/2025')).toBeNull();
  });
});

describe('turns', () => {
  it('several at once → one after the other, a failed one ends its turn; beyond the queue → told to come later', async () => {
    const inTurn = oneAtATime(4, '请过一会儿再试。');
    const done: number[] = [];
    let running = 0;
    const work = (index: number) => async (): Promise<number> => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      done.push(index);
      if (index === 1) throw new Error('once');
      return index;
    };
    const results = await Promise.allSettled([0, 1, 2, 3, 4, 5, 6].map((index) => inTurn(work(index))));
    expect(results.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
    ]);
    expect(done).toEqual([0, 1, 2, 3, 4]);
    expect(results[6]).toMatchObject({
      reason: { code: 'unavailable', message: '请过一会儿再试。' },
    });
    expect(await inTurn(work(7))).toBe(7);
  });
});

describe('where Chromium is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'find-chromium-'));
  const file = join(folder, 'chromium');
  writeFileSync(file, '#!/bin/sh\nexit 1\n');
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('named → that one, or none; else the first in the search path that can be run', () => {
    expect(findChromium({ named: file, path: [] })).toBeNull();
    chmodSync(file, 0o755);
    expect(findChromium({ named: file, path: [] })).toBe(file);
    expect(findChromium({ named: folder, path: [folder] })).toBeNull();
    expect(findChromium({ named: null, path: ['/nowhere', folder] })).toBe(file);
  });

  it('none → a sentence, before any work', async () => {
    const printer = createPrinter({ named: join(folder, 'none'), path: [], sandbox: true });
    expect(printer.refusal).toContain('没有找到 Chromium');
    await expect(printer.printPage('http://127.0.0.1:1/', ACCESS)).rejects.toMatchObject({
      message: printer.refusal,
    });
  });

  it('one that does not start → a sentence that names it, never its output', async () => {
    const printer = createPrinter({ named: file, path: [], sandbox: false });
    await expect(printer.printPage('http://127.0.0.1:1/', ACCESS)).rejects.toMatchObject({
      code: 'unavailable',
      message: `Chromium（${file}）启动不了，不能生成 PDF。`,
    });
  });

  (process.getuid?.() === 0 ? it : it.skip)('as root with the sandbox → a sentence that says how', () => {
    expect(createPrinter({ named: file, path: [], sandbox: true }).refusal).toMatch(
      /root.*CHROMIUM_SANDBOX=0/,
    );
  });
});

withBrowser('a print', () => {
  let server: Server;
  let foreign: Server;
  let printer: Printer;
  let own = '';
  const asked: { url: string; referer: string | undefined; host: string | undefined }[] = [];
  const strangers: string[] = [];

  const listening = async (made: Server): Promise<string> => {
    await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(made.address() as AddressInfo).port}`;
  };

  beforeAll(async () => {
    foreign = createServer((request, response) => {
      strangers.push(request.url ?? '');
      response.end();
    });
    const other = await listening(foreign);
    server = createServer((request, response) => {
      asked.push({ url: request.url ?? '', referer: request.headers.referer, host: request.headers.host });
      const path = new URL(request.url ?? '/', 'http://x').pathname;
      if (path === '/away') response.writeHead(302, { Location: `${other}/stolen` }).end();
      else if (path === '/login') response.end('login');
      else if (path === '/shut') response.writeHead(302, { Location: '/login' }).end();
      else if (path === '/page') {
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
          .end(`<!doctype html><html lang="zh"><title>t</title>
          <style>@page { size: A4; margin: 20mm }</style><link rel="stylesheet" href="/own.css"><link rel="stylesheet" href="${other}/foreign.css">
          <body><h1>Heading</h1><p id="said">unscripted</p><svg id="chart" style="display:block" width="300" height="100"><rect width="300" height="100" fill="red"/></svg>
          <img src="${other}/pixel.png"><script>document.getElementById('said').textContent = 'scripted'</script>`);
      } else response.end();
    });
    own = await listening(server);
    printer = createPrinter({ named: chromium, path: [], sandbox: false });
  });

  afterAll(async () => {
    await printer.close();
    for (const one of [server, foreign]) {
      one.closeAllConnections();
      one.close();
    }
  });

  it('a page → A4, tagged, as it is without script; the token is in its address alone, other origins are not asked', async () => {
    const pdf = await printer.printPage(`${own}/page`, ACCESS);
    const pages = await layoutOf(pdf);
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([[210, 297]]);
    const said = pages.map(({ texts }) => textOf(texts)).join('');
    expect(said).toContain('unscripted');
    expect(pdf.includes('/StructTreeRoot')).toBe(true);
    expect(asked.filter(({ url }) => url.includes('einmalig')).map(({ url }) => url)).toEqual([
      '/page?print=einmalig',
    ]);
    expect(asked.map(({ url }) => url)).toContain('/own.css');
    expect(strangers).toEqual([]);
  });

  it('a part → its picture in the resolution of paper; one that is not there → null', async () => {
    const png = await printer.pictureOf(`${own}/page`, '#chart', ACCESS);
    const { width, height, format } = await sharp(png ?? Buffer.alloc(0)).metadata();
    expect({ width, format }).toEqual({ width: 900, format: 'png' });
    // A pixel more where it does not begin on one.
    expect(Math.abs(height - 300)).toBeLessThanOrEqual(3);
    expect(await printer.pictureOf(`${own}/page`, '#none', ACCESS)).toBeNull();
  });

  it.each(['/shut', '/away'])(
    '%s leads elsewhere → a sentence without the token, no stranger asked',
    async (path) => {
      const refused = await printer.printPage(`${own}${path}`, ACCESS).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: 'unavailable' });
      expect(String(refused)).not.toContain('einmalig');
      expect(strangers).toEqual([]);
    },
  );

  it('a browser that was ended → the next print starts another', async () => {
    await printer.close();
    expect((await printer.printPage(`${own}/page`, ACCESS)).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
