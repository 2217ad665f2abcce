// The days a report speaks of and those it compares with.
import {
  addDays,
  dateName,
  datesFrom,
  type IsoDate,
  monthDayName,
  sameDateLastYear,
  yearOf,
} from '../domain/dates.js';
import {
  datesOf,
  periodKindOf,
  periodName,
  previousPeriod,
  rangeName,
  samePeriodLastYear,
  type PeriodCode,
} from '../domain/period.js';
import type { ComparisonCode, Why } from './models.js';
import { COMPARISON_NAMES, PERIOD_WORDS } from './wording.js';

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
  /** 较前一日, 较上月, 同比. */
  title: string;
  /** Where it has a page as a whole; null for days. */
  period: PeriodCode | null;
}

function dayBase(code: keyof typeof COMPARISON_NAMES, date: IsoDate): Base {
  return {
    code,
    title: COMPARISON_NAMES[code],
    name: dateName(date),
    dates: [date],
    period: null,
    impossible: null,
  };
}

function lastYearBase(date: IsoDate): Base {
  const base = sameDateLastYear(date);
  if (base !== null) return dayBase('last-year', base);
  const text = `${yearOf(date) - 1}年没有${monthDayName(date)}，不能同比。`;
  return {
    code: 'last-year',
    title: COMPARISON_NAMES['last-year'],
    name: '',
    dates: [],
    period: null,
    impossible: { code: 'no-base-date', text },
  };
}

export function dayPeriod(date: IsoDate): Period {
  return { name: '本日', dates: [date], impossible: null };
}

/** 较前一日, 近7日均 (the seven calendar days before), 同比, 上年同星期 (364 days before). */
export function basesOfDay(date: IsoDate): Base[] {
  const [from, to] = [addDays(date, -7), addDays(date, -1)];
  return [
    dayBase('previous-day', to),
    {
      code: 'seven-days',
      title: COMPARISON_NAMES['seven-days'],
      name: rangeName(from, to),
      dates: datesFrom(from, to),
      period: null,
      impossible: null,
    },
    lastYearBase(date),
    dayBase('same-weekday', addDays(date, -364)),
  ];
}

export function wordsOf(code: PeriodCode): (typeof PERIOD_WORDS)[keyof typeof PERIOD_WORDS] {
  return PERIOD_WORDS[periodKindOf(code) ?? 'year'];
}

/** Any period as the one that others are held against. */
function baseOf(base: Pick<Base, 'code' | 'title'>, period: PeriodCode): Base {
  return { ...base, period, name: periodName(period), dates: datesOf(period), impossible: null };
}

export function herePeriod(code: PeriodCode): Period {
  return { name: wordsOf(code).here, dates: datesOf(code), impossible: null };
}

/** 较上周 (较上月, 较上季度) and 同比 (the same week, month or quarter a year before); of a year 同比 alone. */
export function basesOfPeriod(code: PeriodCode): Base[] {
  const previous = baseOf(
    { code: 'previous-period', title: `较${wordsOf(code).previous}` },
    previousPeriod(code),
  );
  return periodKindOf(code) === 'year'
    ? [{ ...previous, title: '同比' }]
    : [previous, lastYearOfPeriod(code)];
}

function lastYearOfPeriod(code: PeriodCode): Base {
  const lastYear = samePeriodLastYear(code);
  const comparison = { code: 'period-last-year', title: '同比' } as const;
  if (lastYear !== null) return baseOf(comparison, lastYear);
  const text = `${Number(code.slice(0, 4)) - 1}年没有第${Number(code.slice(6))}周，不能同比。`;
  return { ...comparison, name: '', dates: [], period: null, impossible: { code: 'no-base-period', text } };
}
