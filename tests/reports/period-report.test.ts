// The weekly model: seven days, sums and averages, and what is left out of them.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysOfWeek } from '../../src/domain/dates.js';
import type { Entry } from '../../src/domain/entry.js';
import type { Comparison, ComparisonCode } from '../../src/reports/models.js';
import { datesOf } from '../../src/domain/period.js';
import { datesForPeriod, periodModel } from '../../src/reports/period-report.js';
import type { PeriodModel, PeriodTotal } from '../../src/reports/period-model.js';
import { calls, hazard, hotline, pending, scope } from '../support/entries.js';

const WEEK = '2025-W42';
const DAYS = daysOfWeek(WEEK);
const [MON = '', TUE = '', WED = '', THU = ''] = DAYS;

function total(model: PeriodModel, metric: string): PeriodTotal {
  const found = [...model.hotline.totals, ...model.hazard.totals].find((one) => one.metric === metric);
  if (!found) throw new Error(`no ${metric}`);
  return found;
}

function comparison(model: PeriodModel, code: ComparisonCode): Comparison | undefined {
  return total(model, 'calls').comparisons.find((one) => one.code === code);
}

function week(name: string, value: number, days = 7): Entry[] {
  return daysOfWeek(name)
    .slice(0, days)
    .map((date) => calls(date, value));
}

describe('days of a week', () => {
  it('seeds only → the six days without a bulletin are named', () => {
    const seeds = scope({ today: '2026-05-01', coverageFrom: null });
    const { hotline: of } = periodModel(WEEK, [hotline('2025-10-15')], seeds);
    expect(of.withoutBulletinText).toBe(
      '没有通报的6天：10月13日（周一）、10月14日（周二）、10月16日（周四）、10月17日（周五）、10月18日（周六）、10月19日（周日）——未纳入统计',
    );
    expect(of.daysText).toBe('本周7天中1天有数据');
  });

  it('missing, awaited, outside and pending days → each under its status', () => {
    const model = periodModel(
      WEEK,
      [hotline(WED), pending(hotline(THU))],
      scope({ today: '2025-10-20', coverageFrom: TUE }),
    );
    expect(model.hotline.leftOut.map(({ status, days }) => [status, days.map((day) => day.date)])).toEqual([
      ['pending', [THU]],
      ['missing', [TUE]],
      ['awaited', ['2025-10-17', '2025-10-18', '2025-10-19']],
      ['outside', [MON]],
    ]);
    expect(model.hotline.withoutBulletinText).toBe(
      '没有通报的5天：10月14日（周二）——缺；10月17日（周五）、10月18日（周六）、10月19日（周日）——待刊；10月13日（周一）——未纳入统计',
    );
    expect(model.hotline.heldText).toEqual(['待核的1天不计入合计：10月16日（周四）']);
    expect(model.hazard.leftOut.map((group) => group.days.length)).toEqual([3, 3, 1]);
  });

  it('days after today → not called awaited, told apart', () => {
    const { hotline: of } = periodModel(WEEK, [hotline(MON)], scope({ today: WED }));
    expect(of.withoutBulletinText).toBe(
      '没有通报的2天：10月14日（周二）、10月15日（周三）——待刊；尚未到的4天：10月16日（周四）、10月17日（周五）、10月18日（周六）、10月19日（周日）',
    );
    const { withoutBulletinText } = periodModel('2025-W43', [], scope({ today: WED })).hotline;
    expect(withoutBulletinText).toMatch(/^尚未到的7天：10月20日/);
  });

  it('all seven days accepted → nothing is left out', () => {
    const model = periodModel(WEEK, week(WEEK, 10), scope());
    expect(model.hotline.leftOut).toEqual([]);
    expect(model.hotline.withoutBulletinText).toBeNull();
    expect(model.hotline.days.map((day) => day.weekday).join('')).toBe('周一周二周三周四周五周六周日');
  });
});

