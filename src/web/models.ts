// The models that a page and its JSON twin share.
import type { IsoDate } from '../domain/dates.js';
import type { PeriodCode } from '../domain/period.js';
import { openBook, type Book } from '../reports/book.js';
import { dailyModel, datesForDaily } from '../reports/daily.js';
import type { DailyModel } from '../reports/daily-model.js';
import { datesForPeriod, periodModel } from '../reports/period-report.js';
import type { PeriodModel } from '../reports/period-model.js';
import { scopeOf } from '../reports/scope.js';
import { daysForStatements, statementsModel } from '../reports/statements.js';
import type { StatementsModel } from '../reports/statements-model.js';
import type { Services } from '../compose.js';

export { scopeOf };

export function readDay(services: Services, date: IsoDate): DailyModel {
  const entries = services.storage.entriesOn(services.region, datesForDaily(date));
  return dailyModel(date, entries, scopeOf(services));
}

/** The days themselves, for what is drawn or listed day by day. */
export function readBook(services: Services, dates: IsoDate[]): Book {
  return openBook(services.storage.entriesOn(services.region, dates), scopeOf(services));
}

export function readPeriod(services: Services, code: PeriodCode): PeriodModel {
  const entries = services.storage.entriesOn(services.region, datesForPeriod(code));
  return periodModel(code, entries, scopeOf(services));
}

export function readStatements(services: Services): StatementsModel {
  const { storage, region } = services;
  const statements = storage.statements(region);
  const { from, to } = daysForStatements(statements);
  return statementsModel(statements, storage.dayTotals(region, from, to), scopeOf(services));
}
