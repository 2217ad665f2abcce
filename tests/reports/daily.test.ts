// The daily model: standing, figures and comparisons of one day.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../src/domain/dates.js';
import type { Entry } from '../../src/domain/entry.js';
import { dailyModel, datesForDaily } from '../../src/reports/daily.js';
import type { DailyModel } from '../../src/reports/daily-model.js';
import type { Comparison, ComparisonCode } from '../../src/reports/models.js';
import { calls, hazard, hotline, pending, scope } from '../support/entries.js';

const DAY = '2025-10-22';

function comparison(model: DailyModel, metric: string, code: ComparisonCode): Comparison {
  const rows = [...model.hotline.rows, ...model.hazard.rows, ...model.hotline.rates];
  const found = rows.find((row) => row.metric === metric)?.comparisons.find((one) => one.code === code);
  if (!found) throw new Error(`no ${metric} against ${code}`);
  return found;
}

function cell(model: DailyModel, metric: string): { value: number | null; text: string } | undefined {
  return [...model.hotline.rows, ...model.hazard.rows].find((row) => row.metric === metric)?.cell;
}

describe('standing of a day', () => {
  it('accepted hotline, no hazard bulletin → each kind has its own status', () => {
    const model = dailyModel(DAY, [hotline(DAY)], scope());
    expect([model.hotline.status, model.hazard.status]).toEqual(['accepted', 'missing']);
    expect(model.hotline.statusName).toBe('已入账');
  });

  it.each([
    ['2025-10-28', 'awaited', '现在还没有收到'],
    ['2025-10-27', 'missing', '过了3天'],
    ['2025-11-01', 'awaited', '还没有到'],
    ['2023-12-31', 'outside', '2024年1月1日'],
  ])('nothing for %s on 2025-10-31 → %s with its reason', (date, status, words) => {
    const { hotline: day } = dailyModel(date, [], scope());
    expect(day.status).toBe(status);
    expect(day.reason).toContain(words);
    expect(day.rows.map((row) => row.cell.value)).toEqual(day.rows.map(() => null));
  });

  it('nothing was ever brought → an old day is outside, not missing', () => {
    const { hotline: day } = dailyModel(DAY, [], scope({ coverageFrom: null }));
    expect(day.status).toBe('outside');
    expect(day.reason).toContain('不算缺报');
  });

  it('two pending readings → both shown with figures and reasons, the row stays empty', () => {
    const entries = [pending(calls(DAY, 5), 'unbalanced'), pending(calls(DAY, 6), 'year-mentions', 'quoted')];
    const model = dailyModel(DAY, entries, scope());
    expect(model.hotline.status).toBe('pending');
    expect(model.hotline.reading).toBeNull();
    expect(model.hotline.pending.map((reading) => reading.totals[0]?.value)).toEqual([5, 6]);
    expect(model.hotline.pending[1]?.reasons.map((reason) => reason.text)).toEqual([
      '页面没有印年份，年份是按周围报道推定的，请确认',
      '这是报道中转述的通报，不是通报原件，请确认',
    ]);
    expect(cell(model, 'calls')).toMatchObject({ value: null, text: '—' });
  });

  it('accepted with a conflicting pending reading → says so and lists the difference', () => {
    const model = dailyModel(DAY, [calls(DAY, 1215), pending(calls(DAY, 1251), 'conflict')], scope());
    expect(model.hotline.status).toBe('accepted');
    expect(model.hotline.conflict).toContain('1份通报待核，其中有数字与已入账的不同');
    expect(model.hotline.pending[0]?.differences).toEqual([
      {
        metric: 'calls',
        name: '来电诉求',
        label: null,
        accepted: 1215,
        here: 1251,
        acceptedText: '1,215',
        hereText: '1,251',
        text: '来电诉求：已入账的1,215，这份1,251',
      },
    ]);
  });

  it('hotspots in another order, a label printed twice, another topic → each told once, as the ingest tells it', () => {
    const list = (...labels: [string, number][]): Entry => hotline(DAY, { lists: { hotspot: labels } });
    const swapped = [list(['物业', 61], ['消费', 52]), pending(list(['消费', 52], ['物业', 61]), 'conflict')];
    const told = (entries: Entry[]): string[] | undefined =>
      dailyModel(DAY, entries, scope()).hotline.pending[0]?.differences.map(({ text }) => text);
    expect(told(swapped)).toEqual([
      '热点问题（位次不同）“物业”：已入账的61，这份61',
      '热点问题（位次不同）“消费”：已入账的52，这份52',
    ]);
    const twice = [list(['物业', 61], ['物业', 20]), pending(list(['物业', 61], ['物业', 25]), 'conflict')];
    expect(told(twice)).toEqual(['热点问题“物业”：已入账的20，这份25']);
    const topic = (label: string): Entry => hazard(DAY, { lists: { topic: [[label, null]] } });
    const topics = dailyModel(DAY, [topic('消防'), pending(topic('燃气'), 'conflict')], scope());
    expect(topics.hazard.pending[0]?.differences.map(({ text }) => text)).toEqual([
      '主要问题“消防”：已入账的有，这份没有',
      '主要问题“燃气”：已入账的没有，这份有',
    ]);
  });

  it('accepted notice of several days → shown whole, but no figure of the single day', () => {
    const range: Entry = { ...calls('2025-10-01', 9000), dateTo: '2025-10-08' };
    const model = dailyModel('2025-10-03', [range], scope());
    expect(model.hotline.status).toBe('merged');
    expect(model.hotline.reason).toContain('10月1日—8日');
    expect(model.hotline.reading?.totals[0]?.value).toBe(9000);
    expect(cell(model, 'calls')?.value).toBeNull();
  });

  it('only a rejected bulletin, or a redacted one → no bulletin, and the reason says so', () => {
    const rejected: Entry = { ...hotline(DAY), state: 'rejected' };
    const day = dailyModel(DAY, [rejected], scope()).hotline;
    expect([day.status, day.reason]).toEqual(['missing', '这一天的通报读入过，已退回，现在没有可用的一份。']);
    const sources = rejected.sources.map((source) => ({ ...source, name: '' }));
    const gone = dailyModel(DAY, [{ ...rejected, sources }], scope()).hotline;
    expect(gone.reason).toBe('这一天的通报读入过，已按决定隐去，现在没有可用的一份。');
    expect(dailyModel(DAY, [rejected, hotline(DAY)], scope()).hotline.reason).toBe('通报已入账。');
  });

  it('rejected, superseded and foreign entries → not seen', () => {
    const entries: Entry[] = [
      { ...hotline(DAY), state: 'rejected' },
      { ...hotline(DAY), state: 'superseded' },
      { ...hotline(DAY), region: '海东市' },
    ];
    expect(dailyModel(DAY, entries, scope()).hotline.status).toBe('missing');
  });
});

