// The pages that reports are issued on: what the form brings, what it refuses, and how an issued one stands today.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { load, type CheerioAPI } from 'cheerio';
import type supertest from 'supertest';
import { datesOf } from '../../src/domain/period.js';
import { readUnusual } from '../../src/web/models/days.js';
import { openApp, type TestApp } from '../support/app.js';
import { correct } from '../support/audit-package.js';
import { issueAsSeen } from '../support/issuing.js';
import { fillPicturedLedger } from '../support/pictured-ledger.js';

const WEEK = '2025-W42';
const FIELDS = { number: '第42期', issuer: '西宁市热线办', drafted: '', checked: '', signed: '' };
const THREE_DAYS = 3 * 24 * 60;
let test: TestApp;

beforeEach(() => {
  test = openApp();
});

afterEach(() => {
  test.close();
});

/** Everything that the form of the page holds. */
async function filledForm(): Promise<Map<string, string>> {
  const $ = load((await test.as('clerk').get(`/reports/${WEEK}`).expect(200)).text);
  const form = $(`form[action="/reports/${WEEK}/issue"]`);
  const fields = form.find('input, textarea').toArray();
  return new Map(fields.map((one) => [$(one).attr('name') ?? '', String($(one).val() ?? '')]));
}

/** What the page hides in it. */
async function seenForm(): Promise<{ digest: string; edition: string }> {
  const form = await filledForm();
  return { digest: form.get('digest') ?? '', edition: form.get('edition') ?? '' };
}

async function send(act: 'issue' | 'remark', form: Record<string, string>): Promise<supertest.Response> {
  return await test.as('clerk').post(`/reports/${WEEK}/${act}`).type('form').send(form);
}

function change(value: number): void {
  correct(test.services, '2025-10-15', { value, reason: '看错一位' });
}

async function issuedPage(id: number): Promise<CheerioAPI> {
  return await test.page(`/reports/issued/${id}`);
}

describe('the form', () => {
  it('one form, two buttons → a typed remark is issued with the fields', async () => {
    test.clock.pass(THREE_DAYS);
    const { status } = await send('issue', { ...(await seenForm()), ...FIELDS, remark: '请留意供暖。' });
    expect(status).toBe(303);
    const $ = await issuedPage(1);
    expect($('article.sheets').text()).toContain('请留意供暖。');
    expect(
      $('.sheets-imprint span')
        .map((_at, one) => $(one).text())
        .get(),
    ).toEqual([...['西宁市热线办', '第42期', '2025年10月21日']]);
  });

  it('its other button → the remark alone is saved', async () => {
    test.clock.pass(THREE_DAYS);
    const $ = load((await test.as('clerk').get(`/reports/${WEEK}`)).text);
    expect($('main form button[formaction]').attr('formaction')).toBe(`/reports/${WEEK}/remark`);
    expect((await send('remark', { remark: '一句话' })).status).toBe(303);
    expect(test.services.reports.remark(WEEK)?.text).toBe('一句话');
    expect(test.services.reports.editions(WEEK)).toEqual([]);
  });

  it('a figure changed since the page was opened → refused, with what was typed; sent again → issued', async () => {
    test.clock.pass(THREE_DAYS);
    const form = { ...(await seenForm()), ...FIELDS, remark: '请留意供暖。' };
    change(1225);
    const { status, text } = await send('issue', form);
    const $ = load(text);
    expect(status).toBe(400);
    expect($('[role=alert]').text()).toBe('数字或文字在您打开这一页之后有变动，请看过新的内容再印发。');
    expect([$('#number').val(), $('#remark').val()]).toEqual(['第42期', '请留意供暖。']);
    const digest = String($('input[name=digest]').val());
    expect(digest).not.toBe(form.digest);
    expect((await send('issue', { ...form, digest })).status).toBe(303);
  });

  it('no digest at all → refused', async () => {
    test.clock.pass(THREE_DAYS);
    expect((await send('issue', FIELDS)).status).toBe(400);
  });

  it('its limits → those of the service', async () => {
    test.clock.pass(THREE_DAYS);
    const $ = load((await test.as('clerk').get(`/reports/${WEEK}`)).text);
    const limits = $('main form[method=post] [maxlength]')
      .map((_at, one) => `${$(one).attr('name')} ${$(one).attr('maxlength')}`)
      .get();
    expect(limits).toEqual([
      ...['remark 1000', 'number 40', 'issuer 40', 'drafted 40', 'checked 40', 'signed 40'],
    ]);
  });

  it.each([
    [WEEK, '10月20日起可以印发。'],
    ['2025', '2026年1月1日起可以印发。'],
  ])('%s is not over → no form, but when it can be issued', async (period, text) => {
    const $ = load((await test.as('clerk').get(`/reports/${period}`)).text);
    expect($('main form[method=post]')).toHaveLength(0);
    expect($('section[aria-labelledby=editing] > p').text()).toBe(text);
  });
});

