// The days a report speaks of and those it compares with.
import {
  addDays,
  addWeeks,
  dateName,
  datesFrom,
  daysOfWeek,
  type IsoDate,
  type IsoWeek,
  monthDayName,
  sameDateLastYear,
  sameWeekLastYear,
  weekName,
  yearOf,
} from '../domain/dates.js';
import type { ComparisonCode, Why } from './models.js';

export interface Period {
  /** As it stands in a sentence: 本日, 2025年10月14日, 上周. */
  name: string;
  dates: IsoDate[];
  /** Why the calendar has no such period; null where it has. */
  impossible: Why | null;
}

/** A period to compare with, under the name of its comparison. */
export interface Base extends Period {
  code: ComparisonCode;
}

/** `10月1日—8日`; year and month are repeated only where they change. */
export function rangeName(from: IsoDate, to: IsoDate): string {
  if (yearOf(from) !== yearOf(to)) return `${dateName(from)}—${dateName(to)}`;
  const end = from.slice(0, 7) === to.slice(0, 7) ? `${Number(to.slice(8))}日` : monthDayName(to);
  return `${monthDayName(from)}—${end}`;
}

function dayBase(code: ComparisonCode, date: IsoDate): Base {
  return { code, name: dateName(date), dates: [date], impossible: null };
}

function lastYearBase(date: IsoDate): Base {
  const base = sameDateLastYear(date);
  if (base !== null) return dayBase('last-year', base);
  const text = `${yearOf(date) - 1}年没有${monthDayName(date)}，不能同比。`;
  return { code: 'last-year', name: '', dates: [], impossible: { code: 'no-base-date', text } };
}

export function dayPeriod(date: IsoDate): Period {
  return { name: '本日', dates: [date], impossible: null };
}

/** 较前一日, 近7日均 (the seven calendar days before), 同比, 上年同星期 (364 days before). */
export function basesOfDay(date: IsoDate): Base[] {
  const [from, to] = [addDays(date, -7), addDays(date, -1)];
  return [
    dayBase('previous-day', to),
    { code: 'seven-days', name: rangeName(from, to), dates: datesFrom(from, to), impossible: null },
    lastYearBase(date),
    dayBase('same-weekday', addDays(date, -364)),
  ];
}

function weekBase(code: ComparisonCode, week: IsoWeek): Base {
  return { code, name: weekName(week), dates: daysOfWeek(week), impossible: null };
}

export function weekPeriod(week: IsoWeek): Period {
  return { name: '本周', dates: daysOfWeek(week), impossible: null };
}

/** 较上周 and 同比 (the same ISO number a year before). */
export function basesOfWeek(week: IsoWeek): [lastWeek: Base, lastYear: Base] {
  const lastYear = sameWeekLastYear(week);
  if (lastYear !== null) {
    return [weekBase('last-week', addWeeks(week, -1)), weekBase('week-last-year', lastYear)];
  }
  const text = `${Number(week.slice(0, 4)) - 1}年没有第${Number(week.slice(6))}周，不能同比。`;
  return [
    weekBase('last-week', addWeeks(week, -1)),
    { code: 'week-last-year', name: '', dates: [], impossible: { code: 'no-base-week', text } },
  ];
}