describe('verdicts of a week', () => {
  it('accepted days that do not add up or cannot be checked → marked on the day and named', () => {
    const entries: Entry[] = [
      hotline(MON),
      { ...hotline(TUE), verdict: 'unbalanced' },
      { ...hotline(WED), verdict: 'uncheckable' },
    ];
    const { hotline: week } = periodModel(WEEK, entries, scope());
    expect(week.days.slice(0, 4).map(({ verdict }) => verdict?.text ?? null)).toEqual([
      null,
      '勾稽不符',
      '无法勾稽',
      null,
    ]);
    expect(week.unbalancedText).toBe('10月14日勾稽不符、10月15日无法勾稽，照入账的数字计入合计。');
  });

  it('more such days than are named one by one → as stretches, each verdict once', () => {
    const entries = datesOf('2025-10').map((date, index): Entry => ({
      ...hotline(date),
      verdict: index === 9 ? 'unbalanced' : 'uncheckable',
    }));
    expect(periodModel('2025-10', entries, scope()).hotline.unbalancedText).toBe(
      '无法勾稽的30天：10月1日—9日（9天）、10月11日—31日（21天）；勾稽不符的1天：10月10日，照入账的数字计入合计。',
    );
  });

  it('a further bulletin waits for an accepted day → named in every period, the longer ones too', () => {
    const entries = [hotline(TUE), pending(hotline(TUE), 'conflict'), hotline(WED), pending(hotline(THU))];
    for (const code of [WEEK, '2025-10', '2025-Q4', '2025']) {
      const model = periodModel(code, entries, scope());
      expect([model.hotline.otherPendingDays, model.hazard.otherPendingDays]).toEqual(['10月14日', null]);
    }
  });

  it('all balanced, or the unbalanced one still waits → nothing to say', () => {
    const waiting = pending({ ...hotline(TUE), verdict: 'unbalanced' });
    expect(periodModel(WEEK, [hotline(MON), waiting], scope()).hotline.unbalancedText).toBeNull();
  });
});

describe('sums of a week', () => {
  it('pending day inside → its figures are in no sum, its cells are empty', () => {
    const model = periodModel(WEEK, [calls(MON, 100), pending(calls(TUE, 999)), calls(WED, 101)], scope());
    expect(total(model, 'calls')).toMatchObject({
      sum: { value: 201, text: '201', computed: true },
      average: { value: 100.5, text: '100.50' },
      days: 2,
    });
    expect(model.hotline.days[1]?.cells[0]?.value).toBeNull();
  });

  it('a figure that only some bulletins print → summed over those days, n says how many', () => {
    const entries = [hotline(MON, { totals: { callbacks: 246 } }), hotline(TUE)];
    const model = periodModel(WEEK, entries, scope());
    expect(total(model, 'callbacks')).toMatchObject({ sum: { value: 246 }, days: 1 });
    expect(total(model, 'calls')).toMatchObject({ sum: { value: 1000 }, days: 1 });
  });

  it('a figure that no bulletin prints → null with a reason, never zero', () => {
    const model = periodModel(WEEK, [calls(MON, 5)], scope());
    expect(total(model, 'messages').sum).toMatchObject({ value: null, text: '—', why: { code: 'no-data' } });
    expect(total(model, 'hazards').average.value).toBeNull();
  });

  it('accepted notice of several days → its days are named and in no sum', () => {
    const range: Entry = { ...calls(MON, 9000), dateTo: TUE };
    const model = periodModel(WEEK, [range, calls(WED, 5)], scope());
    expect(total(model, 'calls').sum.value).toBe(5);
    expect(model.hotline.heldText[0]).toContain('合并通报的2天');
  });

  it('any days of direct and transferred → rate is sum ÷ sum, rounded once', () => {
    const part = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { minLength: 1, maxLength: 7 }), (pairs) => {
        const entries = pairs.map(([direct, transferred], index) =>
          hotline(DAYS[index] ?? '', { totals: { direct, transferred } }),
        );
        const [rate] = periodModel(WEEK, entries, scope()).hotline.rates;
        const numerator = pairs.reduce((sum, [direct]) => sum + direct, 0);
        const denominator = pairs.reduce((sum, [direct, transferred]) => sum + direct + transferred, 0);
        expect(rate).toMatchObject({ numerator, denominator, days: pairs.length });
        const expected =
          denominator === 0 ? null : Math.floor((20_000 * numerator + denominator) / (2 * denominator)) / 100;
        expect(rate?.value).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });
});

