import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DayCount, JudgedMetric } from '../../src/domain/day-count.js';
import { addDays, datesFrom, type IsoDate } from '../../src/domain/dates.js';
import { comparableDays, dayClassOf } from '../../src/reports/comparable-days.js';
import { firstDayFor, judgedDays, unjudgedText, unusualOn } from '../../src/reports/unusual.js';

/** A Wednesday, with half a year of days before it. */
const DAY = '2025-10-15';
const FROM = addDays(DAY, -180);

/** Strays by at most 4 %, in a pattern that no week repeats. */
function plain(date: IsoDate, level = 1000): number {
  const step = (Number(date.slice(8)) * 7 + Number(date.slice(5, 7)) * 3) % 9;
  return Math.round(level * (1 + (step - 4) / 100));
}

interface Made {
  metric?: JudgedMetric;
  label?: string | null;
  level?: number;
}

function series(values: Record<IsoDate, number | null> = {}, made: Made = {}): DayCount[] {
  const { metric = 'calls', label = null, level = 1000 } = made;
  return datesFrom(FROM, DAY).flatMap((date) => {
    const value = values[date] === undefined ? plain(date, level) : values[date];
    return value === null ? [] : [{ date, metric, label, value }];
  });
}

describe('which days are comparable', () => {
  it.each([
    ['2025-10-13', 'monday'],
    ['2025-10-15', 'workday'],
    ['2025-10-18', 'weekend'],
    ['2025-10-01', 'holiday'],
    // A Saturday that is worked to make up for National Day.
    ['2025-10-11', 'workday'],
    // The package knows no holidays of this year.
    ['2003-10-15', null],
  ])('%s → %s', (date, dayClass) => {
    expect(dayClassOf(date)).toBe(dayClass);
  });

  it('the ninth day of a class → the eight before it, none of another class', () => {
    const dates = datesFrom('2025-08-04', '2025-08-31');
    const days = comparableDays(dates);
    const at = (date: IsoDate): IsoDate[] | null => days[dates.indexOf(date)] ?? null;
    expect(at('2025-08-14')).toBeNull();
    expect(at('2025-08-15')).toBeNull();
    expect(at('2025-08-19')).toEqual(
      ['05', '06', '07', '08', '12', '13', '14', '15'].map((day) => `2025-08-${day}`),
    );
    expect(at('2025-08-31')).toBeNull();
  });
});

describe('what is told', () => {
  it('a day far above its comparable days → value, median, whole percent and days, in one sentence', () => {
    const [told, ...others] = unusualOn(series({ [DAY]: 1380 }), [DAY]);
    expect(others).toEqual([]);
    expect(told).toMatchObject({ date: DAY, metric: 'calls', direction: 'high', value: 1380 });
    // Without National Day, its weekends and the Mondays; with the two weekend days that were worked for it.
    const worked = ['09-25', '09-26', '09-28', '09-30', '10-09', '10-10', '10-11', '10-14'];
    expect(told?.days).toEqual(worked.map((day) => `2025-${day}`));
    expect(told).toMatchObject({ className: '周一以外的工作日', median: 990, percent: 39 });
    expect(told?.text).toBe('高于近8个同类日中位数39%（10月15日1,380件次，中位数990件次）');
  });

  it('far below → 低于, and the percent has no sign', () => {
    const [told] = unusualOn(series({ [DAY]: 700 }), [DAY]);
    expect(told).toMatchObject({ direction: 'low', directionText: '低于' });
    expect(told?.percent).toBeGreaterThan(25);
  });

  it('within the usual → nothing', () => {
    expect(unusualOn(series({ [DAY]: 1050 }), [DAY])).toEqual([]);
  });

  it('a category that is not printed → unknown, never low', () => {
    const counts = series({ [DAY]: null }, { metric: 'hotspot', label: '物业管理', level: 80 });
    expect(unusualOn(counts, [DAY])).toEqual([]);
  });

  it('a category far above → by its name', () => {
    const counts = series({ [DAY]: 200 }, { metric: 'hotspot', label: '物业管理', level: 80 });
    expect(unusualOn(counts, [DAY])).toMatchObject([{ name: '热点问题“物业管理”', label: '物业管理' }]);
  });

  it('calls and what they are made of, all too high → told once', () => {
    const counts = [
      ...series({ [DAY]: 1400 }),
      ...series({ [DAY]: 840 }, { metric: 'direct', level: 600 }),
      ...series({ [DAY]: 560 }, { metric: 'transferred', level: 400 }),
    ];
    expect(unusualOn(counts, [DAY]).map(({ metric }) => metric)).toEqual(['calls']);
  });

  it('direct and transferred calls change places → both told, for the calls say nothing of it', () => {
    const counts = [
      ...series(),
      ...series({ [DAY]: 800 }, { metric: 'direct', level: 600 }),
      ...series({ [DAY]: 200 }, { metric: 'transferred', level: 400 }),
    ];
    expect(unusualOn(counts, [DAY]).map(({ metric, direction }) => [metric, direction])).toEqual([
      ['direct', 'high'],
      ['transferred', 'low'],
    ]);
  });

  it('fewer than eight comparable days → nothing, however far', () => {
    const few = series({ [DAY]: 5000 }).filter(({ date }) => date >= '2025-10-04');
    expect(unusualOn(few, [DAY])).toEqual([]);
  });

  it('comparable days, but too few strayings for a spread → nothing', () => {
    const few = series({ [DAY]: 5000 }).filter(({ date }) => date >= '2025-09-15');
    expect(unusualOn(few, [DAY])).toEqual([]);
  });

  it('which days can be judged → those with a total and enough before them, a category alone does not do', () => {
    const asked = [addDays(DAY, -1), DAY];
    expect(judgedDays(series({ [DAY]: null }), asked)).toEqual([addDays(DAY, -1)]);
    expect(judgedDays(series(), asked)).toEqual(asked);
    const few = series().filter(({ date }) => date >= '2025-09-15');
    expect(judgedDays(few, asked)).toEqual([]);
    expect(judgedDays(series({}, { metric: 'hotspot', label: '物业管理' }), asked)).toEqual([]);
  });

  it('a year whose holidays are not known → nothing, and that is said', () => {
    const old = series({ [DAY]: 5000 }).map((count) => ({
      ...count,
      date: count.date.replace('2025', '2003'),
    }));
    expect(unusualOn(old, ['2003-10-15'])).toEqual([]);
    expect(unjudgedText(['2003-10-15', DAY])).toContain('2003年的节假日安排未知');
    expect(unjudgedText([DAY])).toBeNull();
  });

  it('small counts → never less than counting alone makes them stray', () => {
    const quiet = datesFrom(FROM, DAY).map((date): DayCount => ({
      ...{ date, metric: 'hazards', label: null },
      value: date === DAY ? 9 : 4,
    }));
    expect(unusualOn(quiet, [DAY])).toEqual([]);
    const loud = quiet.map((count) => (count.date === DAY ? { ...count, value: 11 } : count));
    expect(unusualOn(loud, [DAY])).toHaveLength(1);
  });
});

