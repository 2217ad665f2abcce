// Weeks, months, quarters and years under one code: `2025-W42`, `2025-10`, `2025-Q4`, `2025`.
import {
  addDays,
  addWeeks,
  dateName,
  datesFrom,
  daysOfWeek,
  isIsoWeek,
  monthDayName,
  sameWeekLastYear,
  weekName,
  weekOf,
  type IsoDate,
} from './dates.js';

export const PERIOD_KINDS = ['week', 'month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];
/** ISO week `2025-W42`, month `2025-10`, quarter `2025-Q4` or year `2025`: the shape tells the kind. */
export type PeriodCode = string;

const MONTH_SHAPE = /^(\d{4})-(0[1-9]|1[0-2])$/;
const QUARTER_SHAPE = /^(\d{4})-Q([1-4])$/;
const YEAR_SHAPE = /^\d{4}$/;

/** Null where the text is no period. */
export function periodKindOf(text: string): PeriodKind | null {
  if (isIsoWeek(text)) return 'week';
  if (MONTH_SHAPE.test(text)) return 'month';
  if (QUARTER_SHAPE.test(text)) return 'quarter';
  return YEAR_SHAPE.test(text) ? 'year' : null;
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Year and the first of its months, from 0; of every kind but the week. */
function monthsOf(code: PeriodCode): { year: number; first: number; count: number } {
  const year = Number(code.slice(0, 4));
  if (QUARTER_SHAPE.test(code)) return { year, first: 3 * (Number(code.slice(6)) - 1), count: 3 };
  if (MONTH_SHAPE.test(code)) return { year, first: Number(code.slice(5)) - 1, count: 1 };
  return { year, first: 0, count: 12 };
}

/** The first of the month that lies `index` months after January of `year`. */
export function firstOfMonth(year: number, index: number): IsoDate {
  const moved = year + Math.floor(index / 12);
  return `${String(moved).padStart(4, '0')}-${two((((index % 12) + 12) % 12) + 1)}-01`;
}

/** First and last day. */
export function endsOf(code: PeriodCode): { from: IsoDate; to: IsoDate } {
  if (periodKindOf(code) === 'week') {
    const [from = '', , , , , , to = ''] = daysOfWeek(code);
    return { from, to };
  }
  const { year, first, count } = monthsOf(code);
  return { from: firstOfMonth(year, first), to: addDays(firstOfMonth(year, first + count), -1) };
}

export function datesOf(code: PeriodCode): IsoDate[] {
  const { from, to } = endsOf(code);
  return datesFrom(from, to);
}

/** The period of this kind that a day lies in. */
export function periodOf(kind: PeriodKind, date: IsoDate): PeriodCode {
  switch (kind) {
    case 'week':
      return weekOf(date);
    case 'month':
      return date.slice(0, 7);
    case 'quarter':
      return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
    case 'year':
      return date.slice(0, 4);
  }
}

/** The months of a quarter or a year. */
export function monthCodesOf(code: PeriodCode): PeriodCode[] {
  const { year, first, count } = monthsOf(code);
  return Array.from({ length: count }, (_, index) => firstOfMonth(year, first + index).slice(0, 7));
}

export function previousPeriod(code: PeriodCode): PeriodCode {
  const kind = periodKindOf(code);
  if (kind === 'week') return addWeeks(code, -1);
  return periodOf(kind ?? 'year', addDays(endsOf(code).from, -1));
}

export function nextPeriod(code: PeriodCode): PeriodCode {
  const kind = periodKindOf(code);
  if (kind === 'week') return addWeeks(code, 1);
  return periodOf(kind ?? 'year', addDays(endsOf(code).to, 1));
}

/** The same period a year before; null for a week 53 without one. */
export function samePeriodLastYear(code: PeriodCode): PeriodCode | null {
  if (periodKindOf(code) === 'week') return sameWeekLastYear(code);
  return `${String(Number(code.slice(0, 4)) - 1).padStart(4, '0')}${code.slice(4)}`;
}

/** `10月1日—8日`; year and month are repeated only where they change. */
export function rangeName(from: IsoDate, to: IsoDate): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${dateName(from)}—${dateName(to)}`;
  const end = from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : monthDayName(to);
  return `${monthDayName(from)}—${end}`;
}

/** `2025年第42周（10月13日—19日）`, `2025年10月`, `2025年第4季度（10月—12月）`, `2025年`. */
export function periodName(code: PeriodCode): string {
  const year = code.slice(0, 4);
  switch (periodKindOf(code)) {
    case 'week':
      return weekName(code);
    case 'month':
      return `${year}年${Number(code.slice(5))}月`;
    case 'quarter': {
      const { first } = monthsOf(code);
      return `${year}年第${code.slice(6)}季度（${first + 1}月—${first + 3}月）`;
    }
    default:
      return `${year}年`;
  }
}

/** Every month that has a day from `from` to `to`, in order. */
export function monthsFrom(from: IsoDate, to: IsoDate): PeriodCode[] {
  const months = [periodOf('month', from)];
  for (;;) {
    const next = nextPeriod(months.at(-1) ?? '');
    if (next > to) return months;
    months.push(next);
  }
}
