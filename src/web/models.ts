// The models that a page and its JSON twin share.
import type { IsoDate, IsoWeek } from '../domain/dates.js';
import type { Scope } from '../domain/entry.js';
import { dailyModel, datesForDaily } from '../reports/daily.js';
import type { DailyModel } from '../reports/daily-model.js';
import { datesForWeekly, weeklyModel } from '../reports/weekly.js';
import type { WeeklyModel } from '../reports/weekly-model.js';
import { daysForStatements, statementsModel } from '../reports/statements.js';
import type { StatementsModel } from '../reports/statements-model.js';
import type { Services } from '../compose.js';

export function scopeOf({ storage, region, clock }: Services): Scope {
  return {
    region,
    today: clock.today(),
    coverageFrom: storage.coverageFrom(region),
    simulated: storage.simulated(),
  };
}

export function readDay(services: Services, date: IsoDate): DailyModel {
  const entries = services.storage.entriesOn(services.region, datesForDaily(date));
  return dailyModel(date, entries, scopeOf(services));
}

export function readWeek(services: Services, week: IsoWeek): WeeklyModel {
  const entries = services.storage.entriesOn(services.region, datesForWeekly(week));
  return weeklyModel(week, entries, scopeOf(services));
}

export function readStatements(services: Services): StatementsModel {
  const { storage, region } = services;
  const statements = storage.statements(region);
  const { from, to } = daysForStatements(statements);
  return statementsModel(statements, storage.dayTotals(region, from, to), scopeOf(services));
}
