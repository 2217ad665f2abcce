// The days of a long span put together by week or month, as daily averages of the days with data.
import { monthDayName } from '../domain/dates.js';
import { periodName, periodOf, rangeName, type PeriodCode, type PeriodKind } from '../domain/period.js';
import type { CountMetric, DayStatus } from './models.js';
import { directRateOf, type DirectRate } from './series-rates.js';
import { fraction, twoDecimals } from './rounding.js';
import type { DaySeries, SeriesDay } from './series.js';

type GapStatus = Exclude<DayStatus, 'accepted'>;

/** What is there but not in the sums, before what is not there. */
const GAPS: readonly GapStatus[] = ['pending', 'merged', 'awaited', 'missing', 'outside'];

function gapOf(days: SeriesDay[]): GapStatus | null {
  const come = days.filter(({ isAhead }) => !isAhead);
  if (come.some(({ status }) => status === 'accepted')) return null;
  return GAPS.find((status) => come.some((day) => day.status === status)) ?? null;
}

export interface SeriesPart {
  code: PeriodCode;
  /** Of a week its days that lie in the span: `10月13日—19日`; `2025年10月`. */
  name: string;
  /** Under an axis: `10月13日` (its first day in the span), `10月`. */
  shortName: string;
  /** Days of the part that lie in the span, and those of them with an accepted bulletin. */
  days: number;
  daysWithData: number;
  /** Of a part without data: what is true of some of its days, the least claim first; null where there is data, or where no day has come yet. */
  gap: GapStatus | null;
  /** Days that print it. */
  known(metric: CountMetric): number;
  /** Over the days that print it; null where none does. */
  sum(metric: CountMetric): number | null;
  /** sum ÷ days that print it, two decimals. */
  average(metric: CountMetric): number | null;
  /** Null where no day prints both parts. */
  directRate: DirectRate | null;
}

function knownOf(days: SeriesDay[], metric: CountMetric): number[] {
  return days.flatMap(({ values }) => values[metric] ?? []);
}

const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0);

function partOf(kind: PeriodKind, code: PeriodCode, days: SeriesDay[]): SeriesPart {
  const [first, last] = [days[0]?.date ?? '', days.at(-1)?.date ?? ''];
  const daysWithData = days.filter(({ status }) => status === 'accepted').length;
  return {
    code,
    name: kind === 'week' ? rangeName(first, last) : periodName(code),
    shortName: kind === 'week' ? monthDayName(first) : `${Number(code.slice(5))}月`,
    days: days.length,
    directRate: directRateOf(days),
    daysWithData,
    gap: gapOf(days),
    known: (metric) => knownOf(days, metric).length,
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