describe('figures of a day', () => {
  it('accepted bulletin → every figure links to its place in the source', () => {
    const entry = hotline(DAY, { totals: { calls: 1215 } });
    const row = dailyModel(DAY, [entry], scope()).hotline.rows[0];
    expect(row?.cell).toMatchObject({
      metric: 'calls',
      value: 1215,
      text: '1,215',
      figureId: entry.figures[0]?.id,
      sha256: entry.sources[0]?.sha256,
      computed: false,
    });
  });

  it('calls and messages printed → contacts computed; one of them missing → null, not the other alone', () => {
    const both = dailyModel(DAY, [hotline(DAY, { totals: { calls: 1215, messages: 73 } })], scope());
    expect(cell(both, 'contacts')).toMatchObject({ value: 1288, computed: true, figureId: null });
    const one = dailyModel(DAY, [calls(DAY, 1215)], scope());
    expect(cell(one, 'contacts')).toMatchObject({ value: null, why: { code: 'not-printed' } });
  });

  it('a total that is not there → not printed; beside a damaged number → perhaps only illegible', () => {
    const entry = hotline(DAY, { totals: { messages: 7 } });
    expect(cell(dailyModel(DAY, [entry], scope()), 'calls')).toMatchObject({
      why: { text: '通报没有印这一项。' },
    });
    const damaged = { code: 'figure-damaged', severity: 'error', message: '6O0', start: 0, end: 3 } as const;
    const doubtful = { ...entry, findings: [damaged] };
    expect(cell(dailyModel(DAY, [doubtful], scope()), 'calls')).toMatchObject({
      why: { text: '这一项没有读到：通报没有印，或者印得不清（见提示）。' },
    });
  });

  it('a printed zero → zero, not missing', () => {
    const model = dailyModel(DAY, [hotline(DAY, { totals: { messages: 0 } })], scope());
    expect(cell(model, 'messages')).toMatchObject({ value: 0, text: '0', why: null });
  });

  it('hotspots, receivers and topics → in their printed order with bodies', () => {
    const model = dailyModel(
      DAY,
      [
        hotline(DAY, {
          lists: {
            hotspot: [
              ['物业管理', 64, '相应县区政府'],
              ['消费维权', 58],
            ],
          },
        }),
        hazard(DAY, {
          lists: {
            receiver: [
              ['西宁市消防救援支队', 17],
              ['热线', 48],
            ],
            topic: [['消防安全', null]],
          },
        }),
      ],
      scope(),
    );
    expect(model.hotline.hotspots.map(({ label, agency }) => [label, agency])).toEqual([
      ['物业管理', '相应县区政府'],
      ['消费维权', undefined],
    ]);
    expect(model.hazard.receivers.map((one) => one.value)).toEqual([17, 48]);
    expect(model.hazard.topics[0]).toMatchObject({ label: '消防安全', value: null, text: '', why: null });
  });

  it('hotspots of a redacted source → counts and names, and that the words are gone', () => {
    const entry = hotline(DAY, { lists: { hotspot: [['物业管理', 64]] } });
    const sources = entry.sources.map((source) => ({ ...source, name: '' }));
    const [hotspot] = dailyModel(DAY, [{ ...entry, sources }], scope()).hotline.hotspots;
    expect(hotspot).toMatchObject({ label: '物业管理', value: 64, remark: '已隐去', agency: '已隐去' });
  });

  it('direct and transferred printed → rates with numerator and denominator', () => {
    const { rates } = dailyModel(
      DAY,
      [hotline(DAY, { totals: { direct: 739, transferred: 476 } })],
      scope(),
    ).hotline;
    expect(rates[0]).toMatchObject({ value: 60.82, numerator: 739, denominator: 1215, text: '60.82%' });
    expect(rates[1]).toMatchObject({ value: 39.18, fractionText: '476 ÷ 1,215' });
  });

  it('direct and transferred both zero → no rate, with a reason', () => {
    const { rates } = dailyModel(
      DAY,
      [hotline(DAY, { totals: { direct: 0, transferred: 0 } })],
      scope(),
    ).hotline;
    expect(rates[0]).toMatchObject({ value: null, text: '—', why: { code: 'no-denominator' } });
  });
});

