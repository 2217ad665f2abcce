// The original bytes: saved under a harmless name, never shown; and the form that takes them out for good.
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { savedName } from '../../src/web/view/file-name.js';
import { openApp, type TestApp } from '../support/app.js';
import { hotlineText } from '../support/builders.js';

let test: TestApp;
beforeEach(() => {
  test = openApp('empty');
});
afterEach(() => test.close());

async function bring(text: string, name: string): Promise<string> {
  const brought = { name, bytes: Buffer.from(text), origin: 'person', actor: '录入员' } as const;
  const [outcome] = await test.services.ingest.ingest({ ...brought, published: '2025-10-16' });
  return outcome?.sha256 ?? '';
}

const SHA = 'ab'.repeat(32);
const saved = (name: string, extractor = 'text 1'): string => savedName({ name, sha256: SHA, extractor });

describe('the original', () => {
  it('→ the very bytes as a download that nothing renders', async () => {
    const text = `<script>alert(1)</script>\r\n${hotlineText()}`;
    const sha256 = await bring(text, '晨报 10-16.txt');
    const response = await test.as('viewer').get(`/sources/${sha256}/original`).expect(200);
    expect(Buffer.from(response.body as Uint8Array).toString()).toBe(text);
    expect(response.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="source-${sha256.slice(0, 8)}.txt"; filename*=UTF-8''${encodeURIComponent('晨报 10-16.txt')}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(text)),
    });
  });

  it('of an unknown or misspelt digest → 404, 400', async () => {
    await test.as('viewer').get(`/sources/${SHA}/original`).expect(404);
    await test.as('viewer').get('/sources/..%2f..%2fledger.sqlite/original').expect(400);
  });
});

