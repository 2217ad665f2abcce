import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CheerioAPI } from 'cheerio';
import type { Figure } from '../../src/domain/bulletin.js';
import { addDays, datesFrom } from '../../src/domain/dates.js';
import type { MissingDay } from '../../src/reports/overview-model.js';
import type { ReadinessState, WeekReadiness } from '../../src/reports/readiness.js';
import { missingFirst } from '../../src/web/view/held-back.js';
import { unusualWords } from '../../src/web/view/newest-day.js';
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

/** In the order of print, under names of their own. */
function hotspots(...counts: number[]): Figure[] {
  return counts.map((count, index) =>
    figure('hotspot', count, { label: `类别${index + 1}`, rank: index + 1, remark: '无集中反映问题' }),
  );
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

  it('the first three hotspots of the newest day → each with its count, linked to its characters, and its remark', async () => {
    put(
      test.services.storage,
      bulletin(NEWEST, { figures: [figure('calls', 1215), ...hotspots(64, 50, 40, 30)] }),
    );
    const $ = await test.page('/');
    expect(texts($, '.newest-hotspots li')).toEqual([
      '类别1 64件 无集中反映问题',
      '类别2 50件 无集中反映问题',
      '类别3 40件 无集中反映问题',
    ]);
    expect($('.newest-hotspots data').first().parent('a').attr('href')).toMatch(
      /^\/sources\/[0-9a-f]{64}\?figure=\d+#figure-\d+$/,
    );
  });

  it('a hotspot far above its comparable days → said beside it; the others only by count', async () => {
    for (const date of datesFrom(addDays(NEWEST, -180), NEWEST)) {
      const first = date === NEWEST ? 200 : 60 + (Number(date.slice(8)) % 5);
      const figures = [figure('calls', 1000), ...hotspots(first, 50 + (Number(date.slice(8)) % 3))];
      put(test.services.storage, bulletin(date, { figures }));
    }
    const $ = await test.page('/');
    const [far = '', usual] = texts($, '.newest-hotspots li');
    expect(far).toMatch(/^类别1 200件 ▲ 高于同类日中位数2\d\d% 无集中反映问题$/);
    expect(usual).toMatch(/^类别2 5\d件 无集中反映问题$/);
    const place = $('.hotspot-far a').attr('href') ?? '';
    expect($(`[id="${place.slice(1)}"]`).text()).toContain('看这8天');
  });

  it('a newest day whose notice waits → no hotspots, and that is said', async () => {
    put(test.services.storage, bulletin(NEWEST), { action: 'hold', reasons: ['unlikely'] });
    const $ = await test.page('/');
    expect(texts($, '.newest-hotspots')[0]).toContain('这一天没有入账的热点问题。');
    expect($('.newest-hotspots li').length).toBe(0);
  });

  it('half a year of plain days, one missing → nothing is unusual, and that is said beside what is open', async () => {
    halfYear();
    hotline(NEWEST, 1040);
    put(test.services.storage, bulletin('2024-01-05'), { action: 'hold', reasons: ['unlikely'] });
    const $ = await test.page('/');
    expect(texts($, '.nothing-unusual')).toEqual(['近7天（10月9日—15日）没有与同类日相差很大的数字。']);
    expect($('#pending').length).toBe(1);
  });

  it('too few days to judge by → that is said, and nothing is called usual', async () => {
    hotline(NEWEST, 1040);
    const $ = await test.page('/');
    expect(texts($, '.nothing-unusual')).toEqual([
      '近7天（10月9日—15日）不能判断有没有异常的数字：没有入账的数字，或可比的同类日还不够。',
    ]);
  });

  it('some of the days without figures → so many can be judged', () => {
    const unusual = { from: '2025-10-09', to: NEWEST, found: [], why: null, judged: 5 };
    expect(unusualWords({ today: '2025-10-18', unusual }).none).toContain('中有5天可以判断，没有');
    expect(unusualWords({ today: '2025-10-19', unusual }).days).toBe('截至2025年10月15日的7天');
  });

  it.each([
    ['2025-10-15', 0],
    ['2025-10-14', 1],
  ])('newest day %s, today 18 October → so often its age is told: %i', async (date, times) => {
    hotline(date, 1000);
    const $ = await test.page('/');
    expect(texts($, '.days-ago')).toEqual(Array.from({ length: times }, () => '距今4天'));
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

  it('both count windows → said beside them; what a due week lacks comes before what is older or newer', async () => {
    const { storage } = test.services;
    const figures = [figure('calls', 5000, { unit: '件次' })];
    const hold: Parameters<typeof put>[2] = { action: 'hold', reasons: ['unlikely'] };
    for (const date of ['2024-03-01', '2024-03-02', '2025-10-07'])
      put(storage, bulletin(date, { figures }), hold);
    hotline('2025-08-01', 1000);
    const $ = await test.page('/');
    const waiting = $('#pending').closest('section');
    expect(texts($, '#pending')).toEqual(['待核 共3份']);
    expect(waiting.find('.lines a').first().text()).toBe('2025年10月7日 热线通报');
    expect(waiting.find('.holds').text()).toBe('影响2025年第41周的报告');
    expect(waiting.find('.lines li').length).toBe(3);
    expect(texts($, '#missing')[0]).toMatch(/^近120天缺报 \d+天/);
  });

  it('a week that was issued without a day → that day holds nothing back', () => {
    const { week, days } = { week: '2025-W41', days: [{ date: '2025-10-07' }, { date: '2025-09-01' }] };
    const out = [{ date: '2025-10-07', kind: 'hotline', status: 'missing' }] as const;
    const told = (state: ReadinessState): (string | null)[] =>
      missingFirst([...days].reverse() as MissingDay[], [
        { week, state, out } as unknown as WeekReadiness,
      ]).map(({ date, holds }) => holds && date);
    expect(told('due')).toEqual(['2025-10-07', null]);
    expect(told('issued')).toEqual([null, null]);
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

describe('days compared with', () => {
  it('a day of this week without a figure → its day of last week is in no base, whatever it came to', () => {
    for (const date of datesFrom('2025-10-06', '2025-10-08')) hotline(date, 1000);
    hotline('2025-10-09', 2000);
    for (const date of ['2025-10-13', '2025-10-15']) hotline(date, 1000);
    put(test.services.storage, bulletin('2025-10-14', { figures: [figure('messages', 60)] }));
    put(test.services.storage, hazardBulletin('2025-10-16'));
    const { week } = readOverview(test.services);
    expect(week).toMatchObject({ daysName: '周一至周四' });
    const [calls, messages] = week?.hotline.totals.map(({ comparisons }) => comparisons[0]) ?? [];
    expect(calls).toMatchObject({ baseDates: ['2025-10-06', '2025-10-08'], base: 2000, change: 0 });
    expect(messages).toMatchObject({ baseDates: datesFrom('2025-10-06', '2025-10-08'), change: 0 });
    expect(week?.hotline.columns[0]?.baseName).toBe('上周同期（10月6日—8日）');
  });

  it('calls, messages and the rate with other comparable days → a list of its own for each', async () => {
    const names = (): string[] =>
      readOverview(test.services)
        .newest?.hotline.columns.slice(1)
        .map(({ name }) => name) ?? [];
    const last = datesFrom(addDays(NEWEST, -100), addDays(NEWEST, -1));
    for (const date of last.slice(0, -1)) hotline(date, 1000);
    hotline(NEWEST, 1000);
    expect(names()).toEqual(['同类日中位数']);
    const [yesterday = ''] = last.slice(-1);
    put(test.services.storage, bulletin(yesterday, { figures: [figure('calls', 900)] }));
    expect(names()).toEqual(['同类日中位数（来电诉求）', '同类日中位数（网民留言、来电直接办理率）']);
    const $ = await test.page('/');
    expect(texts($, '.compared-with dt')).toEqual(expect.arrayContaining(names()));
    const ids = $('[id]')
      .map((_index, element) => $(element).attr('id'))
      .get();
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('what the overview looks at', () => {
  it('the rate of direct handling → in points against the median rate of its comparable days', () => {
    for (const date of datesFrom(addDays(NEWEST, -100), addDays(NEWEST, -1))) hotline(date, 1000);
    const rated = [figure('calls', 1000), figure('direct', 655), figure('transferred', 345)];
    put(test.services.storage, bulletin(NEWEST, { figures: rated }));
    const [rate] = readOverview(test.services).newest?.hotline.rates ?? [];
    expect(rate?.comparisons.at(-1)).toMatchObject({
      ...{ code: 'comparable-days', base: 60, baseText: '60.00%', days: 8 },
      ...{ change: 5.5, changeUnit: '百分点', direction: 'up' },
    });
  });

  it('a spike seven days back → no news; six days back → news', () => {
    for (const date of datesFrom(addDays(NEWEST, -180), NEWEST)) {
      const ago = [addDays(NEWEST, -7), addDays(NEWEST, -6)].includes(date) ? 2000 : 0;
      hotline(date, 1000 + ago);
    }
    const { unusual } = readOverview(test.services);
    expect([unusual.from, unusual.to, unusual.judged]).toEqual([addDays(NEWEST, -6), NEWEST, 7]);
    expect(new Set(unusual.found.map(({ date }) => date))).toEqual(new Set([addDays(NEWEST, -6)]));
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