describe('rules', () => {
  const noise = fc.array(fc.integer({ min: 850, max: 1150 }), { minLength: 181, maxLength: 181 });
  const dates = datesFrom(FROM, DAY);
  const from = (values: number[]): DayCount[] =>
    values.map((value, index): DayCount => ({
      ...{ date: dates[index] ?? '', metric: 'calls', label: null },
      value,
    }));
  const asked = dates.slice(-40);

  it('all values times a whole number → the same is told while counting noise is no matter', () => {
    fc.assert(
      fc.property(noise, fc.integer({ min: 2, max: 9 }), fc.nat(39), (values, times, at) => {
        const spiked = values.map((value, index) => (index === 141 + at ? 2 * value : value));
        const plainly = unusualOn(from(spiked), asked);
        const scaled = unusualOn(from(spiked.map((value) => value * times)), asked);
        expect(scaled.map(({ date, percent }) => [date, percent])).toEqual(
          plainly.map(({ date, percent }) => [date, percent]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('a constant series → nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), (value) => {
        expect(unusualOn(from(dates.map(() => value)), dates)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('a spike on a day → no earlier day becomes unusual, nor ceases to be', () => {
    fc.assert(
      fc.property(noise, fc.nat(39), fc.integer({ min: 2, max: 6 }), (values, at, times) => {
        const day = asked[at] ?? '';
        const before = unusualOn(from(values), asked).filter(({ date }) => date < day);
        const spiked = values.map((value, index) => (dates[index] === day ? value * times : value));
        const after = unusualOn(from(spiked), asked).filter(({ date }) => date < day);
        expect(after).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('days before the first that matters → change nothing', () => {
    const values = series({ [DAY]: 1380 });
    const first = firstDayFor([DAY]) ?? '';
    const older = datesFrom(addDays(first, -200), addDays(first, -1)).map((date): DayCount => ({
      ...{ date, metric: 'calls', label: null },
      value: 9999,
    }));
    expect(unusualOn([...older, ...values], [DAY])).toEqual(unusualOn(values, [DAY]));
  });
});

describe('how far is far', () => {
  /** Weekdays that stray by exactly 0 or 2 percent: half of the days at the median, half above and below it. */
  const level = (date: IsoDate): number => 10_000 + 200 * ((Number(date.slice(8)) % 3) - 1);
  const told = (value: number): number =>
    unusualOn(
      datesFrom(FROM, DAY).map((date) => ({
        date,
        metric: 'calls',
        label: null,
        value: date === DAY ? value : level(date),
      })),
      [DAY],
    ).length;

  it('between three raw and three scaled deviations → not told; above three scaled ones → told', () => {
    const [first] = [...Array(200).keys()].filter((step) => told(10_000 + 10 * step) > 0);
    const far = (10 * (first ?? 0)) / 10_000;
    // Strayings have a median deviation of 2 %: three raw ones are 6 %, three scaled ones 8.9 %.
    expect(far).toBeGreaterThan(0.08);
    expect(far).toBeLessThan(0.12);
  });
});
