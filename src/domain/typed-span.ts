// Days as people type them: 10月15日, 10.15, 第42周, 2025年10月, 10月1日至8日, 上周; without a year, in each year that is asked for.
import { dateOf, isIsoDate, type IsoDate } from './dates.js';
import { periodKindOf, periodOf, previousPeriod } from './period.js';
import { endsOfSpan, rangeCode, type SpanCode } from './span.js';

const DAY = /^(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})[日号]?$/;
const WEEK = /^(?:(\d{4})年?)?-?(?:第|W)?(\d{1,2})周?$/;
const MONTH = /^(?:(\d{4})[年./-])?(\d{1,2})月?份?$/;
const QUARTER = /^(?:(\d{4})年?)?-?(?:第|Q)?([1-4一二三四])(?:季度?)?$/;
const YEAR = /^(\d{4})年?$/;
const RELATIVE = /^([上本])个?([周月])$/;
const ONLY_DAY = /^(\d{1,2})[日号]$/;
const BETWEEN = /至|到|—+|–|~|\.\./;

const QUARTERS = '一二三四';
const two = (text: string | undefined): string => String(text).padStart(2, '0');

/** Newest first where `years` are; all of them exist in the calendar. Empty where the text is none. */
export function typedSpans(typed: string, years: readonly number[], today: IsoDate): SpanCode[] {
  const text = typed.normalize('NFKC').replace(/\s+/g, '').replace(/週/g, '周').toUpperCase();
  if (endsOfSpan(text) !== null) return [text];
  const codes = relativeIn(text, today) ?? rangesIn(text, years) ?? singlesIn(text, years);
  return [...new Set(codes)].filter((code) => endsOfSpan(code) !== null);
}

/** 上周, 本周, 上月, 上个月, 本月; null where the text is none of them. */
function relativeIn(text: string, today: IsoDate): SpanCode[] | null {
  const [, which, unit] = RELATIVE.exec(text) ?? [];
  if (which === undefined) return null;
  const present = periodOf(unit === '周' ? 'week' : 'month', today);
  return [which === '本' ? present : previousPeriod(present)];
}

function singlesIn(text: string, years: readonly number[]): SpanCode[] {
  const days = daysIn(text, years);
  if (days.length > 0) return days;
  const each = (year: string | undefined, code: (year: string) => string): SpanCode[] =>
    (year === undefined ? years.map(String) : [year]).map(code).filter((one) => periodKindOf(one) !== null);
  const [, weekYear, week] = /周|W/.test(text) ? (WEEK.exec(text) ?? []) : [];
  if (week !== undefined) return each(weekYear, (year) => `${year}-W${two(week)}`);
  const [, quarterYear, quarter] = /季|Q/.test(text) ? (QUARTER.exec(text) ?? []) : [];
  if (quarter !== undefined) return each(quarterYear, (year) => `${year}-Q${quarterNumber(quarter)}`);
  const [, year] = YEAR.exec(text) ?? [];
  if (year !== undefined) return each(year, (one) => one);
  const [, monthYear, month] = MONTH.exec(text) ?? [];
  const isMonth = month !== undefined && (monthYear !== undefined || text.includes('月'));
  return isMonth ? each(monthYear, (one) => `${one}-${two(month)}`) : [];
}

function quarterNumber(text: string): number {
  return QUARTERS.includes(text) ? QUARTERS.indexOf(text) + 1 : Number(text);
}

function daysIn(text: string, years: readonly number[]): IsoDate[] {
  if (isIsoDate(text)) return [text];
  const [, year, month, day] = DAY.exec(text) ?? [];
  if (month === undefined) return [];
  const wanted = year === undefined ? years : [Number(year)];
  return wanted.flatMap((one) => dateOf(one, `${two(month)}-${two(day)}`) ?? []);
}

/** The second day may leave out its month and year; null where the text is no range. */
function rangesIn(text: string, years: readonly number[]): SpanCode[] | null {
  const [left = '', right, ...rest] = text.split(BETWEEN);
  if (right === undefined || rest.length > 0) return null;
  return daysIn(left, years).flatMap((from) => {
    const [, only] = ONLY_DAY.exec(right) ?? [];
    const year = Number(from.slice(0, 4));
    const whole = only === undefined ? right : `${from.slice(0, 7)}-${two(only)}`;
    return daysIn(whole, [year]).flatMap((to) => (from <= to ? rangeCode(from, to) : []));
  });
}
