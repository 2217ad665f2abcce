// The day a bulletin speaks of, as printed: month and day, seldom a range or a year.
import { dateOf, type MonthDay } from '../domain/dates.js';
import type { Range } from './quantities.js';

export interface PrintedDay extends Range {
  monthDay: MonthDay;
  /** Last day of a range (10月1日至8日). */
  monthDayTo?: MonthDay;
  /** Where the bulletin prints its own year. */
  year?: number;
}

const DAY =
  /(?:(20\d\d)年)?(?<![\d])(\d{1,2})月(\d{1,2})(?:日|号)?(?:[至到—–~-]{1,2}(?:(\d{1,2})月)?(\d{1,2})(?:日|号))?(?!\d)/g;
/** 2月29日 must be possible while the year is open. */
const LEAP_YEAR = 2024;

function monthDayOf(month: string, day: string): MonthDay | null {
  const text = `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return dateOf(LEAP_YEAR, text) === null ? null : text;
}

/** The last day printed between two places: the one nearest to the figures. Null where the calendar has none. */
export function printedDayIn(text: string, range: Range): PrintedDay | null {
  let found: PrintedDay | null = null;
  for (const match of text.slice(range.from, range.to).matchAll(DAY)) {
    const [printed, year, month = '', day = '', monthTo = month, dayTo] = match;
    const monthDay = monthDayOf(month, day);
    const monthDayTo = dayTo === undefined ? null : monthDayOf(monthTo, dayTo);
    if (monthDay === null) continue;
    const from = range.from + match.index;
    found = {
      from,
      to: from + printed.length,
      monthDay,
      ...(monthDayTo === null ? {} : { monthDayTo }),
      ...(year === undefined ? {} : { year: Number(year) }),
    };
  }
  return found;
}
