// Any stretch of days under one code: a period (`2025-W42`), a day (`2025-10-15`) or a range (`2025-10-01..2025-10-08`).
import { dateName, datesFrom, daysBetween, isIsoDate, yearOf, type IsoDate } from './dates.js';
import { endsOf, periodKindOf, periodName, rangeName, type PeriodCode } from './period.js';

/** The shape tells what it is. */
export type SpanCode = string;

export interface DaySpan {
  from: IsoDate;
  to: IsoDate;
}

/** Days beyond can have no bulletin, and the calendar's own ends have no day before or after. */
const [EARLIEST, LATEST] = ['1900', '2200'];

/** Null where the text is no stretch of days. */
export function endsOfSpan(text: string): DaySpan | null {
  if (text < EARLIEST || text >= LATEST) return null;
  if (periodKindOf(text) !== null) return endsOf(text);
  const [from = '', to = from, ...rest] = text.split('..');
  const isRange = isIsoDate(from) && isIsoDate(to) && from <= to && to < LATEST && rest.length === 0;
  return isRange ? { from, to } : null;
}

/** The shortest code of these days, of a day or a range. */
export function rangeCode(from: IsoDate, to: IsoDate): SpanCode {
  return from === to ? from : `${from}..${to}`;
}

/** The code where it is a period as a whole; else null. */
export function periodIn(code: SpanCode): PeriodCode | null {
  return periodKindOf(code) === null ? null : code;
}

/** A year has 366 days at most; people hold no more than three of them against others. */
export const MOST_DAYS = 1_100;

/** Days by the ends alone: whoever types a long one makes nobody look at each of its days. */
export function lengthOfSpan(code: SpanCode): number {
  const ends = endsOfSpan(code);
  return ends === null ? 0 : daysBetween(ends.from, ends.to) + 1;
}

export function datesOfSpan(code: SpanCode): IsoDate[] {
  const ends = endsOfSpan(code);
  return ends === null ? [] : datesFrom(ends.from, ends.to);
}

/** As `periodName`; `2025年10月15日`, `2025年10月1日—8日`. */
export function spanName(code: SpanCode): string {
  const ends = endsOfSpan(code);
  if (ends === null || periodKindOf(code) !== null) return periodName(code);
  const { from, to } = ends;
  if (from === to) return dateName(from);
  const range = rangeName(from, to);
  return yearOf(from) === yearOf(to) ? `${yearOf(from)}年${range}` : range;
}
