// The days of a long span put together by week or month, as daily averages of the days with data.
import { monthDayName } from '../domain/dates.js';
import { datesOf, periodName, periodOf, type PeriodCode, type PeriodKind } from '../domain/period.js';
import type { CountMetric } from './models.js';
import { fraction, twoDecimals } from './rounding.js';
import type { DaySeries, SeriesDay } from './series.js';

export interface SeriesPart {
  code: PeriodCode;
  /** `2025年第42周（10月13日—19日）`, `2025年10月`. */
  name: string;
  /** Under an axis: `10月13日` (the Monday), `10月`. */
  shortName: string;
  /** Days of the part that lie in the span, and those of them with an accepted bulletin. */
  days: number;
  daysWithData: number;
  /** Some of the days that lie in the span have no accepted bulletin. */
  isPartial: boolean;
  /** Over the days that print it; null where none does. */
  sum(metric: CountMetric): number | null;
  /** sum ÷ days that print it, two decimals. */
  average(metric: CountMetric): number | null;
}

function knownOf(days: SeriesDay[], metric: CountMetric): number[] {
  return days.flatMap(({ values }) => values[metric] ?? []);
}

const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

function partOf(kind: PeriodKind, code: PeriodCode, days: SeriesDay[]): SeriesPart {
  const daysWithData = days.filter(({ status }) => status === 'accepted').length;
  return {
    code,
    name: periodName(code),
    shortName: kind === 'week' ? monthDayName(datesOf(code)[0] ?? '') : `${Number(code.slice(5))}月`,
    days: days.length,
    daysWithData,
    isPartial: daysWithData < days.length,
    sum(metric) {
      const known = knownOf(days, metric);
      return known.length === 0 ? null : total(known);
    },
    average(metric) {
      const known = knownOf(days, metric);
      return known.length === 0 ? null : twoDecimals(fraction(total(known), known.length));
    },
  };
}

/** In order. A week at the edge has only those days that lie in the span. */
export function partsOf({ days }: DaySeries, kind: 'week' | 'month'): SeriesPart[] {
  const byCode = new Map<PeriodCode, SeriesDay[]>();
  for (const day of days) {
    const code = periodOf(kind, day.date);
    byCode.set(code, [...(byCode.get(code) ?? []), day]);
  }
  return [...byCode].map(([code, own]) => partOf(kind, code, own));
}
