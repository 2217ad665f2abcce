// How busy a calendar day is: weekday, season and holidays, as factors around 1.
import chineseDays from 'chinese-days';
import type { IsoDate } from '../domain/dates.js';

export type DayType = 'workday' | 'weekend' | 'holiday';

export interface DayShape {
  type: DayType;
  /** Factor on the calls of a common day. */
  calls: number;
  /** Flats are heated from 15 October to 15 April; complaints peak in the first weeks. */
  heating: number;
  /** The weeks before Spring Festival, when wages are claimed. */
  wages: boolean;
}

/** January to December. */
const SEASON = [1.06, 0.96, 1.0, 0.97, 0.95, 0.98, 1.03, 1.02, 0.98, 1.06, 1.1, 1.08];
const MONDAY_RISE = 1.09;

/** Past the holiday data of chinese-days every day counts as a plain weekday or weekend. */
function dayType(date: IsoDate): { type: DayType; monday: boolean } {
  const { work, name } = chineseDays.getDayDetail(date);
  // A holiday and a day worked for it are named `National Day,国庆节,3`, other days by weekday.
  if (work) return { type: 'workday', monday: name === 'Monday' };
  return { type: name.includes(',') ? 'holiday' : 'weekend', monday: false };
}

function heatingOn(monthDay: string): number {
  if (monthDay >= '10-15' && monthDay <= '11-20') return 1;
  return monthDay > '11-20' || monthDay <= '04-15' ? 0.55 : 0;
}

const TYPE_FACTOR: Record<DayType, number> = { workday: 1.03, weekend: 0.88, holiday: 0.8 };

export function shapeOf(date: IsoDate): DayShape {
  const { type, monday } = dayType(date);
  const monthDay = date.slice(5);
  const season = SEASON[Number(date.slice(5, 7)) - 1] ?? 1;
  return {
    type,
    calls: TYPE_FACTOR[type] * season * (monday ? MONDAY_RISE : 1),
    heating: heatingOn(monthDay),
    wages: monthDay >= '12-20' || monthDay <= '01-31',
  };
}
