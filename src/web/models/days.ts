// Days, periods and the overview, as a page and its JSON twin share them.
import type { IsoDate } from '../../domain/dates.js';
import type { PeriodCode } from '../../domain/period.js';
import { openBook, type Book } from '../../reports/book.js';
import { dailyModel, datesForDaily } from '../../reports/daily.js';
import type { DailyModel } from '../../reports/daily-model.js';
import { countsFrom, datesForOverview, overviewModel } from '../../reports/overview.js';
import type { OverviewModel } from '../../reports/overview-model.js';
import { datesForPeriod, periodModel } from '../../reports/period-report.js';
import type { PeriodModel } from '../../reports/period-model.js';
import { scopeOf } from '../../reports/scope.js';
import { daysForStatements, statementsModel } from '../../reports/statements.js';
import type { StatementsModel } from '../../reports/statements-model.js';
import { firstDayFor, unusualOn, type Unusual } from '../../reports/unusual.js';
import type { Services } from '../../compose.js';

export function readDay(services: Services, date: IsoDate): DailyModel {
  const entries = services.storage.entriesOn(services.region, datesForDaily(date));
  return dailyModel(date, entries, scopeOf(services));
}

/** The days themselves, for what is drawn or listed day by day. */
export function readBook(services: Services, dates: IsoDate[]): Book {
  return openBook(services.storage.entriesOn(services.region, dates), scopeOf(services));
}

export function readPeriod(services: Services, code: PeriodCode): PeriodModel {
  return readPeriodDays(services, code).model;
}

/** With the days themselves, for charts. */
export function readPeriodDays(services: Services, code: PeriodCode): { model: PeriodModel; book: Book } {
  const entries = services.storage.entriesOn(services.region, datesForPeriod(code));
  const scope = scopeOf(services);
  return { model: periodModel(code, entries, scope), book: openBook(entries, scope) };
}

export function readStatements(services: Services): StatementsModel {
  const { storage, region } = services;
  const statements = storage.statements(region);
  const { from, to } = daysForStatements(statements);
  return statementsModel(statements, storage.dayTotals(region, from, to), scopeOf(services));
}

/** So many waiting readings are named. */
const NAMED = 3;

export function readOverview(services: Services): OverviewModel {
  const { storage, region, clock } = services;
  const today = clock.today();
  const newest = storage.newestDay(region, today);
  return overviewModel(storage.entriesOn(region, datesForOverview(newest, today)), scopeOf(services), {
    newest,
    counts: newest === null ? [] : storage.dayCounts(region, countsFrom(newest), newest),
    pending: {
      count: storage.pendingCount(region),
      oldest: storage.oldestPending(region, { isDated: true, most: NAMED }),
    },
    undated: {
      count: storage.undatedCount(region),
      oldest: storage.oldestPending(region, { isDated: false, most: NAMED }),
    },
  });
}

/** What is unusual on these days, newest first. */
export function readUnusual({ storage, region }: Services, dates: IsoDate[]): Unusual[] {
  const [from, to] = [firstDayFor(dates), [...dates].sort().at(-1)];
  return from === null || to === undefined ? [] : unusualOn(storage.dayCounts(region, from, to), dates);
}
