// A report as a file: what the download says of itself, what is recorded of it, and who gets none.
import { reportFileName } from '../../src/web/view/export-names.js';
import { SIMULATED_TEXT } from '../../src/reports/wording.js';
import { reportOf } from '../support/report.js';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type supertest from 'supertest';
import { openApp, type TestApp } from '../support/app.js';
import { download, exportsRecorded } from '../support/downloads.js';
import { readWorkbook } from '../support/office.js';
import { issueAsSeen } from '../support/issuing.js';

const FIELDS = { number: '2025年第42期', issuer: '西宁市热线办', drafted: '', checked: '', signed: '' };
/** The week is over only then; in minutes. */
const THREE_DAYS = 3 * 24 * 60;
const FORMATS = ['docx', 'xlsx', 'csv'];
let test: TestApp;

beforeEach(() => {
  test = openApp();
});

afterEach(() => {
  test.close();
});

function nameOf({ headers }: supertest.Response): string {
  const coded = /filename\*=UTF-8''([^;]+)/.exec(String(headers['content-disposition']))?.[1] ?? '';
  return decodeURIComponent(coded);
}

describe('a download', () => {
  it.each(FORMATS)(
    '%s of a week → named by what it is, digested, and in the chain as an export of its days',
    async (format) => {
      const { head } = test.services.reports.draft('2025-W42');
      const response = await download(test, `/reports/2025-W42.${format}`);
      expect(response.status).toBe(200);
      const bytes = response.body as Buffer;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(response.headers).toMatchObject({
        'x-sha256': sha256,
        'x-chain-head': head,
        'content-length': String(bytes.byteLength),
      });
      expect(nameOf(response)).toBe(`西宁市12345热线与安全隐患举报周报_2025-W42_未印发_${head}.${format}`);
      expect(exportsRecorded(test)).toEqual([
        {
          ...{
            dataset: 'report',
            period: '2025-W42',
            edition: null,
            format,
            from: '2025-10-13',
            to: '2025-10-19',
          },
          ...{ kind: null, category: false, body: false, forExcel: false, head, sha256 },
          ...{ rows: Number(response.headers['x-row-count']), bytes: bytes.byteLength },
        },
      ]);
      expect(Number(response.headers['x-row-count'])).toBeGreaterThan(7);
    },
  );

  it('an issued report → as it was frozen, under its edition; what the ledger says since is not in it', async () => {
    test.clock.pass(THREE_DAYS);
    const { id, document } = issueAsSeen(test.services.reports)('2025-W42', FIELDS, '王小明');
    test.services.storage.record({
      action: 'note',
      actor: '王小明',
      at: '2025-10-18T03:00:00.000Z',
      after: { note: '备注' },
    });
    const response = await download(test, `/reports/issued/${id}.xlsx`);
    expect(nameOf(response)).toBe(
      `西宁市12345热线与安全隐患举报周报_2025-W42_第1版_${document?.head ?? ''}.xlsx`,
    );
    const [about] = await readWorkbook(response.body as Buffer);
    expect(about?.rows.map((row) => row.map(({ value }) => value))).toContainEqual(['期号', '2025年第42期']);
    expect(exportsRecorded(test)[0]).toMatchObject({ edition: 1, head: document?.head });
  });

  it('the lists of exports and of events → say which report it was', async () => {
    await download(test, '/reports/2025-W42.csv?for=excel');
    const listed = (await test.page('/exports'))('main').text();
    expect(listed).toContain('报告（Excel）');
    expect(listed).toContain('2025年第42周（10月13日—19日），未印发，CSV');
    const events = (await test.as('auditor').page('/audit'))('main').text();
    expect(events).toContain('报告，2025年第42周（10月13日—19日），未印发，CSV');
  });

  it('for Excel → a CSV with a BOM', async () => {
    const response = await download(test, '/reports/2025-W42.csv?for=excel');
    expect((response.body as Buffer).subarray(0, 3)).toEqual(Buffer.from('\uFEFF'));
  });

  it('a look at the headers → no export is recorded', async () => {
    await test.get('/reports/2025-W42.csv');
    const before = exportsRecorded(test).length;
    const { default: supertestOf } = await import('supertest');
    await supertestOf(test.app).head('/reports/2025-W42.csv').set('Host', '127.0.0.1:3000').expect(200);
    expect(exportsRecorded(test)).toHaveLength(before);
  });
});

describe('refusals', () => {
  it('a link on another site → refused, nothing recorded', async () => {
    expect((await download(test, '/reports/2025-W42.csv', { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(
      403,
    );
    expect(exportsRecorded(test)).toEqual([]);
  });

  it.each([
    ['/reports/2025-W42.html', 404],
    ['/reports/2025-W60.csv', 400],
    ['/reports/issued/7.csv', 404],
    ['/reports/issued/0.csv', 400],
    ['/reports/2025-W42.csv?for=word', 400],
  ])('%s → %d', async (path, status) => {
    expect((await download(test, path)).status).toBe(status);
    expect(exportsRecorded(test)).toEqual([]);
  });

  it('PDF where there is no Chromium → a sentence that says what to do, nothing recorded', async () => {
    const response = await download(test, '/reports/2025-W42.pdf');
    expect(response.status).toBe(503);
    expect(String(response.body)).toContain('请用浏览器的打印功能');
    expect(exportsRecorded(test)).toEqual([]);
  });

  it('an issue whose source was redacted → not given out', async () => {
    test.clock.pass(THREE_DAYS);
    const { id } = issueAsSeen(test.services.reports)('2025-W42', FIELDS, '王小明');
    const [source] = test.services.storage.issuedReport(id)?.document?.sources ?? [];
    test.services.redact.redact(source ?? '', { figures: 'removed', note: '含个人信息', actor: '管理员' });
    const response = await download(test, `/reports/issued/${id}.csv`);
    expect(response.status).toBe(404);
    expect(String(response.body)).toContain('来源已隐去');
  });
});

describe('the name of a file', () => {
  it('a simulated report → the word 模拟数据 in front, not the whole sentence', () => {
    expect(reportFileName({ ...reportOf(), simulatedText: SIMULATED_TEXT }, 2, 'pdf')).toBe(
      `模拟数据_西宁市12345热线与安全隐患举报周报_2025-W42_第2版更正_57-${'3f9a'.repeat(8)}.pdf`,
    );
  });
});
