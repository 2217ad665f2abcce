// The year as a calendar, and the charts on the pages of periods, as the real application serves them.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { load } from 'cheerio';
import { document, hotlineText } from '../support/builders.js';
import { openApp, type TestApp } from '../support/app.js';

type Page = ReturnType<typeof load>;

let test: TestApp;
let year: Page;

/** Wednesday accepted; Thursday pending, because its sums do not agree; the clock stands at Saturday, 18 October. */
beforeAll(async () => {
  test = openApp('empty');
  const bring = (day: string, text: string): unknown =>
    test.services.ingest.ingestText(document(text, { name: `${day}.txt`, published: '2025-10-17' }));
  bring('13', hotlineText({ day: '10月13日' }));
  bring('15', hotlineText());
  bring('16', hotlineText({ day: '10月16日', direct: 700 }));
  year = await test.page('/coverage/2025');
});

afterAll(() => {
  test.close();
});

describe('/coverage/2025', () => {
  it('each day of the year, both kinds → a link to its page', () => {
    const links = year('.coverage-days td a')
      .toArray()
      .map((link) => year(link).attr('href'));
    expect(links).toHaveLength(2 * 365);
    expect(new Set(links).size).toBe(365);
    expect(links).toContain('/daily/2025-02-28');
  });

  it('days by status → each counted once, in words that the pages use', () => {
    const row = year('.coverage-counts tbody tr').first();
    const counts = row
      .find('data')
      .toArray()
      .map((figure) => Number(year(figure).attr('value')));
    expect(
      year('.coverage-counts thead th')
        .toArray()
        .map((head) => year(head).text()),
    ).toEqual([...['通报', '已入账', '待核', '缺', '待刊', '合并通报', '未纳入统计', '尚未到']]);
    expect(counts.slice(0, 3)).toEqual([2, 1, 1]);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(365);
  });

  it('an accepted day → its figure; pending, missing and other days → their status and no figure', () => {
    const table = year('#hotline-calendar');
    const cell = (date: string): string => table.find(`a[href="/daily/${date}"]`).text().trim();
    expect(cell('2025-10-15')).toBe('10月15日已入账1,215');
    expect(cell('2025-10-16')).toBe('10月16日待核待核');
    expect(cell('2025-10-14')).toBe('10月14日缺缺');
    expect(cell('2025-10-18')).toBe('10月18日待刊待刊');
    expect(cell('2025-01-01')).toBe('1月1日未纳入统计·');
    expect(table.find('data')).toHaveLength(2);
  });

  it('/coverage → the year of the newest day; a year that is none → refused', async () => {
    const answer = await test.get('/coverage').expect(302);
    expect(answer.headers['location']).toBe('/coverage/2025');
    await test.get('/coverage/25').expect(400);
  });
});

describe('charts on pages', () => {
  it.each([
    ['/weekly/2025-W42', ['volume', 'handling', 'hotspots', 'channels']],
    ['/monthly/2025-10', ['volume', 'handling', 'hotspots', 'channels']],
    ['/quarterly/2025-Q4', ['volume', 'handling', 'calendar-hotline', 'calendar-hazard']],
    ['/yearly/2025', ['volume', 'handling', 'calendar-hotline', 'calendar-hazard']],
  ])('%s → %j, each once for a wide and once for a narrow place', async (path, codes) => {
    const page = await test.page(path);
    const drawn = (size: string): (string | undefined)[] =>
      page(`.chart-${size} > svg > title`)
        .toArray()
        .map((title) => page(title).attr('id'));
    expect(drawn('wide')).toEqual(codes.map((code) => `chart-${code}-title`));
    expect(drawn('narrow')).toEqual(codes.map((code) => `chart-${code}-narrow-title`));
  });

  it('every chart → its table behind it, or a link to a table that is there', async () => {
    const page = await test.page('/weekly/2025-W42');
    const charts = page('.chart:has(svg)').toArray();
    expect(charts).toHaveLength(4);
    for (const chart of charts) {
      const place = page(chart).find('.chart-place a').attr('href');
      const table =
        page(chart).find('details table tbody tr').length > 0 ? page(chart) : page(place ?? '#none');
      expect(table.length).toBe(1);
    }
  });

  it('every figure of a sentence → the same value as in the table of days', async () => {
    const page = await test.page('/weekly/2025-W42');
    const values = (within: string): (string | undefined)[] =>
      page(`${within} data[data-metric="calls"]`)
        .toArray()
        .map((figure) => page(figure).attr('value'));
    const told = values('.chart-sentence');
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((value) => !values('#hotline-days').includes(value))).toEqual([]);
  });

  it('a week with no figure at all → a sentence and no drawing', async () => {
    const page = await test.page('/weekly/2025-W30');
    expect(page('.chart svg')).toHaveLength(0);
    expect(page('.chart-sentence').first().text()).toContain('没有可以画的数字');
  });

  it('any page with charts → no inline style, no script in a drawing, no id twice', async () => {
    for (const path of ['/weekly/2025-W42', '/yearly/2025', '/coverage/2025']) {
      const page = await test.page(path);
      expect(page('[style], svg script, svg style, svg [class]')).toHaveLength(0);
      const ids = page('[id]')
        .toArray()
        .map((element) => page(element).attr('id'));
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });
});
