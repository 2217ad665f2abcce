// Figures far outside what days of the same class suggest: the median of the last eight, and how far such days usually stray.
import { medianAbsoluteDeviation } from 'simple-statistics';
import type { DayCount, JudgedMetric } from '../domain/day-count.js';
import { type IsoDate, monthDayName } from '../domain/dates.js';
import {
  classNameOf,
  comparedWith,
  isFrom,
  medianText,
  unjudgedYears,
  windowStart,
  type Compared,
  type DayValue,
} from './comparable-days.js';
import { countText, fraction, relativeChange, wholePercent } from './rounding.js';
import { METRIC_NAMES, METRIC_UNITS } from './wording.js';

/** One figure that is far from its comparable days: a fact about a count, no verdict on anybody. */
export interface Unusual {
  date: IsoDate;
  /** `10月15日`. */
  dayName: string;
  metric: JudgedMetric;
  /** `来电诉求`, `热点问题“物业管理”`. */
  name: string;
  /** Of a hotspot: its category; null for a total. */
  label: string | null;
  value: number;
  valueText: string;
  unit: string;
  /** Of the comparable days; halves are possible. */
  median: number;
  medianText: string;
  /** By how much the value lies above or below the median; whole, without a sign. */
  percent: number;
  direction: 'high' | 'low';
  directionText: '高于' | '低于';
  /** The comparable days, in order. */
  days: IsoDate[];
  /** `周末`: what makes them comparable. */
  className: string;
  /** `高于近8个同类日中位数38%（10月15日1,215件次，中位数880件次）`. */
  text: string;
}

/**
 * Far is more than so many spreads: with these the bench counts less than one false alarm a month over all totals and
 * categories together (docs/unusual.md). Categories are many, and are printed because they are high.
 */
const FAR = 3;
const FAR_CATEGORY = 3.5;

/** Strayings that a spread is made of, at least. */
const LEAST_STRAYINGS = 30;

/** Makes the median absolute deviation of normal values their standard deviation. */
const NORMAL = 1.4826;

/** How far values usually stray from the median, never less than counting alone would make them; null: too few. */
function spreadBefore(here: Compared, all: Compared[]): number | null {
  const start = windowStart(here.date);
  if (!isFrom(start, here)) return null;
  const strayings = all
    .filter((other) => other.date < here.date && isFrom(start, other))
    .map(({ strays }) => strays);
  if (strayings.length < LEAST_STRAYINGS) return null;
  return Math.max(NORMAL * medianAbsoluteDeviation(strayings), 1 / Math.sqrt(here.median));
}

function worded(here: Compared, { metric, label }: Pick<DayCount, 'metric' | 'label'>): Unusual {
  const { date, value, median: middle, days } = here;
  const [dayName, unit, valueText] = [monthDayName(date), METRIC_UNITS[metric], countText(value)];
  const middleText = medianText(middle);
  // The median of whole numbers is a whole number of halves.
  const change = wholePercent(relativeChange(fraction(value, 1), fraction(2 * middle, 2)));
  const directionText = value > middle ? '高于' : '低于';
  const comparison = `${directionText}近${days.length}个同类日中位数${Math.abs(change)}%`;
  return {
    ...{ date, dayName, metric, label, value, valueText, unit, directionText, days },
    name: METRIC_NAMES[metric] + (label === null ? '' : `“${label}”`),
    median: middle,
    medianText: middleText,
    percent: Math.abs(change),
    direction: value > middle ? 'high' : 'low',
    className: classNameOf(date),
    text: `${comparison}（${dayName}${valueText}${unit}，中位数${middleText}${unit}）`,
  };
}

/** Counts of one metric, or of one category, by day; a day that prints a category twice counts both. */
function seriesOf(counts: DayCount[]): { metric: JudgedMetric; label: string | null; series: DayValue[] }[] {
  const all = new Map<string, { metric: JudgedMetric; label: string | null; days: Map<IsoDate, number> }>();
  for (const { date, metric, label, value } of counts) {
    const key = `${metric} ${label ?? ''}`;
    const one = all.get(key) ?? { metric, label, days: new Map<IsoDate, number>() };
    all.set(key, one);
    one.days.set(date, (one.days.get(date) ?? 0) + value);
  }
  return [...all.values()].map(({ metric, label, days }) => ({
    metric,
    label,
    series: [...days].map(([date, value]) => ({ date, value })).sort((a, b) => (a.date < b.date ? -1 : 1)),
  }));
}

/** What directly handled and transferred calls add to calls that are unusual themselves: nothing new. */
function isTold({ date, metric, direction }: Unusual, all: Unusual[]): boolean {
  if (metric !== 'direct' && metric !== 'transferred') return true;
  return !all.some((one) => one.metric === 'calls' && one.date === date && one.direction === direction);
}

/** Of `dates`, newest first. `counts`: those from `firstDayFor(dates)` on; older and later ones change nothing. */
export function unusualOn(counts: DayCount[], dates: IsoDate[]): Unusual[] {
  const asked = new Set(dates);
  const found = seriesOf(counts).flatMap(({ metric, label, series }) => {
    const compared = comparedWith(series);
    return compared.flatMap((here) => {
      const spread = asked.has(here.date) ? spreadBefore(here, compared) : null;
      const far = metric === 'hotspot' ? FAR_CATEGORY : FAR;
      return spread === null || Math.abs(here.strays) <= far * spread ? [] : worded(here, { metric, label });
    });
  });
  return found.filter((one) => isTold(one, found)).sort((a, b) => b.date.localeCompare(a.date));
}

/** Those of `dates` on which at least one total has what it takes to be judged; of the others nothing can be said. */
export function judgedDays(counts: DayCount[], dates: IsoDate[]): IsoDate[] {
  const totals = seriesOf(counts.filter(({ label }) => label === null));
  const judged = totals.flatMap(({ series }) => {
    const compared = comparedWith(series);
    return compared
      .filter((here) => dates.includes(here.date) && spreadBefore(here, compared) !== null)
      .map(({ date }) => date);
  });
  return dates.filter((date) => judged.includes(date));
}

/** The first day whose counts matter for these dates; null without any. */
export function firstDayFor(dates: IsoDate[]): IsoDate | null {
  const [first] = [...dates].sort();
  return first === undefined ? null : windowStart(first);
}

/** Why days of these cannot be judged at all; null where the holidays of all their years are known. */
export function unjudgedText(dates: IsoDate[]): string | null {
  const unknown = unjudgedYears(dates);
  return unknown.length === 0
    ? null
    : `${unknown.join('、')}年的节假日安排未知，选不出同类日，不判断是否异常。`;
}
