// Which days a day can fairly be held against: the last ones of its own class.
import { median } from 'simple-statistics';
import { addDays, type IsoDate, weekdayName, yearOf } from '../domain/dates.js';
import { isKnownYear, isWorkday, holidayOf } from './holidays.js';
import { countText, decimalText } from './rounding.js';

/**
 * On Mondays calls have piled up over the weekend. A finer split by weekday reaches eight weeks back for every day
 * and loses more to the season than it wins (docs/unusual.md).
 */
export type DayClass = 'monday' | 'workday' | 'weekend' | 'holiday';

const DAY_CLASS_NAMES: Readonly<Record<DayClass, string>> = {
  monday: '周一的工作日',
  workday: '周一以外的工作日',
  weekend: '周末',
  holiday: '节假日',
};

/** So many days are compared with; with fewer nothing is said. */
const COMPARED_DAYS = 8;

/** Nothing older than this many days is looked at: half a year holds eight holidays from every day of the year. */
export const WINDOW_DAYS = 180;

/** Looked up for every series again, and the calendar is slow to ask: a day's class never changes. */
const KNOWN_CLASSES = new Map<IsoDate, DayClass | null>();

/** A weekend day that is worked is a workday. Null where the holidays of the year are not known. */
export function dayClassOf(date: IsoDate): DayClass | null {
  const known = KNOWN_CLASSES.get(date);
  if (known !== undefined) return known;
  const dayClass = classFrom(date);
  KNOWN_CLASSES.set(date, dayClass);
  return dayClass;
}

function classFrom(date: IsoDate): DayClass | null {
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

export interface DayValue {
  date: IsoDate;
  value: number;
}

/** A value beside its comparable days. */
export interface Compared extends DayValue {
  days: IsoDate[];
  /** Above zero. */
  median: number;
  /** (value − median) ÷ median. */
  strays: number;
}

/** In the order of the days. Those without enough comparable days, or with nothing but zeros there, are left out. */
export function comparedWith(series: DayValue[]): Compared[] {
  const values = new Map(series.map(({ date, value }) => [date, value]));
  const days = comparableDays(series.map(({ date }) => date));
  return series.flatMap(({ date, value }, index) => {
    const compared = days[index] ?? [];
    const middle = compared.length === 0 ? 0 : median(compared.map((day) => values.get(day) ?? 0));
    if (middle === 0) return [];
    return { date, value, days: compared, median: middle, strays: (value - middle) / middle };
  });
}

/** Neither it nor what it is compared with is older than `start`. */
export function isFrom(start: IsoDate, { days: [oldest = ''] }: Compared): boolean {
  return oldest >= start;
}

/** Empty where the holidays of the year are not known. */
export function classNameOf(date: IsoDate): string {
  const dayClass = dayClassOf(date);
  return dayClass === null ? '' : DAY_CLASS_NAMES[dayClass];
}

/** The median of whole numbers can be a half. */
export function medianText(value: number): string {
  return Number.isInteger(value) ? countText(value) : decimalText(value);
}

export function unjudgedYears(dates: IsoDate[]): number[] {
  return [...new Set(dates.map(yearOf))].filter((year) => !isKnownYear(year));
}
