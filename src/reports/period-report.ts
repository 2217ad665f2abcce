// A week, a month, a quarter or a year: its days side by side, their sums and averages, and what that is against earlier periods.
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type { Entry, Scope } from '../domain/entry.js';
import {
  datesOf,
  endsOf,
  monthCodesOf,
  nextPeriod,
  periodKindOf,
  periodName,
  periodOf,
  previousPeriod,
  type PeriodCode,
  type PeriodKind,
} from '../domain/period.js';
import { type Book, dayRef, openBook, pageScope, standingOf } from './book.js';
import { averageCell, computedCell, emptyCell, totalCell, TOTALS } from './cells.js';
import { columnsOf, comparisonsOf, type Table } from './compare.js';
import { heldTexts, leftOutDays, otherPendingDays, unbalancedText, withoutBulletinText } from './left-out.js';
import type { CountMetric, Why } from './models.js';
import type {
  HazardPeriod,
  HotlinePeriod,
  KindPeriod,
  PeriodDay,
  PeriodModel,
  PeriodPart,
  PeriodRef,
  PeriodTotal,
} from './period-model.js';
import { basesOfPeriod, herePeriod, wordsOf } from './periods.js';
import { chartPoints, periodSources } from './period-sources.js';
import { ratesOf } from './rates.js';
import { fraction, twoDecimals } from './rounding.js';
import { sideOf } from './sides.js';
import { bodiesOf, labelTotals, type PeriodTable, topicTotals } from './tally.js';
import { HOTSPOT_NOTE, KIND_NAMES, METRIC_NAMES, METRIC_UNITS, VERDICT_NAMES } from './wording.js';

/** Longer periods are told by months. */
const LONGER: Readonly<Record<PeriodKind, PeriodKind[]>> = {
  week: ['month', 'quarter', 'year'],
  month: ['quarter', 'year'],
  quarter: ['year'],
  year: [],
};

function tableOf(book: Book, kind: Kind, code: PeriodCode): PeriodTable {
  const bases = basesOfPeriod(code);
  const [previous] = bases;
  if (previous === undefined) throw new Error('every period has one before it');
  return { book, kind, here: herePeriod(code), bases, previous, words: wordsOf(code) };
}

function periodDay({ book, kind }: Table, date: IsoDate): PeriodDay {
  const day = book.day(kind, date);
  const standing = standingOf(day, book.scope);
  const why: Why = { code: 'no-data', text: `${standing.statusName}：${standing.reason}` };
  const cells = TOTALS[kind].map((metric) =>
    day.accepted ? totalCell(day.accepted, metric) : emptyCell(metric, why),
  );
  return { ...dayRef(date), ...standing, verdict: verdictOf(day.accepted), cells };
}

/** Null where nothing is to be said: the sums agree, or there is no accepted bulletin. */
function verdictOf(accepted: Entry | null): PeriodDay['verdict'] {
  if (accepted === null || accepted.verdict === 'balanced') return null;
  return { code: accepted.verdict, text: VERDICT_NAMES[accepted.verdict] };
}

/** The sum over the days that print it, and over how many. */
function sumOver(
  table: Table,
  metric: CountMetric,
): { sum: PeriodTotal['sum']; days: number; total: number } {
  const { days, sum, why } = sideOf(table.book, { kind: table.kind, metric }, table.here);
  const empty = emptyCell(metric, why && { code: 'no-data', text: why.text });
  return { sum: days.length === 0 ? empty : computedCell(metric, sum), days: days.length, total: sum };
}

export function periodTotal(table: Table, metric: CountMetric): PeriodTotal {
  const { sum, days, total } = sumOver(table, metric);
  return {
    metric,
    name: METRIC_NAMES[metric],
    unit: METRIC_UNITS[metric],
    sum,
    average: days === 0 ? sum : averageCell(metric, twoDecimals(fraction(total, days))),
    days,
    comparisons: comparisonsOf(table, metric),
  };
}

function daysWithDataIn({ book, kind }: Table, dates: IsoDate[]): number {
  return dates.filter((date) => book.day(kind, date).accepted !== null).length;
}