describe('comparisons of a week', () => {
  it('as many days with data in both → sums are compared', () => {
    const model = periodModel(WEEK, [...week(WEEK, 110), ...week('2025-W41', 100)], scope());
    expect(comparison(model, 'previous-period')).toMatchObject({
      name: '较上周',
      base: 700,
      basis: 'value',
      days: 7,
      change: 10,
      note: null,
    });
  });

  it('different number of days → daily averages are compared, and it says so', () => {
    const model = periodModel(WEEK, [...week(WEEK, 110, 5), ...week('2025-W41', 100)], scope());
    expect(comparison(model, 'previous-period')).toMatchObject({
      base: 100,
      baseText: '100.00',
      basis: 'average',
      change: 10,
      note: '有数据的天数不同（本期5天，基期7天），按日均比较',
    });
  });

  it('a year before → the same ISO week, named 同比', () => {
    const model = periodModel(WEEK, [...week(WEEK, 50), ...week('2024-W42', 100)], scope());
    expect(comparison(model, 'period-last-year')).toMatchObject({
      name: '同比',
      base: 700,
      change: -50,
      mark: '▼',
    });
    expect(model.hotline.columns[1]?.baseName).toBe('2024年第42周（10月14日—20日）');
  });

  it('week 53 without a base → — and why', () => {
    const model = periodModel('2020-W53', week('2020-W53', 5), scope({ coverageFrom: '2019-01-01' }));
    expect(comparison(model, 'period-last-year')).toMatchObject({
      change: null,
      base: null,
      why: { code: 'no-base-period', text: '2019年没有第53周，不能同比。' },
    });
    expect(datesForPeriod('2020-W53')).toHaveLength(14);
  });

  it('29 December to 4 January → one week over two years', () => {
    const entries = [
      calls('2025-12-29', 10),
      calls('2026-01-04', 20),
      calls('2024-12-30', 15),
      calls('2025-01-05', 15),
    ];
    const model = periodModel('2026-W01', entries, scope({ today: '2026-02-01' }));
    expect(model).toMatchObject({
      from: '2025-12-29',
      to: '2026-01-04',
      previous: '2025-W52',
      next: '2026-W02',
    });
    expect(total(model, 'calls').sum.value).toBe(30);
    expect(comparison(model, 'period-last-year')).toMatchObject({ base: 30, change: 0 });
  });

  it('base zero, base all pending, base missing → — and why', () => {
    const zero = periodModel(WEEK, [...week(WEEK, 1), ...week('2025-W41', 0)], scope());
    expect(comparison(zero, 'previous-period')).toMatchObject({
      base: 0,
      change: null,
      why: { code: 'base-zero' },
    });
    const held = week('2025-W41', 9).map((entry) => pending(entry));
    const unseen = periodModel(WEEK, [...week(WEEK, 1), ...held], scope());
    expect(comparison(unseen, 'previous-period')?.why?.code).toBe('base-pending');
    expect(comparison(unseen, 'period-last-year')).toMatchObject({
      base: null,
      why: { code: 'base-missing' },
    });
  });

  it('holiday week against a plain one → named; both with other lengths → both named', () => {
    const model = periodModel(
      '2025-W41',
      [...week('2025-W41', 1), ...week('2025-W40', 1), ...week('2024-W41', 1)],
      scope(),
    );
    const [lastWeek, lastYear] = model.hotline.columns;
    expect(lastWeek?.notes[0]).toContain('节假日天数不同：本周有');
    expect(lastYear?.notes[0]).toContain('节假日天数不同');
    const plain = periodModel(WEEK, [...week(WEEK, 1), ...week('2025-W41', 1)], scope());
    expect(plain.hotline.columns[0]?.notes).toEqual([
      '2025年第41周（10月6日—12日）逢中秋假期1天、国庆节假期2天，本周不逢节假日。',
    ]);
  });
});

