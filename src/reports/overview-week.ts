// The week so far: from Monday to the newest day, against the same days of the week before.
import type { Kind } from '../domain/bulletin.js';
import {
  addDays,
  datesFrom,
  daysOfWeek,
  type IsoDate,
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
import { KIND_NAMES } from './wording.js';

const MAIN: Readonly<Record<Kind, CountMetric[]>> = { hotline: ['calls', 'messages'], hazard: ['hazards'] };

function overviewWeekKind(book: Book, kind: Kind, dates: IsoDate[]): OverviewWeekKind {
  const before = dates.map((date) => addDays(date, -7));
  const [first = '', last = ''] = [before[0], before.at(-1)];
  const table: Table = {
    ...{ book, kind },
    here: { name: '本周', dates, impossible: null },
    bases: [
      {
        code: 'previous-period',
        title: '较上周同期',
        name: before.length === 1 ? rangeName(first, first) : `上周同期（${rangeName(first, last)}）`,
        dates: before,
        period: previousPeriod(weekOf(dates[0] ?? '')),
        impossible: null,
      },
    ],
  };
  return {
    ...coverageOf(book, kind, dates),
    ...{ kind, kindName: KIND_NAMES[kind] },
    columns: columnsOf(table),
    totals: MAIN[kind].map((metric) => periodTotal(table, metric)),
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
