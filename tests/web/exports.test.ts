import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CheerioAPI } from 'cheerio';
import Database from 'better-sqlite3';
import supertest from 'supertest';
import { FIGURES_A_DAY, fillLedger } from '../bench/speed-support/filled-ledger.js';
import { HOST, openApp, type TestApp } from '../support/app.js';

let test: TestApp;
beforeAll(() => {
  test = openApp();
});
afterAll(() => test.close());

/** The folder goes right after the last byte was sent, so a moment after the client has it. */
async function leftOvers(): Promise<string[]> {
  await setTimeout(200);
  return readdirSync(test.services.tempDir).filter((name) => name.startsWith('export-'));
}

describe('CSV downloads', () => {
  it('a dataset → attachment with row count and digest of exactly these bytes, uncompressed, no file left', async () => {
    const response = await test
      .get('/exports/figures.csv')
      .set('Accept-Encoding', 'gzip')
      .buffer()
      .expect(200);
    const digest = createHash('sha256').update(response.text).digest('hex');
    expect(response.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': expect.stringContaining('attachment; filename'),
      'x-row-count': String(response.text.trim().split('\r\n').length - 1),
      'x-sha256': digest,
      'content-length': String(Buffer.byteLength(response.text)),
    });
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(response.text).toMatch(/calls,.*1215/);
    expect(await leftOvers()).toEqual([]);
  });

  it('from and to → only these days; for=excel → a BOM and Chinese headers', async () => {
    const path = '/exports/hotline.csv?from=2025-10-01&to=2025-10-31&for=excel';
    const response = await test.get(path).buffer().expect(200);
    expect(response.headers['x-row-count']).toBe('1');
    expect(response.headers['content-disposition']).toMatch(
      /hotline_2025-10-01_2025-10-31_\d+-[0-9a-f]{32}\.csv/,
    );
    expect(response.text.startsWith('\ufeff日期,')).toBe(true);
  });

  it('every dataset of the list → can be downloaded; the audit chain by auditors alone', async () => {
    const auditor = test.as('auditor');
    const pathsOf = ($: CheerioAPI): string[] =>
      $('button[formaction]')
        .map((_index, button) => $(button).attr('formaction'))
        .get();
    expect(pathsOf(await test.as('viewer').page('/exports'))).toHaveLength(8);
    const paths = pathsOf(await auditor.page('/exports'));
    expect(paths).toHaveLength(9);
    for (const path of paths)
      await auditor.get(`${path}?from=&to=&for=excel&kind=&category=&body=`).expect(200);
  });

  it('a failure while writing → a status, never half a file', async () => {
    const broken = openApp();
    Object.assign(broken.services, { tempDir: join(broken.services.tempDir, 'gone') });
    const response = await broken.get('/exports/figures.csv').expect(500);
    expect(response.headers['content-disposition']).toBeUndefined();
    expect(response.headers['content-type']).toContain('text/html');
    broken.close();
  });
});

it('a big export → /healthz answers meanwhile', async () => {
  const big = openApp('empty');
  const file = join(big.services.tempDir, 'ledger.sqlite');
  fillLedger(file, { regions: [big.services.region], from: '2020-01-01', days: 1000 });
  let rows: unknown;
  const exported = big.get('/exports/figures.csv').then(({ headers }) => {
    rows = headers['x-row-count'];
  });
  let answers = 0;
  while (rows === undefined) {
    await big.get('/healthz').expect(200);
    answers += 1;
  }
  await exported;
  expect(rows).toBe(String(1000 * FIGURES_A_DAY));
  expect(answers).toBeGreaterThan(5);
  big.close();
});

describe('filters', () => {
  it('kind, category, body → only these rows', async () => {
    const rowsOf = async (query: string): Promise<string[]> => {
      const { text } = await test.get(`/exports/figures.csv?${query}`).buffer().expect(200);
      return text.trim().split('\r\n').slice(1);
    };
    const all = await rowsOf('');
    const hazards = await rowsOf('kind=hazard');
    expect(hazards.every((row) => row.includes(',hazard,'))).toBe(true);
    expect([hazards.length > 0, hazards.length < all.length]).toEqual([true, true]);
    const named = await rowsOf(`category=${encodeURIComponent('消费维权')}`);
    expect(named.length).toBeGreaterThan(0);
    expect(named.every((row) => row.includes('消费维权'))).toBe(true);
    expect(await rowsOf(`body=${encodeURIComponent('没有的单位')}`)).toEqual([]);
  });

  it.each([
    [
      'hotline.csv?category=x',
      '“热线通报”不能按类别筛选，能这样筛选的有：热点问题、隐患主要问题、全部数字。',
    ],
    ['channels.csv?body=x', '“网民留言渠道”不能按单位筛选'],
    ['hotline.csv?kind=hazard', '“热线通报”里没有安全隐患通报，请改选通报种类或数据集。'],
    ['figures.csv?kind=x', '通报种类不对。'],
    [`figures.csv?category=${'x'.repeat(101)}`, '筛选的名称太长。'],
    ['figures.csv?from=2025-02-01&to=2025-01-01', '起始日期晚于截止日期。'],
  ])('%s → refused with a sentence', async (path, sentence) => {
    const { text } = await test.get(`/exports/${path}`).expect(400);
    expect(text).toContain(sentence);
  });
});

