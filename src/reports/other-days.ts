// Two periods with data on as many days, but not on the same ones: a Monday is no Thursday.
import { monthDayName, weekdayName, type IsoDate } from '../domain/dates.js';

interface Dated {
  /** All days of the period, in order. */
  dates: IsoDate[];
  /** Those with data. */
  days: IsoDate[];
}

const DAYS_OF_WEEK = 7;
/** More days than this are not named. */
const NAMED = 3;

/** Null where the same days of both have data, or where they cannot be set side by side. */
export function otherDaysText(here: Dated, base: Dated): string | null {
  if (here.dates.length !== base.dates.length || here.days.length !== base.days.length) return null;
  const [hereLacks, baseLacks] = [lacking(here, base), lacking(base, here)];
  if (hereLacks.length === 0) return null;
  const names = `本期${namesOf(hereLacks, here)}、基期${namesOf(baseLacks, base)}没有数字`;
  return `有数据的天数相同，但不是同样的日子（${names}）`;
}

/** Days of one that have none, although the day in the same place of the other has. */
function lacking(one: Dated, other: Dated): IsoDate[] {
  return one.dates.filter(
    (date, index) => !one.days.includes(date) && other.days.includes(other.dates[index] ?? ''),
  );
}

function namesOf(lacked: IsoDate[], { dates }: Dated): string {
  if (lacked.length > NAMED) return `有${lacked.length}天`;
  return lacked.map(dates.length === DAYS_OF_WEEK ? weekdayName : monthDayName).join('、');
}
