import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CheerioAPI } from 'cheerio';
import { addDays, datesFrom } from '../../src/domain/dates.js';
import { readOverview } from '../../src/web/models/days.js';
import { openApp, type TestApp } from '../support/app.js';
import { bulletin, document, figure, hazardBulletin, hotlineText } from '../support/builders.js';
import { put } from '../support/ledger.js';

/** The test's clock stands at 18 October 2025, a Saturday. */
const NEWEST = '2025-10-15';

let test: TestApp;
beforeEach(() => {
  test = openApp('empty');
});
afterEach(() => {
  test.close();
});

function hotline(date: string, calls: number): void {
  const direct = Math.round(calls * 0.6);
  const figures = [
    figure('calls', calls, { unit: '件次' }),
    figure('messages', 60),
    figure('direct', direct),
    figure('transferred', calls - direct),
  ];
  put(test.services.storage, bulletin(date, { figures }));
}

/** Half a year of days that stray a little. */
function halfYear(): void {
  for (const date of datesFrom(addDays(NEWEST, -180), addDays(NEWEST, -1))) {
    hotline(date, 1000 + ((Number(date.slice(8)) * 7) % 9) * 10);
    put(test.services.storage, hazardBulletin(date));
  }
}

const texts = ($: CheerioAPI, selector: string): string[] =>
  $(selector)
    .map((_index, element) => $(element).text().trim().replace(/\s+/g, ' '))
    .get();

describe('the overview', () => {
  it('no bulletin at all → what to do next, and nothing is called calm', async () => {
    const $ = await test.page('/');
    expect($('main').text()).toContain('还没有通报');
    expect($('main a[href="/ingest"]').length).toBe(1);
  });

  it('a newest day → its figures against the day before and the median, each a link', async () => {
    halfYear();
    hotline(NEWEST, 1040);
    const $ = await test.page('/');
    const calls = $('#newest-cards .card').first();
    expect(calls.find('data[data-metric="calls"]').attr('value')).toBe('1040');
    expect(
      calls
        .find('data')
        .toArray()
        .every((each) => $(each).parent('a').length === 1 || $(each).parent('.change').length === 1),
    ).toBe(true);
    expect(calls.find('data[data-metric="calls.comparableDays"]').parent().attr('href')).toBe(
      '#hotline-comparable-days',
    );
    expect($('#hotline-comparable-days a').length).toBe(8);
    expect(texts($, '.standings .badge')).toEqual(['已入账', '勾稽一致', '待刊']);
  });

  it('an unusual day → told with its comparison, on the overview and on its own page', async () => {
    halfYear();
    hotline(NEWEST, 1500);
    for (const path of ['/', `/daily/${NEWEST}`]) {
      const $ = await test.page(path);
      const [told = ''] = texts($, '.unusual p');
      expect(told).toMatch(
        /^10月15日 来电诉求高于近8个同类日中位数\d\d%（10月15日1,500件次，中位数1,0\d\d件次）$/,
      );
      expect($('.unusual details a').length).toBe(8);
    }
  });

  it('a pending spike → not judged, and waits by name', async () => {
    halfYear();
    const figures = [figure('calls', 5000, { unit: '件次' })];
    put(test.services.storage, bulletin(NEWEST, { figures }), { action: 'hold', reasons: ['unlikely'] });
    const model = readOverview(test.services);
    expect(model.unusual.found).toEqual([]);
    expect(model.pending).toMatchObject({ count: 1, oldest: [{ date: NEWEST }] });
    const $ = await test.page('/');
    expect($('#pending').closest('section').find('.lines a').attr('href')).toBe(`/daily/${NEWEST}`);
  });

  it('missing days → newest first, with the bulletins that are missing', () => {
    hotline('2025-10-08', 1000);
    put(test.services.storage, hazardBulletin('2025-10-08'));
    put(test.services.storage, hazardBulletin('2025-10-10'));
    const { missing } = readOverview(test.services);
    expect(missing.days.map(({ date, kinds }) => [date, kinds.join()])).toEqual([
      ['2025-10-14', 'hotline,hazard'],
      ['2025-10-13', 'hotline,hazard'],
      ['2025-10-12', 'hotline,hazard'],
      ['2025-10-11', 'hotline,hazard'],
      ['2025-10-10', 'hotline'],
      ['2025-10-09', 'hotline,hazard'],
    ]);
  });

  it('a week so far with other days than last week → by daily average, against the same weekdays', () => {
    hotline('2025-10-06', 900);
    hotline('2025-10-13', 1000);
    hotline('2025-10-14', 1100);
    const { week } = readOverview(test.services);
    expect(week).toMatchObject({ week: '2025-W42', daysName: '周一至周二', isPresent: true });
    expect(week?.hotline.totals[0]).toMatchObject({
      sum: { value: 2100 },
      days: 2,
      comparisons: [{ base: 900, basis: 'average', change: 16.67, name: '较上周同期' }],
    });
  });
});

describe('how much waits, beside 待核', () => {
  it('one waiting reading → its number for who may review, on every page; nobody else sees it', async () => {
    await test.services.ingest.ingest(document(hotlineText({ calls: 1216 }), { published: '2025-10-16' }));
    const clerk = await test.as('clerk').page('/');
    expect(clerk('nav data[data-metric="waiting"]').attr('value')).toBe('1');
    const viewer = await test.as('viewer').page('/');
    expect(viewer('nav data[data-metric="waiting"]').length).toBe(0);
  });
});
