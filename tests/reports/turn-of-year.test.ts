// 29 December to 4 January of many years: each figure tells its day, so that a base from a wrong day shows.
import { describe, expect, it } from '@jest/globals';
import type { IsoDate } from '../../src/domain/dates.js';
import { datesOf, periodOf } from '../../src/domain/period.js';
import { dailyModel, datesForDaily } from '../../src/reports/daily.js';
import type { Comparison, ComparedRow } from '../../src/reports/models.js';
import { datesForPeriod, periodModel } from '../../src/reports/period-report.js';
import { dateFromNumber, dayNumber, isoWeek, isoWeekDays, turnOf } from '../support/calendar.js';
import { calls, scope } from '../support/entries.js';

/** 1998, 2004, 2009, 2015, 2020, 2026 and 2032 have a week 53; 2004, 2008, 2020, 2024 and 2032 are leap years. */
const YEARS = [1998, 1999, 2003, 2004, 2008, 2009, 2015, 2019, 2020, 2023, 2024, 2025, 2026, 2032];
const TURNS = YEARS.map((year) => ({ year, days: turnOf(year) }));
/** Models of whole years take their time. */
const LONG_TURNS = TURNS.filter(({ year }) => year === 2020 || year === 2025);
const SCOPE = scope({ today: '2090-01-01', coverageFrom: '1980-01-01' });

const figureOf = (date: IsoDate): number => dayNumber(date);
const sum = (dates: readonly IsoDate[]): number => dates.reduce((all, date) => all + figureOf(date), 0);

const dayBefore = (date: IsoDate): IsoDate => dateFromNumber(dayNumber(date) - 1);
const yearBefore = (text: string): string => `${Number(text.slice(0, 4)) - 1}${text.slice(4)}`;

function base(rows: readonly Pick<ComparedRow, 'comparisons'>[], code: string): Comparison {
  const found = rows[0]?.comparisons.find((one) => one.code === code);
  if (!found) throw new Error(`not compared: ${code}`);
  return found;
}

describe('29 December to 4 January', () => {
  it.each(TURNS)('$year: each day → its week, its neighbours, the bases of 环比 and 同比', ({ days }) => {
    for (const date of days) {
      const entries = datesForDaily(date).map((day) => calls(day, figureOf(day)));
      const model = dailyModel(date, entries, SCOPE);
      expect([model.week, model.previous, model.next]).toEqual([
        isoWeek(date),
        dayBefore(date),
        dateFromNumber(dayNumber(date) + 1),
      ]);
      const { rows } = model.hotline;
      expect(base(rows, 'previous-day').base).toBe(figureOf(dayBefore(date)));
      expect(base(rows, 'last-year').base).toBe(figureOf(yearBefore(date)));
      expect(base(rows, 'same-weekday').base).toBe(figureOf(date) - 364);
    }
  });

  it.each(TURNS)(
    '$year: each week → its days and those of the week before and of the same number',
    ({ days }) => {
      for (const week of new Set(days.map(isoWeek))) {
        expect(datesOf(week)).toEqual(isoWeekDays(week));
        const [monday = ''] = isoWeekDays(week);
        const last = isoWeekDays(isoWeek(dayBefore(monday)));
        const sameNumber = isoWeekDays(yearBefore(week));
        const entries = datesForPeriod(week).map((day) => calls(day, figureOf(day)));
        const model = periodModel(week, entries, SCOPE);
        const { totals } = model.hotline;
        expect([model.previous, model.next]).toEqual([
          isoWeek(dayBefore(monday)),
          isoWeek(dateFromNumber(dayNumber(monday) + 7)),
        ]);
        expect(totals[0]?.sum.value).toBe(sum(isoWeekDays(week)));
        expect(base(totals, 'previous-period').base).toBe(sum(last));
        const lastYear = base(totals, 'period-last-year');
        expect(lastYear.base).toBe(sameNumber.length === 0 ? null : sum(sameNumber));
        expect(lastYear.why?.code ?? null).toBe(sameNumber.length === 0 ? 'no-base-period' : null);
      }
    },
  );

  it.each(LONG_TURNS)(
    '$year: month and year of each day → their own days, the neighbours in the other year',
    ({ days }) => {
      for (const kind of ['month', 'quarter', 'year'] as const) {
        for (const code of new Set(days.map((day) => periodOf(kind, day)))) {
          const entries = datesForPeriod(code).map((day) => calls(day, 1));
          const model = periodModel(code, entries, SCOPE);
          const [from, to] = [dayNumber(model.from), dayNumber(model.to)];
          expect(model.hotline.totals[0]?.sum.value).toBe(to - from + 1);
          expect(periodOf(kind, dateFromNumber(from - 1))).toBe(model.previous);
          expect(periodOf(kind, dateFromNumber(to + 1))).toBe(model.next);
          expect([model.previous, model.next]).not.toContain(code);
          expect(code.slice(0, 4)).toBe(model.from.slice(0, 4));
        }
      }
    },
  );
});