describe('the record of exports', () => {
  const exports = (app: TestApp): Record<string, unknown>[] =>
    app.services.storage
      .events({ action: 'export', most: 100 })
      .map(({ actor, after }) => ({ actor, ...(JSON.parse(after ?? '{}') as object) }));

  it('a download → an event with what was asked for and its digest; the head before it goes along', async () => {
    const before = test.services.storage.head();
    const path =
      '/exports/hotspots.csv?from=2025-10-01&body=%E7%9B%B8%E5%BA%94%E5%8E%BF%E5%8C%BA%E6%94%BF%E5%BA%9C';
    const { headers } = await test.as('clerk').get(path).buffer().expect(200);
    expect(exports(test)[0]).toEqual({
      ...{ actor: 'clerk', dataset: 'hotspots', from: '2025-10-01', to: null, kind: null, category: false },
      ...{ body: true, forExcel: false, rows: Number(headers['x-row-count']) },
      ...{
        bytes: Number(headers['content-length']),
        sha256: headers['x-sha256'],
        head: headers['x-chain-head'],
      },
    });
    const seq = Number(String(headers['x-chain-head']).split('-')[0]);
    expect(test.services.storage.head()?.seq).toBe(seq + 1);
    expect(seq).toBeGreaterThanOrEqual(before?.seq ?? 0);
    const $ = await test.page('/exports');
    const newest = $('#history ~ table tbody tr').first().text();
    expect(newest).toContain(String(headers['x-sha256']));
    expect(newest).toContain('按单位筛选');
    expect(newest).not.toMatch(/类别|false/);
  });

  it('a name typed as a filter → not in the chain, where no redaction reaches it, nor on the page', async () => {
    const name = encodeURIComponent('张三');
    await test.get(`/exports/figures.csv?category=${name}&body=${name}`).expect(200);
    const [event] = test.services.storage.events({ action: 'export', most: 1 });
    expect(JSON.stringify(event)).not.toContain('张三');
    expect(exports(test)[0]).toMatchObject({ category: true, body: true });
    const text = (await test.page('/exports')).text();
    expect(text).toContain('按类别筛选，按单位筛选');
    expect(text).not.toContain('张三');
  });

  it('HEAD, a page of another site, a failure, a refusal → nothing is recorded', async () => {
    const count = exports(test).length;
    await supertest(test.app).head('/exports/hotline.csv').set('Host', HOST).expect(200);
    await test.get('/exports/hotline.csv').set('Sec-Fetch-Site', 'cross-site').expect(403);
    await test.get('/exports/hotline.csv?category=x').expect(400);
    const broken = openApp();
    Object.assign(broken.services, { tempDir: join(broken.services.tempDir, 'gone') });
    await broken.get('/exports/figures.csv').expect(500);
    expect([exports(test).length, exports(broken)]).toEqual([count, []]);
    broken.close();
  });

  it('a database that another program holds → 503 and a sentence, no file, no event', async () => {
    const busy = openApp();
    const shell = new Database(join(busy.services.tempDir, 'ledger.sqlite'));
    shell.exec('BEGIN IMMEDIATE');
    const response = await busy.get('/exports/hotline.csv').expect(503);
    shell.exec('ROLLBACK');
    shell.close();
    expect(response.text).toContain('正被其他程序占用，请稍后再试');
    expect([response.headers['content-disposition'], exports(busy)]).toEqual([undefined, []]);
    busy.close();
  }, 15_000);
});

describe('the audit package', () => {
  it('an auditor → a ZIP, its digest and head in headers, in the record and on the page', async () => {
    const auditor = test.as('auditor');
    const response = await auditor
      .post('/exports/package')
      .type('form')
      .send({ from: '2025-10-01', to: '2025-10-31' })
      .buffer()
      .parse(binary)
      .expect(200);
    const digest = String(response.headers['x-package-digest']);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(response.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': expect.stringMatching(
        /audit-package_2025-10-01_2025-10-31_\d+-[0-9a-f]{32}\.zip/,
      ),
    });
    expect((response.body as Buffer).subarray(0, 2).toString()).toBe('PK');
    const $ = await auditor.page('/exports');
    const newest = $('#history ~ table tbody tr').first().text();
    expect(newest).toContain('审计包');
    expect(newest).toContain(`包摘要 ${digest}`);
    expect(await leftOvers()).toEqual([]);
  });

  it.each(['viewer', 'clerk'] as const)('a %s → 403, and no form for it', async (role) => {
    await test.as(role).post('/exports/package').expect(403);
    const $ = await test.as(role).page('/exports');
    expect($('form[action="/exports/package"]')).toHaveLength(0);
  });
});

/** supertest hands over the answer as it comes from the connection. */
function binary(answer: supertest.Response, done: (error: Error | null, body: Buffer) => void): void {
  const response = answer as unknown as Readable;
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
}