it('beside 值得关注 → what is unusual in the period, on the screen alone', async () => {
  const simulated = openApp('empty');
  fillPicturedLedger(simulated.services);
  const $ = load((await simulated.as('clerk').get('/reports/2025-W40').expect(200)).text);
  const places = $('.screen-only form section[aria-labelledby=unusual] li > p > a:first-child')
    .map((_at, one) => $(one).attr('href'))
    .get();
  const week = readUnusual(simulated.services, datesOf('2025-W40'));
  expect(places.length).toBeGreaterThan(0);
  expect(places).toHaveLength(week.length);
  expect(new Set(places)).toEqual(new Set(week.map(({ date }) => `/daily/${date}`)));
  simulated.close();
});

describe('an issued report', () => {
  const standing = async (id: number): Promise<string> => (await issuedPage(id))('.standing').text();

  it('nothing, a figure, the words changed since; a later edition → it says so', async () => {
    test.clock.pass(THREE_DAYS);
    const issue = issueAsSeen(test.services.reports);
    issue(WEEK, FIELDS, '王小明');
    expect(await standing(1)).toBe('印发以后，数字和文字没有变动。');
    test.services.reports.saveRemark(WEEK, '一句话', '王小明');
    expect(await standing(1)).toBe('此后文字有变动。');
    change(1225);
    expect(await standing(1)).toMatch(/^此后有\d+个数字变动，文字有变动。$/);
    issue(WEEK, FIELDS, '王小明');
    const $ = await issuedPage(1);
    expect($('.standing').text()).toBe('这一版已由第2版更正：第42期（更正）');
    expect($('.standing a').attr('href')).toBe('/reports/issued/2');
  });

  it('a source of it is redacted → the figures of its differences are still there', async () => {
    test.clock.pass(THREE_DAYS);
    const issue = issueAsSeen(test.services.reports);
    const { document } = issue(WEEK, FIELDS, '王小明');
    change(1225);
    issue(WEEK, FIELDS, '王小明');
    const [sha256 = ''] = document?.sources ?? [];
    test.services.redact.redact(sha256, { figures: 'kept', note: '有人名', actor: '管理员' });
    const $ = await issuedPage(2);
    const row = $('section[aria-labelledby=differences] tbody tr').first();
    expect(row.text()).toContain('（名称已隐去）');
    expect(row.text()).toContain('1,215');
    expect($('main').text()).toContain('内容不再显示');
  });
});

describe('the list', () => {
  it('a month that was issued and changed → marked; the last finished month, quarter and year with their state', async () => {
    test.clock.pass(14 * 24 * 60);
    const issue = issueAsSeen(test.services.reports);
    issue('2025-10', FIELDS, '王小明');
    const states = async (): Promise<string[]> => {
      const $ = await test.page('/reports');
      const rows = $('section[aria-labelledby=longer] tbody tr').toArray();
      return rows.map((row) => `${$(row).find('a').attr('href')} ${$(row).find('.badge').text()}`);
    };
    expect(await states()).toEqual([
      '/reports/2025-10 已印发',
      '/reports/2025-Q3 未印发',
      '/reports/2024 未印发',
    ]);
    expect((await test.page('/reports'))('section[aria-labelledby=issued] .badge')).toHaveLength(0);
    change(1225);
    expect(await states()).toContain('/reports/2025-10 有更正');
    const badge = (await test.page('/reports'))('section[aria-labelledby=issued] .badge');
    expect(badge.text()).toMatch(/^此后有\d+个数字变动$/);
    expect(badge.attr('href')).toBe('/reports/2025-10');
  });
});