function partOf(table: Table, code: PeriodCode): PeriodPart {
  const month: Table = {
    ...table,
    here: { ...herePeriod(code), name: `${Number(code.slice(5))}月` },
    bases: [],
  };
  const daysWithData = daysWithDataIn(month, month.here.dates);
  return {
    code,
    name: month.here.name,
    daysWithData,
    daysText: `${month.here.dates.length}天中${daysWithData}天有数据`,
    cells: TOTALS[table.kind].map((metric) => sumOver(month, metric).sum),
  };
}

/** Null where both have data on equally many days, or one has none. */
export function unevenText(table: PeriodTable): string | null {
  const { here, previous, words } = table;
  const [now, before] = [here, previous].map(({ dates }) => daysWithDataIn(table, dates));
  if (!now || !before || now === before) return null;
  return `${words.here}${now}天、${words.previous}${before}天有数据，下面各项的件数不能直接相比。`;
}

function kindPeriod(table: PeriodTable, code: PeriodCode): KindPeriod {
  const kind = periodKindOf(code);
  const byMonth = kind === 'quarter' || kind === 'year';
  const days = table.here.dates.map((date) => periodDay(table, date));
  const daysWithData = days.filter((day) => day.status === 'accepted').length;
  const leftOut = leftOutDays(days, table.book.scope.today);
  return {
    kindName: KIND_NAMES[table.kind],
    days: byMonth ? [] : days,
    parts: byMonth ? monthCodesOf(code).map((month) => partOf(table, month)) : [],
    daysWithData,
    daysText: `${table.words.here}${days.length}天中${daysWithData}天有数据`,
    leftOut,
    withoutBulletinText: withoutBulletinText(leftOut),
    heldText: heldTexts(leftOut),
    columns: columnsOf(table),
    totals: TOTALS[table.kind].map((metric) => periodTotal(table, metric)),
    unevenText: unevenText(table),
    unbalancedText: unbalancedText(days),
    otherPendingDays: otherPendingDays(days),
  };
}

function hotlinePeriod(book: Book, code: PeriodCode): HotlinePeriod {
  const table = tableOf(book, 'hotline', code);
  return {
    ...kindPeriod(table, code),
    kind: 'hotline',
    points: chartPoints(table),
    rates: ratesOf(table),
    channels: labelTotals(table, 'channel'),
    hotspots: labelTotals(table, 'hotspot'),
    hotspotNote: HOTSPOT_NOTE,
  };
}

function hazardPeriod(book: Book, code: PeriodCode): HazardPeriod {
  const table = tableOf(book, 'hazard', code);
  const accepted = table.here.dates.flatMap((date) => book.day('hazard', date).accepted ?? []);
  return {
    ...kindPeriod(table, code),
    kind: 'hazard',
    receivers: labelTotals(table, 'receiver'),
    topics: topicTotals(table),
    ...bodiesOf(accepted),
  };
}

/** A week may lie in two months. */
function around(code: PeriodCode): PeriodRef[] {
  const { from, to } = endsOf(code);
  return LONGER[periodKindOf(code) ?? 'year'].flatMap((kind) =>
    [...new Set([periodOf(kind, from), periodOf(kind, to)])].map((longer) => ({
      kind,
      code: longer,
      name: periodName(longer),
    })),
  );
}

/** The days whose entries `periodModel` needs. */
export function datesForPeriod(code: PeriodCode): IsoDate[] {
  return [...datesOf(code), ...basesOfPeriod(code).flatMap((base) => base.dates)];
}

/** `entries`: those that touch a day of `datesForPeriod(code)`; others do no harm. */
export function periodModel(code: PeriodCode, entries: Entry[], scope: Scope): PeriodModel {
  const book = openBook(entries, scope);
  const kind = periodKindOf(code) ?? 'year';
  const { here, previous } = wordsOf(code);
  return {
    ...pageScope(scope),
    kind,
    code,
    title: periodName(code),
    words: { here, previous },
    ...endsOf(code),
    previous: previousPeriod(code),
    next: code < periodOf(kind, scope.today) ? nextPeriod(code) : null,
    around: around(code),
    hotline: hotlinePeriod(book, code),
    hazard: hazardPeriod(book, code),
    sources: periodSources(book, code),
  };
}