describe('comparisons of a day', () => {
  it('all bases there → previous day, seven-day average with n, same date, 364 days before', () => {
    const entries = [
      calls(DAY, 110),
      calls(addDays(DAY, -1), 100),
      calls(addDays(DAY, -7), 101),
      calls(addDays(DAY, -8), 5000),
      calls('2024-10-22', 220),
      calls('2024-10-23', 120),
    ];
    const model = dailyModel(DAY, entries, scope());
    expect(comparison(model, 'calls', 'previous-day')).toMatchObject({
      base: 100,
      change: 10,
      changeText: '+10.00%',
      mark: '▲',
      days: 1,
    });
    expect(comparison(model, 'calls', 'seven-days')).toMatchObject({
      base: 100.5,
      basis: 'average',
      days: 2,
      baseDates: ['2025-10-15', '2025-10-21'],
      change: 9.45,
      note: '有数据的2天平均',
    });
    expect(comparison(model, 'calls', 'last-year')).toMatchObject({
      base: 220,
      change: -50,
      direction: 'down',
    });
    expect(comparison(model, 'calls', 'same-weekday')).toMatchObject({
      name: '上年同星期',
      base: 120,
      change: -8.33,
    });
  });

  it.each([
    ['pending', [pending(calls('2025-10-21', 100))], 'base-pending'],
    ['missing', [], 'base-missing'],
    ['printed without it', [hotline('2025-10-21', { totals: { messages: 1 } })], 'base-not-printed'],
    ['zero', [calls('2025-10-21', 0)], 'base-zero'],
  ])('base %s → no change and why', (_, base, code) => {
    const model = dailyModel(DAY, [calls(DAY, 110), ...base], scope());
    const found = comparison(model, 'calls', 'previous-day');
    expect(found).toMatchObject({ change: null, changeText: '—', direction: null, why: { code } });
    expect(found.base).toBe(code === 'base-zero' ? 0 : null);
  });

  it('pending day → compared as if not there, the base still shown', () => {
    const model = dailyModel(DAY, [pending(calls(DAY, 110)), calls('2025-10-21', 100)], scope());
    expect(comparison(model, 'calls', 'previous-day')).toMatchObject({
      base: 100,
      change: null,
      why: { code: 'this-missing', text: '本日没有入账的数字（待核）。' },
    });
  });

  it('29 February → no 同比 and why, the other comparisons stand', () => {
    const model = dailyModel('2024-02-29', [calls('2024-02-29', 10), calls('2023-03-02', 5)], scope());
    expect(comparison(model, 'calls', 'last-year')).toMatchObject({
      change: null,
      why: { code: 'no-base-date', text: '2023年没有2月29日，不能同比。' },
    });
    expect(comparison(model, 'calls', 'same-weekday').change).toBe(100);
    expect(model.hotline.columns.find((one) => one.code === 'last-year')?.baseName).toBeNull();
  });

  it('rates of two days → their difference in percentage points, rounded once', () => {
    const entries = [
      hotline(DAY, { totals: { direct: 1, transferred: 2 } }),
      hotline('2025-10-21', { totals: { direct: 1, transferred: 5 } }),
    ];
    const found = comparison(dailyModel(DAY, entries, scope()), 'directRate', 'previous-day');
    // 33.333… − 16.666… is 16.666…; the difference of the rounded rates would be 16.66.
    expect(found).toMatchObject({
      base: 16.67,
      change: 16.67,
      changeUnit: '百分点',
      changeText: '+16.67个百分点',
    });
  });

  it('equal figures → level', () => {
    const model = dailyModel(DAY, [hazard(DAY), hazard('2025-10-21')], scope());
    expect(comparison(model, 'hazards', 'previous-day')).toMatchObject({
      change: 0,
      direction: 'level',
      mark: '持平',
    });
  });

  it('any two counts → the change is that of the printed figures', () => {
    const count = fc.integer({ min: 1, max: 100_000 });
    fc.assert(
      fc.property(count, count, (now, before) => {
        const model = dailyModel(DAY, [calls(DAY, now), calls('2025-10-21', before)], scope());
        const { change, direction } = comparison(model, 'calls', 'previous-day');
        expect(Math.abs((change ?? Infinity) - ((now - before) / before) * 100)).toBeLessThan(0.00501);
        expect(direction).toBe(now > before ? 'up' : now < before ? 'down' : 'level');
      }),
      { numRuns: 50 },
    );
  });
});

