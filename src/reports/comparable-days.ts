// Which days a day can fairly be held against: the last ones of its own class.
import { addDays, type IsoDate, weekdayName, yearOf } from '../domain/dates.js';
import { isKnownYear, isWorkday, holidayOf } from './holidays.js';

/**
 * On Mondays calls have piled up over the weekend. A finer split by weekday reaches eight weeks back for every day
 * and loses more to the season than it wins (docs/unusual.md).
 */
export type DayClass = 'monday' | 'workday' | 'weekend' | 'holiday';

export const DAY_CLASS_NAMES: Readonly<Record<DayClass, string>> = {
  monday: '周一的工作日',
  workday: '周一以外的工作日',
  weekend: '周末',
  holiday: '节假日',
};

/** So many days are compared with; with fewer nothing is said. */
export const COMPARED_DAYS = 8;

/** Nothing older than this many days is looked at: half a year holds eight holidays from every day of the year. */
export const WINDOW_DAYS = 180;

/** A weekend day that is worked is a workday. Null where the holidays of the year are not known. */
export function dayClassOf(date: IsoDate): DayClass | null {
  if (!isKnownYear(yearOf(date))) return null;
  if (isWorkday(date)) return weekdayName(date) === '周一' ? 'monday' : 'workday';
  return holidayOf(date) === null ? 'weekend' : 'holiday';
}

/** First day whose figures can matter for `date`. */
export function windowStart(date: IsoDate): IsoDate {
  return addDays(date, -WINDOW_DAYS);
}

/** For each date, in order, the last eight of its class before it; null where there are not so many. */
export function comparableDays(dates: IsoDate[]): (IsoDate[] | null)[] {
  const seen = new Map<DayClass, IsoDate[]>();
  return dates.map((date) => {
    const dayClass = dayClassOf(date);
    if (dayClass === null) return null;
    const earlier = seen.get(dayClass) ?? [];
    seen.set(dayClass, [...earlier, date].slice(-COMPARED_DAYS));
    return earlier.length < COMPARED_DAYS ? null : earlier;
  });
}
