// Calendar days as `YYYY-MM-DD` strings, never instants; ISO weeks as `RRRR-'W'II`.
// One by one: the index of the library is 304 files, most of them languages, and takes a tenth of a second to load.
import { addDays as addCalendarDays } from 'date-fns/addDays';
import { addYears as addCalendarYears } from 'date-fns/addYears';
import { getISODay } from 'date-fns/getISODay';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeeksInYear } from 'date-fns/getISOWeeksInYear';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { lightFormat } from 'date-fns/lightFormat';
import { parseISO } from 'date-fns/parseISO';

/** `YYYY-MM-DD`. */
export type IsoDate = string;
/** `MM-DD`. */
export type MonthDay = string;
/** `RRRR-Www`, the ISO week-numbering year and week. */
export type IsoWeek = string;

const DATE_SHAPE = /^\d{4}-\d{2}-\d{2}$/;
/** Milliseconds; a date alone is parsed as midnight in UTC, where all days are as long. */
const DAY = 86_400_000;
const WEEK_SHAPE = /^(\d{4})-W(\d{2})$/;
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

export function isIsoDate(text: string): boolean {
  if (!DATE_SHAPE.test(text)) return false;
  const at = Date.parse(text);
  // The 30th of February is taken for the 2nd of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export function isIsoWeek(text: string): boolean {
  const [, year, week] = WEEK_SHAPE.exec(text) ?? [];
  if (year === undefined || week === undefined) return false;
  const weeks = getISOWeeksInYear(parseISO(`${year}-06-01`));
  return Number(year) > 0 && Number(week) >= 1 && Number(week) <= weeks;
}

/** The day with these parts, or null where the calendar has none (2月30日). */
export function dateOf(year: number, monthDay: MonthDay): IsoDate | null {
  const text = `${String(year).padStart(4, '0')}-${monthDay}`;
  return isIsoDate(text) ? text : null;
}

export function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return lightFormat(addCalendarDays(parseISO(date), days), 'yyyy-MM-dd');
}

/** The same date a year before; null for 29 February, which has none. */
export function sameDateLastYear(date: IsoDate): IsoDate | null {
  const base = lightFormat(addCalendarYears(parseISO(date), -1), 'yyyy-MM-dd');
  return base.slice(5) === date.slice(5) ? base : null;
}

/** Calendar days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

/** Every day from `from` to `to`, both included. */
export function datesFrom(from: IsoDate, to: IsoDate): IsoDate[] {
  const length = Math.max(0, daysBetween(from, to) + 1);
  return Array.from({ length }, (_, index) => addDays(from, index));
}

export function weekOf(date: IsoDate): IsoWeek {
  const day = parseISO(date);
  const [year, week] = [String(getISOWeekYear(day)), String(getISOWeek(day))];
  return `${year.padStart(4, '0')}-W${week.padStart(2, '0')}`;
}

/** Monday to Sunday of an ISO week. */
export function daysOfWeek(week: IsoWeek): IsoDate[] {
  const monday = lightFormat(parseISO(week), 'yyyy-MM-dd');
  return datesFrom(monday, addDays(monday, 6));
}

export function addWeeks(week: IsoWeek, weeks: number): IsoWeek {
  const [monday = ''] = daysOfWeek(week);
  return weekOf(addDays(monday, 7 * weeks));
}

/** The week of the same ISO number a year before; null for a week 53 without one. */
export function sameWeekLastYear(week: IsoWeek): IsoWeek | null {
  const base = `${String(Number(week.slice(0, 4)) - 1).padStart(4, '0')}${week.slice(4)}`;
  return isIsoWeek(base) ? base : null;
}

/** The calendar day in Xining (UTC+8 all year) at an instant. */
export function shanghaiDate(instant: Date): IsoDate {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** `10月15日`. */
export function monthDayName(date: IsoDate): string {
  return lightFormat(parseISO(date), 'M月d日');
}

/** `2025年10月15日`. */
export function dateName(date: IsoDate): string {
  return lightFormat(parseISO(date), 'yyyy年M月d日');
}

/** `周三`. */
export function weekdayName(date: IsoDate): string {
  return WEEKDAYS[getISODay(parseISO(date)) - 1] ?? '';
}

/** `2025年第42周（10月13日—19日）`; the month is repeated only where it changes. */
export function weekName(week: IsoWeek): string {
  const days = daysOfWeek(week);
  const [first = '', last = ''] = [days[0], days[6]];
  const end =
    first.slice(0, 7) === last.slice(0, 7) ? lightFormat(parseISO(last), 'd日') : monthDayName(last);
  return `${week.slice(0, 4)}年第${Number(week.slice(6))}周（${monthDayName(first)}—${end}）`;
}

/** `2025年10月18日 10:00`, as clocks in China show it. */
export function shanghaiTimeName(instant: Date): string {
  const time = new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);
  return `${dateName(shanghaiDate(instant))} ${time}`;
}

/** `2025-10-18T10:00:00.000+08:00`: the instant with the offset of Xining. */
export function shanghaiTimestamp(instant: Date): string {
  return new Date(instant.getTime() + 8 * 3_600_000).toISOString().replace('Z', '+08:00');
}

/** `20251018-100000`, for names of files: a timestamp of Xining to its seconds. */
export function fileStamp(timestamp: string): string {
  return timestamp.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
}
