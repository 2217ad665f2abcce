// Charts read back from their SVG: a gap is a gap, a pending day is hollow, what is not printed is no zero, and nothing breaks the policy.
import { describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import { calendarChart } from '../../src/charts/calendar.js';
import type { Chart } from '../../src/charts/chart.js';
import { handlingChart, monthlyHandlingChart } from '../../src/charts/handling.js';
import { hotspotsChart } from '../../src/charts/hotspots.js';
import { channelsChart, receiversChart } from '../../src/charts/labels.js';
import { reportChart } from '../../src/charts/report-chart.js';
import { volumeChart, weeklyVolumeChart } from '../../src/charts/volume.js';
import type { Entry } from '../../src/domain/entry.js';
import type { ChartPoint } from '../../src/domain/report.js';
import { datesOf, periodOf, type PeriodCode } from '../../src/domain/period.js';
import { openBook, type Book } from '../../src/reports/book.js';
import { partsOf } from '../../src/reports/series-parts.js';
import { daySeries, labelSeries } from '../../src/reports/series.js';
import { hazard, hotline, pending, scope } from '../support/entries.js';

const WEEK: PeriodCode = '2025-W42';

function bookOf(entries: Entry[]): Book {
  return openBook(entries, scope());
}

function week(entries: Entry[]): Parameters<typeof volumeChart>[0] {
  return daySeries(bookOf(entries), 'hotline', datesOf(WEEK));
}

function printed(calls: number, lists: Parameters<typeof hotline>[1] = {}): Parameters<typeof hotline>[1] {
  return { totals: { calls, messages: 50, direct: 600, transferred: 400 }, ...lists };
}

/** Monday, Tuesday, Friday and Saturday accepted, Thursday pending, the others missing. */
function mixedWeek(): Entry[] {
  return [
    hotline('2025-10-13', printed(1000)),
    hotline('2025-10-14', printed(1100)),
    pending(hotline('2025-10-16', printed(1300))),
    hotline('2025-10-17', printed(1400)),
    hotline('2025-10-18', printed(1500)),
  ];
}

type Drawn = ReturnType<typeof load>;

const drawn = (svg: string | null): Drawn => load(svg ?? '', { xml: true });

/** Markers of one colour: full ones are filled with it, hollow ones only outlined. */
function markers($: Drawn, fill: string): number {
  return $(`path[d^="M-4 0A4"][fill="var(--chart-${fill})"]`).length;
}

/** The line of the first panel: how often the pen is set down anew. */
function strokesOf($: Drawn): string[] {
  const line = $('path[stroke="var(--chart-first)"][fill="none"]').first().attr('d') ?? '';
  return line.split('M').filter((stroke) => stroke !== '');
}

function everyChart(): Chart[] {
  const label = '<script>alert(1)</script>&"quoted"';
  const lists = {
    lists: {
      hotspot: [
        [label, 64],
        ['物业管理', 40],
      ] as [string, number][],
      channel: [[label, 50]] as [string, number][],
    },
  };
  const reports = [
    hotline('2025-10-13', printed(1000, lists)),
    hotline('2025-10-14', printed(1100)),
    pending(hotline('2025-10-16')),
    hazard('2025-10-13', { totals: { hazards: 40 }, lists: { receiver: [[label, 40]] } }),
  ];
  const book = bookOf(reports);
  const [dates, year] = [datesOf(WEEK), datesOf('2025')];
  return [
    volumeChart(daySeries(book, 'hotline', dates)),
    weeklyVolumeChart(daySeries(book, 'hotline', year)),
    handlingChart(daySeries(book, 'hotline', dates)),
    monthlyHandlingChart(daySeries(book, 'hotline', year)),
    hotspotsChart(labelSeries(book, 'hotspot', dates)),
    hotspotsChart(labelSeries(book, 'hotspot', datesOf('2025-10'))),
    channelsChart(labelSeries(book, 'channel', dates)),
    receiversChart(labelSeries(book, 'receiver', dates)),
    calendarChart(daySeries(book, 'hotline', year)),
    calendarChart(daySeries(book, 'hazard', year)),
  ];
}

describe('calls and messages over time', () => {
  it('a missing and a pending day → the line breaks there and joins only neighbours that are accepted', () => {
    const strokes = strokesOf(drawn(volumeChart(week(mixedWeek())).svg));
    expect(strokes.map((stroke) => stroke.split('L').length)).toEqual([2, 2]);
  });

  it('a pending day → a hollow marker for each of its figures, and no full one', () => {
    const $ = drawn(volumeChart(week(mixedWeek())).svg);
    expect(markers($, 'first')).toBe(8);
    expect($('path[d^="M-4 0A4"][fill="var(--chart-surface)"][stroke="var(--chart-first)"]')).toHaveLength(2);
  });

  it('a pending notice of several days → no marker: its figures belong to no single day', () => {
    const entries = [
      hotline('2025-10-13'),
      { ...pending(hotline('2025-10-14'), 'range'), dateTo: '2025-10-16' },
    ];
    const $ = drawn(volumeChart(week(entries)).svg);
    expect(markers($, 'first')).toBe(2);
    expect($('path[stroke="var(--chart-first)"][fill="var(--chart-surface)"]')).toHaveLength(0);
  });

  it('a bulletin without messages → the marker of the calls alone, and the sentence says so', () => {
    const chart = volumeChart(
      week([hotline('2025-10-13', { totals: { calls: 1000 } }), hotline('2025-10-14')]),
    );
    expect(markers(drawn(chart.svg), 'first')).toBe(3);
    expect(chart.sentence).toContain('1天的通报没有读到网民留言');
  });

  it('a printed zero → a full marker on the axis', () => {
    expect(markers(drawn(volumeChart(week([hotline('2025-10-13', printed(0))])).svg), 'first')).toBe(2);
  });

  it('the mixed week → highest, lowest, gaps and the pending day in words', () => {
    expect(volumeChart(week(mixedWeek())).sentence).toBe(
      '10月13日—19日来电诉求最高的是10月18日的1,500件次，最低的是10月13日的1,000件次；' +
        '网民留言4天都是50件。另有2天没有数字（缺2天），图上断开；待核1天画成空心，不计入。',
    );
  });

  it('every figure of the sentence → its value and its day', () => {
    const figures = volumeChart(week(mixedWeek())).runs.filter((run) => typeof run !== 'string');
    expect(figures.map(({ metric, value, href }) => [metric, value, href])).toEqual([
      ['calls', 1500, '/daily/2025-10-18'],
      ['calls', 1000, '/daily/2025-10-13'],
      ['messages', 50, '/daily/2025-10-13'],
    ]);
  });

  it('no figure at all → no drawing, and a sentence that says so', () => {
    const chart = volumeChart(week([]));
    expect([chart.svg, chart.narrow, chart.key]).toEqual([null, null, []]);
    expect(chart.sentence).toBe('10月13日—19日没有可以画的数字（缺7天），不画图。');
  });

  it('by week → the average of the days with data, a week of fewer days as a diamond, a week without as a gap', () => {
    const [before, first, gap, last] = ['2025-W41', '2025-W42', '2025-W43', '2025-W44'].map(datesOf);
    const accepted = [...(first ?? []), ...(last ?? []).slice(2)];
    const book = bookOf(accepted.map((date) => hotline(date)));
    const span = [before, first, gap, last].flatMap((dates) => dates ?? []);
    const chart = weeklyVolumeChart(daySeries(book, 'hotline', span));
    const $ = drawn(chart.svg);
    expect(markers($, 'first')).toBe(2);
    expect($('path[d^="M0 -5"]')).toHaveLength(2);
    expect(strokesOf($).map((stroke) => stroke.split('L').length)).toEqual([1, 1]);
    expect(chart.sentence).toContain('2周没有已入账的数字，图上断开。');
  });
});

describe('the chart of a report', () => {
  const points = (statuses: Record<string, ChartPoint['status']>): ChartPoint[] =>
    Object.entries(statuses).map(([date, status]) =>
      status === 'absent'
        ? { date, status, calls: null, messages: null }
        : { date, status, calls: 1000, messages: 50 },
    );

  it('days and weeks without a figure → a gap without a sign, because the report has no key; its own words are read out', () => {
    const block = { title: '逐日', sentence: '没有入账数字的日子留空。' };
    const days = { '2025-10-13': 'accepted', '2025-10-14': 'absent', '2025-10-15': 'pending' } as const;
    const month = Object.fromEntries(
      [...datesOf('2025-10'), ...datesOf('2025-11')].map((date) => [date, 'absent'] as const),
    );
    for (const statuses of [days, { ...month, '2025-10-13': 'accepted' } as const]) {
      const $ = drawn(reportChart({ ...block, points: points(statuses) }));
      expect($('desc').text()).toBe(block.sentence);
      expect($('svg').text()).not.toContain('缺');
      expect($('path[transform][stroke="var(--chart-gap)"], path[stroke="var(--chart-wait)"]')).toHaveLength(
        0,
      );
    }
  });

  it('nothing but absent days → no drawing', () => {
    expect(reportChart({ title: '', sentence: '', points: points({ '2025-10-13': 'absent' }) })).toBeNull();
  });
});

describe('long spans', () => {
  const year = (entries: Entry[], today: string): Parameters<typeof volumeChart>[0] =>
    daySeries(openBook(entries, scope({ today, coverageFrom: '2025-02-03' })), 'hotline', datesOf('2025'));
  const notPrinted = (date: string): Entry => hotline(date, { totals: { calls: 1000, messages: 50 } });
  const entries = [
    ...datesOf('2025-W06').map((date) => hotline(date)),
    ...datesOf('2025-03').map(notPrinted),
    pending(hotline('2025-04-09')),
  ];
  const series = year(entries, '2025-04-20');
  const texts = ({ key }: Chart): string[] => key.map(({ text }) => text);

  it('weeks without a figure → the sign of how they stand; weeks that have not come → no sign, and they are not counted', () => {
    const chart = weeklyVolumeChart(series);
    const weeks = datesOf('2025').filter((date) => date <= '2025-04-20');
    expect(new Set(weeks.map((date) => periodOf('week', date))).size).toBe(16);
    expect(chart.sentence).toContain('9周没有已入账的数字，图上断开。');
    expect(texts(chart).slice(2)).toEqual(
      ['待核', '缺', '待刊', '未纳入统计'].map((name) => `${name}：没有已入账数字的一周`),
    );
  });

  it('months without both parts, without a bulletin, and to come → told apart', () => {
    const chart = monthlyHandlingChart(series);
    expect(chart.sentence).toContain(
      '2个月没有已入账的数字，图上空着。1个月有已入账的通报，但没有一天同时印出直接办理和转交办理，图上空着。',
    );
    expect(texts(chart).slice(3)).toEqual([
      '待核：没有已入账数字的一个月',
      '未纳入统计：没有已入账数字的一个月',
    ]);
  });

  it('days after today → told apart in the sentence, without a square and without a sign', () => {
    const calendar = calendarChart(series);
    expect(calendar.sentence).toContain('待刊4天、未纳入统计33天、尚未到255天。');
    expect(drawn(calendar.svg)('path[transform]')).toHaveLength(365 - 38 - 255);
    const running = daySeries(
      openBook([hotline('2025-10-13')], scope({ today: '2025-10-15' })),
      'hotline',
      datesOf(WEEK),
    );
    expect(volumeChart(running).sentence).toContain(
      '另有2天没有数字（待刊2天），图上断开；尚未到的4天不算。',
    );
  });
});

describe('how calls are handled', () => {
  it('a pending day → hollow columns and no rate; a missing one → nothing', () => {
    const $ = drawn(handlingChart(week(mixedWeek())).svg);
    const columns = (fill: string): number => $(`path[fill="var(--chart-${fill})"][d*="Z"]`).length;
    expect([columns('first'), columns('second')]).toEqual([4, 4]);
    expect($('path[stroke="var(--chart-wait)"][stroke-dasharray]')).toHaveLength(2);
    expect($('path[d^="M0 -5"]')).toHaveLength(4);
  });

  it('the sentence → sums over the days that print both, the rate once from the sums', () => {
    expect(handlingChart(week(mixedWeek())).sentence).toBe(
      '10月13日—19日4天合计直接办理2,400件、转交办理1,600件，来电直接办理率60.00%。' +
        '另有2天没有数字（缺2天），图上断开；待核1天画成空心，不计入。',
    );
  });
});

describe('lines and averages', () => {
  it('a day without both parts between two that print them → the line of the rate breaks there', () => {
    const entries = [
      ...['2025-10-13', '2025-10-14', '2025-10-16'].map((date) => hotline(date)),
      hotline('2025-10-15', { totals: { calls: 1000 } }),
    ];
    const $ = drawn(handlingChart(week(entries)).svg);
    const line = $('path[fill="none"][stroke="var(--chart-ink)"]').first().attr('d') ?? '';
    expect(line.split('M').filter((stroke) => stroke !== '')).toHaveLength(2);
  });

  it('a week of which two days print it → their average, not a seventh of their sum', () => {
    const entries = [hotline('2025-10-13', printed(1000)), hotline('2025-10-14', printed(1501))];
    const [part] = partsOf(week(entries), 'week');
    expect([part?.average('calls'), part?.known('calls'), part?.days]).toEqual([1250.5, 2, 7]);
    expect(weeklyVolumeChart(week(entries)).sentence).toContain('的1,250.50件次');
  });
});

describe('names of printed lists', () => {
  const lists = (...hotspot: [string, number][]): Parameters<typeof hotline>[1] => ({
    ...printed(1000),
    lists: { hotspot },
  });
  const series = (): Parameters<typeof hotspotsChart>[0] =>
    labelSeries(
      bookOf([
        hotline('2025-10-13', lists(['物业管理', 64], ['供热服务', 0])),
        hotline('2025-10-14', lists(['物业管理', 40])),
      ]),
      'hotspot',
      datesOf(WEEK),
    );

  it('a category that a day does not list → the sign for unknown; a printed zero → 0; a day without a notice → neither', () => {
    const $ = drawn(hotspotsChart(series()).svg);
    const text = $('text')
      .toArray()
      .map((element) => $(element).text());
    expect($('path[d="M-3 3L3 -3"]')).toHaveLength(1);
    expect(text.filter((word) => word === '0')).toHaveLength(1);
    expect(text.filter((word) => ['64', '40'].includes(word))).toHaveLength(2);
    expect($('path[d^="M-3.5 -3.5L3.5 3.5"]')).toHaveLength(5);
  });

  it('sums of categories → lower bounds', () => {
    expect(hotspotsChart(series()).sentence).toContain('物业管理，印出的2天（共2天有数据）合计≥ 104件');
  });

  it('more categories than the grid holds → the ten largest, and the sentence says so', () => {
    const many = Array.from({ length: 12 }, (_, index): [string, number] => [`类别${index}`, 10 + index]);
    const chart = hotspotsChart(
      labelSeries(bookOf([hotline('2025-10-13', lists(...many))]), 'hotspot', datesOf(WEEK)),
    );
    expect(chart.sentence).toContain('图上只画件数最多的10类，其余2类见表。');
    expect(chart.svg).not.toContain('类别1<');
  });

  it('bodies → in the order of the notice, no league table', () => {
    const receiver: [string, number][] = [
      ['小单位', 5],
      ['大单位', 60],
    ];
    const book = bookOf([hazard('2025-10-13', { totals: { hazards: 65 }, lists: { receiver } })]);
    const chart = receiversChart(labelSeries(book, 'receiver', datesOf(WEEK)));
    expect(chart.svg?.indexOf('小单位')).toBeLessThan(chart.svg?.indexOf('大单位') ?? 0);
    expect(chart.sentence).toContain('合计：小单位5件、大单位60件');
  });
});

describe('the calendar', () => {
  it('each day of a year → a shade where its volume is known, else the sign of its status, nothing after today', () => {
    const $ = drawn(calendarChart(daySeries(bookOf(mixedWeek()), 'hotline', datesOf('2025'))).svg);
    expect($('path[fill^="var(--chart-heat"]')).toHaveLength(4);
    expect($('path[d^="M-4 0A4"][stroke="var(--chart-wait)"]')).toHaveLength(1);
    const signs = $('path[transform]').length;
    expect(signs).toBe(365 - 4 - 61);
  });

  it('an accepted day without the figure → a bare square, not the lowest shade', () => {
    const entries = [hotline('2025-10-13'), hotline('2025-10-14', { totals: { messages: 50 } })];
    const { svg, key } = calendarChart(daySeries(bookOf(entries), 'hotline', datesOf('2025')));
    expect(drawn(svg)('path[fill^="var(--chart-heat"]')).toHaveLength(1);
    expect(key.map(({ text }) => text)).toContain('已入账，没有读到来电诉求');
  });

  it('the sentence → every day counted once', () => {
    const { sentence } = calendarChart(daySeries(bookOf(mixedWeek()), 'hotline', datesOf('2025')));
    const counts = [...(sentence.split('。')[0]?.matchAll(/(\d+)天(?!里)/g) ?? [])].map(([, count]) =>
      Number(count),
    );
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(365);
  });
});

describe('every drawing', () => {
  const all = everyChart().flatMap(({ svg, narrow }) => [svg, narrow]);

  it('under the strict policy → no style, class, script or handler', () => {
    for (const svg of all) {
      const $ = drawn(svg);
      expect($('style, script, foreignObject, image, use')).toHaveLength(0);
      const names = new Set(
        $('*')
          .toArray()
          .flatMap((element) => Object.keys('attribs' in element ? element.attribs : {})),
      );
      expect([...names].filter((name) => /^(?:style|class|on.*|.*href)$/.test(name))).toEqual([]);
    }
  });

  it('hostile labels → escaped, in drawings and keys', () => {
    expect(all.filter((svg) => svg === null || /<script|alert\(1\)<\/script>/.test(svg))).toEqual([]);
    const texts = all.map((svg) => drawn(svg)('desc').text());
    expect(
      texts.filter((text) => text.includes('<script>alert(1)</script>&"quoted"')).length,
    ).toBeGreaterThan(0);
  });

  it('a reader of words → a role, a title and a description, under ids that differ between the two sizes', () => {
    for (const { code, title, sentence, svg, narrow } of everyChart()) {
      for (const [drawing, id] of [
        [svg, `chart-${code}`],
        [narrow, `chart-${code}-narrow`],
      ] as const) {
        const $ = drawn(drawing);
        expect($('svg').attr('role')).toBe('img');
        expect($('svg').attr('aria-labelledby')).toBe(`${id}-title ${id}-desc`);
        expect($(`title[id="${id}-title"]`).text()).toBe(title);
        expect($(`desc[id="${id}-desc"]`).text()).toBe(sentence);
      }
    }
  });

  it('colours → variables only, so that dark and print can change them', () => {
    for (const svg of all) expect(svg).not.toMatch(/(?:fill|stroke)="(?!none"|var\(--chart-)/);
  });

  it('the same figures twice → the same bytes', () => {
    expect(everyChart()).toEqual(everyChart());
  });
});
