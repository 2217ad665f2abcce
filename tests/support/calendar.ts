// The calendar once more, by other means than the product's: days as numbers since 1970, no library, no time zone.
import type { IsoDate } from '../../src/domain/dates.js';

const DAY_MS = 86_400_000;

export function dayNumber(date: IsoDate): number {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function dateFromNumber(number: number): IsoDate {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** 1 January 1970 was a Thursday. Monday: 0. */
const weekday = (number: number): number => (((number + 3) % 7) + 7) % 7;

/** A week belongs to the year that its Thursday lies in. */
export function isoWeek(date: IsoDate): string {
  const thursday = dayNumber(date) - weekday(dayNumber(date)) + 3;
  const year = dateFromNumber(thursday).slice(0, 4);
  const week = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Monday to Sunday; empty where the year has no such week. */
export function isoWeekDays(week: string): IsoDate[] {
  const year = week.slice(0, 4);
  const fourth = dayNumber(`${year}-01-04`);
  const monday = fourth - weekday(fourth) + 7 * (Number(week.slice(6)) - 1);
  const days = Array.from({ length: 7 }, (_, index) => dateFromNumber(monday + index));
  return isoWeek(days[0] ?? '') === week ? days : [];
}

/** 29 December to 4 January. */
export function turnOf(year: number): IsoDate[] {
  const first = dayNumber(`${year}-12-29`);
  return Array.from({ length: 7 }, (_, index) => dateFromNumber(first + index));
}