describe('holidays of compared days', () => {
  function notes(date: string, base: string, code: ComparisonCode): string[] {
    const model = dailyModel(date, [calls(date, 1), calls(base, 1)], scope());
    return model.hotline.columns.find((one) => one.code === code)?.notes ?? [];
  }

  it('a holiday in only one of the two → named', () => {
    expect(notes('2025-10-09', '2025-10-08', 'previous-day')).toEqual([
      '2025年10月8日逢国庆节假期，本日不逢节假日。',
    ]);
    expect(notes('2025-10-01', '2025-09-30', 'previous-day')).toEqual([
      '本日逢国庆节假期，2025年9月30日不逢节假日。',
    ]);
  });

  it('a holiday in both or in neither, or no base → nothing to say', () => {
    expect(notes('2025-10-02', '2025-10-01', 'previous-day')).toEqual([]);
    expect(notes('2025-10-22', '2025-10-21', 'previous-day')).toEqual([]);
    expect(notes('2025-10-09', '2020-01-01', 'previous-day')).toEqual([]);
  });

  it('a year past the holiday data → unknown, not a plain workday', () => {
    const [note] = notes('2035-10-01', '2034-10-01', 'last-year');
    expect(note).toContain('节假日安排未知');
    expect(note).toContain('2035');
  });
});

describe('frame of a daily page', () => {
  it('title, neighbours, week; no next day from today on', () => {
    const model = dailyModel('2025-10-15', [], scope());
    expect(model).toMatchObject({
      title: '2025年10月15日（周三）',
      previous: '2025-10-14',
      next: '2025-10-16',
      week: '2025-W42',
      simulatedText: null,
    });
    expect(dailyModel('2025-10-31', [], scope()).next).toBeNull();
  });

  it('a simulated ledger → says 模拟数据', () => {
    expect(dailyModel(DAY, [], scope({ simulated: true })).simulatedText).toContain('模拟数据');
  });

  it('dates to load → the day and every day it is compared with, each once', () => {
    const dates = datesForDaily('2024-03-01');
    expect(dates).toHaveLength(10);
    expect(dates).toEqual(
      expect.arrayContaining(['2024-03-01', '2024-02-29', '2024-02-23', '2023-03-01', '2023-03-03']),
    );
  });
});