describe('lists of a week', () => {
  const lists = (date: string, hotspot: [string, number, string?][]): Entry =>
    hotline(date, { lists: { hotspot } });

  it('hotspots → lower bounds with days listed, bodies, and last week', () => {
    const entries = [
      lists(MON, [
        ['消费维权', 40, '市场监管局'],
        ['物业管理', 30, '相应县区政府'],
      ]),
      lists(TUE, [['物业管理', 35, '城东区政府']]),
      lists('2025-10-06', [['物业管理', 20]]),
    ];
    const { hotspots } = periodModel(WEEK, entries, scope()).hotline;
    expect(hotspots.map((one) => one.label)).toEqual(['物业管理', '消费维权']);
    expect(hotspots[0]).toMatchObject({
      sum: { value: 65, text: '≥ 65' },
      daysListed: 2,
      daysWithData: 2,
      dates: [MON, TUE],
      agencies: ['相应县区政府', '城东区政府'],
      previous: { value: 20, text: '≥ 20', daysText: '1/1天' },
    });
    expect(hotspots[1]).toMatchObject({
      daysText: '1/2天',
      previous: { value: null, text: '未印出', why: { code: 'not-listed' } },
    });
  });

  it('no bulletin last week → the label has no base', () => {
    const { hotspots } = periodModel(WEEK, [lists(MON, [['物业管理', 30]])], scope()).hotline;
    expect(hotspots[0]?.previous).toMatchObject({ value: null, text: '—', why: { code: 'no-data' } });
  });

  it('two days against seven → says that the lists are no like for like; as many days → nothing to say', () => {
    const days = (name: string, count: number): Entry[] =>
      daysOfWeek(name)
        .slice(0, count)
        .map((date) => lists(date, [['物业管理', 30]]));
    const uneven = periodModel(WEEK, [...days(WEEK, 2), ...days('2025-W41', 7)], scope());
    expect(uneven.hotline.unevenText).toBe('本周2天、上周7天有数据，下面各项的件数不能直接相比。');
    expect(uneven.hazard.unevenText).toBeNull();
    const even = periodModel(WEEK, [...days(WEEK, 2), ...days('2025-W41', 2)], scope());
    expect(even.hotline.unevenText).toBeNull();
  });

  it('pending day → its labels are not counted', () => {
    const entries = [
      lists(MON, [['物业管理', 30]]),
      pending(
        lists(TUE, [
          ['物业管理', 35],
          ['供暖', 90],
        ]),
      ),
    ];
    const { hotspots } = periodModel(WEEK, entries, scope()).hotline;
    expect(hotspots.map((one) => [one.label, one.sum.value])).toEqual([['物业管理', 30]]);
  });

  it('receivers and channels → in printed order, not by size; topics by days', () => {
    const entries = [
      hotline(MON, {
        lists: {
          channel: [
            ['人民网', 2],
            ['公众号', 65],
          ],
        },
      }),
      hazard(MON, {
        totals: { hazards: 65 },
        lists: {
          receiver: [
            ['消防救援支队', 17],
            ['热线', 48],
          ],
          topic: [
            ['市政道路', null],
            ['消防安全', null],
          ],
        },
      }),
      { ...hazard(TUE, { lists: { topic: [['消防安全', null]] } }), agency: '相应县区政府' },
    ];
    const model = periodModel(WEEK, entries, scope());
    expect(model.hotline.channels.map((one) => [one.label, one.sum.text])).toEqual([
      ['人民网', '2'],
      ['公众号', '65'],
    ]);
    expect(model.hazard.receivers.map((one) => one.label)).toEqual(['消防救援支队', '热线']);
    expect(model.hazard.topics.map((one) => [one.label, one.daysText])).toEqual([
      ['消防安全', '2/2天'],
      ['市政道路', '1/2天'],
    ]);
    expect(model.hazard.agencies).toEqual(['相应县区政府']);
  });
});
