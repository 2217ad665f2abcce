// Public holidays, and the words for a holiday that falls in only one of two compared periods.
import chineseDays from 'chinese-days';
import { type IsoDate, weekdayName, yearOf } from '../domain/dates.js';
import type { Period } from './periods.js';

const WEEKEND = new Set(['周六', '周日']);

/** What the package's tables have for a day; null for a plain one. */
function arrangementOf(date: IsoDate): { name: string; work: boolean } | null {
  const { work, name } = chineseDays.getDayDetail(date);
  const [, chinese] = name.split(',');
  return chinese === undefined ? null : { name: chinese, work };
}

/** 国庆节, 春节 …; null on other days and in years that the data does not know (see `unknownYears`). */
export function holidayOf(date: IsoDate): string | null {
  const arrangement = arrangementOf(date);
  return arrangement === null || arrangement.work ? null : arrangement.name;
}

/**
 * A weekend day that is worked to make up for a holiday counts. Of no use in years that the data does not know.
 * Weekdays are our own: west of Greenwich the package takes each day, in its tables too, for the one before.
 */
export function isWorkday(date: IsoDate): boolean {
  return arrangementOf(date)?.work ?? !WEEKEND.has(weekdayName(date));
}

/** The package calls every day of such a year a plain day; a year it knows has its National Day. */
export function isKnownYear(year: number): boolean {
  return holidayOf(`${String(year).padStart(4, '0')}-10-01`) !== null;
}

function unknownYears(dates: IsoDate[]): number[] {
  return [...new Set(dates.map(yearOf))].filter((year) => !isKnownYear(year));
}

/** `国庆节2天、中秋1天`. */
function holidayNames(dates: IsoDate[]): string {
  const days = new Map<string, number>();
  for (const date of dates) {
    const name = holidayOf(date);
    if (name !== null) days.set(name, (days.get(name) ?? 0) + 1);
  }
  return [...days]
    .map(([name, count]) => (dates.length > 1 ? `${name}假期${count}天` : `${name}假期`))
    .join('、');
}

function holidayCount(dates: IsoDate[]): number {
  return dates.filter((date) => holidayOf(date) !== null).length;
}

/** Sentences on holidays in only one of two periods, or more of them in one of two that are equally long. */
export function holidayNotes(here: Period, base: Period): string[] {
  const unknown = unknownYears([...here.dates, ...base.dates]);
  if (unknown.length > 0) {
    return [`${unknown.join('、')}年的节假日安排未知，不能判断与${base.name}比较时是否一方逢节假日。`];
  }
  const [hereDays, baseDays] = [holidayCount(here.dates), holidayCount(base.dates)];
  if (hereDays > 0 && baseDays === 0)
    return [`${here.name}逢${holidayNames(here.dates)}，${base.name}不逢节假日。`];
  if (hereDays === 0 && baseDays > 0)
    return [`${base.name}逢${holidayNames(base.dates)}，${here.name}不逢节假日。`];
  if (hereDays === baseDays || here.dates.length !== base.dates.length) return [];
  return [
    `节假日天数不同：${here.name}有${holidayNames(here.dates)}，${base.name}有${holidayNames(base.dates)}。`,
  ];
}
