// A figure of a day against the median of its comparable days.
import type { DayCount, JudgedMetric } from '../domain/day-count.js';
import type { IsoDate } from '../domain/dates.js';
import {
  comparedWith,
  dayClassOf,
  isFrom,
  medianText,
  windowStart,
  type DayValue,
} from './comparable-days.js';
import { movedBy, pointsBy, unsaid, type Outcome } from './compare.js';
import type { Comparison, RateRow, Why } from './models.js';
import { decimalText, fraction, percent, twoDecimals } from './rounding.js';
import { COMPARISON_NAMES, DASH } from './wording.js';

const TOO_FEW: Why = { code: 'too-few-days', text: '此前半年里有数字的同类日不足8天，没有中位数可比。' };
const UNKNOWN: Why = { code: 'holidays-unknown', text: '这一年的节假日安排未知，选不出同类日。' };

type Base = Pick<Comparison, 'base' | 'baseText' | 'baseDates' | 'changeUnit'>;

function comparison(base: Base, outcome: Outcome): Comparison {
  return {
    ...base,
    code: 'comparable-days',
    name: COMPARISON_NAMES['comparable-days'],
    basis: 'value',
    basePeriod: null,
    days: base.baseDates.length,
    note: null,
    ...outcome,
  };
}

function noBase(date: IsoDate, changeUnit: Comparison['changeUnit'], why: Why | null): Comparison {
  const reason = why ?? (dayClassOf(date) === null ? UNKNOWN : TOO_FEW);
  return comparison({ base: null, baseText: DASH, baseDates: [], changeUnit }, unsaid(reason));
}

/** Every day's value; null where the day has no comparable ones, or not enough. */
function besideOthers(
  series: DayValue[],
  date: IsoDate,
): { value: number; days: IsoDate[]; median: number } | null {
  const here = comparedWith(series).find((one) => one.date === date);
  return here && isFrom(windowStart(date), here) ? here : null;
}

/** A total of a day. `why`: the reason where the day itself has no figure. */
export function usualCount(
  counts: DayCount[],
  { date, metric, why }: { date: IsoDate; metric: JudgedMetric; why: Why | null },
): Comparison {
  const series = counts.filter((count) => count.metric === metric && count.label === null);
  const here = besideOthers(series, date);
  if (why !== null || here === null)
    return noBase(date, '%', why && { code: 'this-missing', text: why.text });
  const base = { base: here.median, baseText: medianText(here.median), baseDates: here.days };
  return comparison(
    { ...base, changeUnit: '%' },
    movedBy(fraction(here.value, 1), fraction(2 * here.median, 2)),
  );
}

/** Direct ÷ (direct + transferred) of every day that prints both, in hundredths of a percent: whole numbers. */
function directRates(counts: DayCount[]): DayValue[] {
  const transferred = new Map(
    counts.filter(({ metric }) => metric === 'transferred').map(({ date, value }) => [date, value]),
  );
  return counts.flatMap(({ date, metric, value }) => {
    const other = transferred.get(date);
    if (metric !== 'direct' || other === undefined || value + other === 0) return [];
    return { date, value: Math.round(100 * percent(fraction(value, value + other))) };
  });
}

/** The rate of direct handling of a day against the median of the comparable days' rates. */
export function usualRate(counts: DayCount[], date: IsoDate, row: RateRow): Comparison {
  const here = besideOthers(directRates(counts), date);
  const { numerator, denominator, why } = row;
  if (why !== null || here === null || numerator === null || denominator === null) {
    return noBase(date, '百分点', why && { code: 'this-missing', text: why.text });
  }
  const base = twoDecimals(fraction(2 * here.median, 200));
  return comparison(
    { base, baseText: `${decimalText(base)}%`, baseDates: here.days, changeUnit: '百分点' },
    pointsBy(fraction(numerator, denominator), fraction(2 * here.median, 20_000)),
  );
}