describe('the name it is saved under', () => {
  it.each([
    ['page.txt', 'page.txt'],
    ['../../etc/passwd', 'passwd.txt'],
    ['C:\\Users\\x\\晨报.TXT', '晨报.txt'],
    ['a.zip/b/page.md', 'page.md'],
    ['CON', '_CON.txt'],
    ['nul.txt', '_nul.txt'],
    ['LPT1.a.txt', '_LPT1.a.txt'],
    ['.htaccess', 'htaccess.txt'],
    ['..', `来源-abababab.txt`],
    ['', `来源-abababab.txt`],
    ['run.bat', 'run.bat.txt'],
    ['run.exe .', 'run.exe.txt'],
    ['a\r\nSet-Cookie: x=1.txt', 'aSet-Cookie x=1.txt'],
    ['a\u202Etxt.exe', 'atxt.exe.txt'],
    ['a"; filename=b.html', 'a; filename=b.html.txt'],
    [`${'长'.repeat(300)}.txt`, `${'长'.repeat(60)}.txt`],
  ])('%j → %s', (name, expected) => {
    expect(saved(name)).toBe(expected);
  });

  it('by what read it → an ending of its kind alone', () => {
    expect(saved('a.pdf', 'pdfjs 5.6.205')).toBe('a.pdf');
    expect(saved('a.html', 'pdfjs 5.6.205')).toBe('a.html.pdf');
    expect(saved('a.what', 'other 1')).toBe('a.what.bin');
  });

  it('any name → no path, no sign that a system reads, no device, short, with a harmless ending', () => {
    const device = fc.constantFrom(
      'CON',
      'nul.',
      'com1.txt',
      '/',
      '\\',
      '..',
      '\u0000',
      '\u202E',
      '%2f',
      '"',
    );
    const names = fc.array(fc.oneof(device, fc.string({ unit: 'binary' })), { maxLength: 8 });
    fc.assert(
      fc.property(names, (parts) => {
        const name = saved(parts.join(''));
        expect(name).toMatch(/^[^/\\<>:"|?*\p{C}]{1,70}\.(txt|md)$/u);
        expect(name).not.toMatch(/^[.\s]|^(con|prn|aux|nul|com\d|lpt\d)\./iu);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
      }),
    );
  });
});

describe('the redaction of a source by its page', () => {
  const NAME = '王五家人';
  const TEXT = hotlineText().replace('无集中反映问题', `${NAME}反映噪声`);
  const form = (sha256: string, rest: Record<string, string> = {}): Record<string, string> => ({
    ...{ note: '含个人信息', figures: 'kept', confirm: sha256.slice(0, 8), ...rest },
  });

  it('the form → for administrators alone; others are refused', async () => {
    const sha256 = await bring(TEXT, `${NAME}.txt`);
    for (const role of ['viewer', 'clerk', 'auditor'] as const) {
      const $ = await test.as(role).page(`/sources/${sha256}`);
      expect($('form[action$="/redact#redact"]').length).toBe(0);
      await test.as(role).post(`/sources/${sha256}/redact`).type('form').send(form(sha256)).expect(403);
    }
    const $ = await test.as('admin').page(`/sources/${sha256}`);
    expect($('form[action$="/redact#redact"]').length).toBe(1);
    expect($('form[action$="/redact#redact"] [name="note"]').attr('required')).toBeDefined();
    expect(test.services.storage.redaction(sha256)).toBeNull();
  });

  it.each([
    [{ confirm: '00000000' }, '照抄的摘要不对'],
    [{ note: '  ' }, '请写明隐去的理由'],
    [{ figures: 'some' }, '请选择数字是保留还是一并隐去'],
    [{ note: '长'.repeat(301) }, '理由太长'],
  ])('%j → the form again with what it had, nothing done', async (rest, words) => {
    const sha256 = await bring(TEXT, `${NAME}.txt`);
    const sent = form(sha256, { note: '误传"的"', ...(rest as Record<string, string>) });
    const answer = await test
      .as('admin')
      .post(`/sources/${sha256}/redact`)
      .type('form')
      .send(sent)
      .expect(400);
    expect(answer.text).toContain(words);
    expect(test.services.storage.redaction(sha256)).toBeNull();
  });

  it.each(['kept', 'removed'] as const)(
    'done, figures %s → the page says when, by whom and why; no name on any page, old links answer',
    async (figures) => {
      const sha256 = await bring(TEXT, `${NAME}.txt`);
      const held = test.services.storage.source(sha256)?.readings[0]?.bulletin.figures ?? [];
      const id = held.find(({ metric }) => metric === 'hotspot')?.id ?? 0;
      const admin = test.as('admin');
      const done = await admin.post(`/sources/${sha256}/redact`).type('form').send(form(sha256, { figures }));
      expect([done.status, done.headers['location']]).toEqual([303, `/sources/${sha256}`]);
      const $ = await admin.page(`/sources/${sha256}`);
      expect($('h1').text()).toBe('已隐去的来源');
      const told = $('section:has(#redacted)').text();
      for (const words of ['2025年10月18日 10:00', 'admin', '含个人信息']) expect(told).toContain(words);
      expect($(`#figure-${id} data`).attr('value')).toBe(figures === 'kept' ? '64' : undefined);
      const chosen = await admin.page(`/sources/${sha256}?figure=${id}`);
      expect(chosen('.chosen-figure .card-value').text().trim()).toBe(figures === 'kept' ? '64件' : '—');
      await admin.get(`/sources/${sha256}/original`).expect(404);
      for (const path of [
        ...[`/sources/${sha256}`, `/sources/${sha256}?figure=${id}`, '/daily/2025-10-15', '/weekly/2025-W42'],
        ...['/statements', '/ingest', '/exports', '/api/v1/daily/2025-10-15', '/api/v1/weekly/2025-W42'],
      ]) {
        const { text } = await admin.get(path).expect(200);
        expect([path, text.includes(NAME)]).toEqual([path, false]);
      }
      for (const dataset of ['hotline', 'hotspots', 'figures', 'statements']) {
        const csv = await admin.get(`/exports/${dataset}.csv`).expect(200);
        expect(csv.text).not.toContain(NAME);
      }
      await admin.post(`/sources/${sha256}/redact`).type('form').send(form(sha256)).expect(400);
    },
  );

  it('figures kept → the day still links to them, under a name that says so', async () => {
    const sha256 = await bring(TEXT, `${NAME}.txt`);
    const admin = test.as('admin');
    await admin.post(`/sources/${sha256}/redact`).type('form').send(form(sha256)).expect(303);
    const $ = await admin.page('/daily/2025-10-15');
    expect($('.sources a').first().text()).toBe('已隐去的来源');
    const [path = '', place = ''] = (
      $('data[data-metric="calls"]').first().parent('a').attr('href') ?? ''
    ).split('#');
    const source = await admin.page(path);
    expect(source(`[id="${place}"] data`).attr('value')).toBe('1215');
  });

  it('while another program reads the database → the page says that remains are left, until they are not', async () => {
    const sha256 = await bring(TEXT, `${NAME}.txt`);
    const reader = new Database(join(test.services.tempDir, 'ledger.sqlite'));
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM sources').get();
    const admin = test.as('admin');
    await admin.post(`/sources/${sha256}/redact`).type('form').send(form(sha256)).expect(303);
    const alert = async (): Promise<string> => (await admin.page(`/sources/${sha256}`))('main .alert').text();
    expect(await alert()).toContain('还没有抹净');
    reader.close();
    expect(await alert()).toBe('');
  });

  it('an undated reading of a redacted source → still listed among those without a date', async () => {
    const brought = {
      name: `${NAME}.txt`,
      bytes: Buffer.from(TEXT),
      origin: 'person',
      actor: '录入员',
    } as const;
    const [outcome] = await test.services.ingest.ingest(brought);
    const sha256 = outcome?.sha256 ?? '';
    const admin = test.as('admin');
    await admin.post(`/sources/${sha256}/redact`).type('form').send(form(sha256)).expect(303);
    const $ = await admin.page('/ingest');
    expect($(`.undated li:has(a[href^="/sources/${sha256}#"])`).text()).toContain('已隐去的来源');
  });
});
