// The week so far: from Monday to the newest day, each figure against the week before on the days that have it this week.
import type { Kind } from '../domain/bulletin.js';
import {
  addDays,
  datesFrom,
  daysBetween,
  daysOfWeek,
  type IsoDate,
  monthDayName,
  weekdayName,
  weekName,
  weekOf,
} from '../domain/dates.js';
import { previousPeriod, rangeName } from '../domain/period.js';
import type { Book } from './book.js';
import { columnsOf, type Table } from './compare.js';
import { coverageOf } from './coverage.js';
import type { CountMetric } from './models.js';
import type { OverviewWeek, OverviewWeekKind } from './overview-model.js';
import { periodTotal } from './period-report.js';
import type { Base } from './periods.js';
import { sideOf } from './sides.js';
import { KIND_NAMES } from './wording.js';

const DAYS_OF_WEEK = 7;

const MAIN: Readonly<Record<Kind, CountMetric[]>> = { hotline: ['calls', 'messages'], hazard: ['hazards'] };

/** `上周同期（10月6日—8日）`, `上周同期（10月6日、8日）`. */
function baseName(dates: IsoDate[]): string {
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const inRow = daysBetween(first, last) === dates.length - 1;
  return `上周同期（${inRow ? rangeName(first, last) : dates.map(monthDayName).join('、')}）`;
}

/** `dates`: of this week. */
function sameDays(dates: IsoDate[]): Base {
  const before = dates.map((date) => addDays(date, -DAYS_OF_WEEK));
  return {
    code: 'previous-period',
    title: '较上周同期',
    name: baseName(before),
    dates: before,
    period: previousPeriod(weekOf(dates[0] ?? '')),
    impossible: null,
  };
}

function overviewWeekKind(book: Book, kind: Kind, dates: IsoDate[]): OverviewWeekKind {
  const here = { name: '本周', dates, impossible: null };
  /** A Thursday that this week does not have says nothing about the days before it. */
  const tableOver = (own: IsoDate[]): Table => ({
    ...{ book, kind, here },
    bases: [sameDays(own.length === 0 ? dates : own)],
  });
  const known = MAIN[kind].map((metric) => ({
    metric,
    days: sideOf(book, { kind, metric }, here).days,
  }));
  const any = dates.filter((date) => known.some(({ days }) => days.includes(date)));
  return {
    ...coverageOf(book, kind, dates),
    ...{ kind, kindName: KIND_NAMES[kind] },
    columns: columnsOf(tableOver(any)),
    totals: known.map(({ metric, days }) => periodTotal(tableOver(days), metric)),
  };
}

/** Up to `newest`, the newest day of the ledger. */
export function overviewWeek(book: Book, newest: IsoDate): OverviewWeek {
  const week = weekOf(newest);
  const [from = newest] = daysOfWeek(week);
  const dates = datesFrom(from, newest);
  return {
    ...{ week, title: weekName(week), from, to: newest },
    daysName: from === newest ? '周一' : `周一至${weekdayName(newest)}`,
    isPresent: week === weekOf(book.scope.today),
    hotline: overviewWeekKind(book, 'hotline', dates),
    hazard: overviewWeekKind(book, 'hazard', dates),
  };
}
