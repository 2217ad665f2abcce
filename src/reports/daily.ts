// The day: how both bulletins stand, what they say, and what that is against earlier days.
import type { Kind } from '../domain/bulletin.js';
import { addDays, dateName, type IsoDate, weekdayName, weekName, weekOf } from '../domain/dates.js';
import type { Entry, Scope } from '../domain/entry.js';
import { type Book, dayRef, openBook, pageScope, standingOf } from './book.js';
import { emptyCell, listCells, totalCell, TOTALS } from './cells.js';
import { columnsOf, comparisonsOf, type Table } from './compare.js';
import type { DailyModel, HazardDay, HotlineDay, KindDay } from './daily-model.js';
import type { ComparedRow, CountMetric } from './models.js';
import { basesOfDay, dayPeriod } from './periods.js';
import { ratesOf } from './rates.js';
import { readingModel } from './readings.js';
import { STATUS_NAMES } from './wording.js';

function tableOf(book: Book, kind: Kind, date: IsoDate): Table {
  return { book, kind, here: dayPeriod(date), bases: basesOfDay(date) };
}

function rowOf(table: Table, metric: CountMetric, date: IsoDate): ComparedRow {
  const { accepted, status } = table.book.day(table.kind, date);
  const why = { code: 'no-data', text: `本日没有入账的数字（${STATUS_NAMES[status]}）。` } as const;
  const cell = accepted ? totalCell(accepted, metric) : emptyCell(metric, why);
  return { metric, name: cell.name, cell, comparisons: comparisonsOf(table, metric) };
}

function kindDay(table: Table, date: IsoDate): Omit<KindDay, 'kind'> {
  const day = table.book.day(table.kind, date);
  const reading = day.accepted ?? day.merged;
  return {
    ...standingOf(day, table.book.scope),
    reading: reading && readingModel(reading, day.accepted),
    pending: day.pending.map((entry) => readingModel(entry, day.accepted)),
    columns: columnsOf(table),
    rows: TOTALS[table.kind].map((metric) => rowOf(table, metric, date)),
  };
}

function hotlineDay(book: Book, date: IsoDate): HotlineDay {
  const table = tableOf(book, 'hotline', date);
  const { accepted } = book.day('hotline', date);
  return {
    ...kindDay(table, date),
    kind: 'hotline',
    rates: ratesOf(table),
    channels: listCells(accepted, 'channel'),
    hotspots: listCells(accepted, 'hotspot'),
  };
}

function hazardDay(book: Book, date: IsoDate): HazardDay {
  const table = tableOf(book, 'hazard', date);
  const { accepted } = book.day('hazard', date);
  return {
    ...kindDay(table, date),
    kind: 'hazard',
    receivers: listCells(accepted, 'receiver'),
    topics: listCells(accepted, 'topic'),
    agency: accepted?.agency ?? null,
    agencyGroup: accepted?.agencyGroup ?? null,
  };
}

/** The days whose entries `dailyModel` needs. */
export function datesForDaily(date: IsoDate): IsoDate[] {
  return [...new Set([date, ...basesOfDay(date).flatMap((base) => base.dates)])];
}

/** `entries`: those that touch a day of `datesForDaily(date)`; others do no harm. */
export function dailyModel(date: IsoDate, entries: Entry[], scope: Scope): DailyModel {
  const book = openBook(entries, scope);
  const week = weekOf(date);
  return {
    ...pageScope(scope),
    ...dayRef(date),
    title: `${dateName(date)}（${weekdayName(date)}）`,
    dateName: dateName(date),
    week,
    weekName: weekName(week),
    previous: addDays(date, -1),
    next: date < scope.today ? addDays(date, 1) : null,
    hotline: hotlineDay(book, date),
    hazard: hazardDay(book, date),
  };
}
