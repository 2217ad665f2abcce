// The week: seven days side by side, their sums and averages, and what that is against earlier weeks.
import type { Kind } from '../domain/bulletin.js';
import { addWeeks, daysOfWeek, type IsoDate, type IsoWeek, weekName, weekOf } from '../domain/dates.js';
import type { Entry, Scope } from '../domain/entry.js';
import { type Book, dayRef, openBook, pageScope, standingOf } from './book.js';
import { averageCell, computedCell, emptyCell, totalCell, TOTALS } from './cells.js';
import { columnsOf, comparisonsOf, type Table } from './compare.js';
import { heldTexts, leftOutDays, withoutBulletinText } from './left-out.js';
import type { CountMetric, Why } from './models.js';
import { basesOfWeek, type Period, weekPeriod } from './periods.js';
import { ratesOf } from './rates.js';
import { fraction, twoDecimals } from './rounding.js';
import { sideOf } from './sides.js';
import { bodiesOf, labelTotals, topicTotals } from './tally.js';
import type { HazardWeek, HotlineWeek, KindWeek, WeekDay, WeeklyModel, WeekTotal } from './weekly-model.js';
import { HOTSPOT_NOTE, KIND_NAMES, METRIC_NAMES, METRIC_UNITS, VERDICT_NAMES } from './wording.js';

interface WeekTable extends Table {
  lastWeek: Period;
}

function tableOf(book: Book, kind: Kind, week: IsoWeek): WeekTable {
  const bases = basesOfWeek(week);
  return { book, kind, here: weekPeriod(week), bases, lastWeek: bases[0] };
}

function weekDay({ book, kind }: Table, date: IsoDate): WeekDay {
  const day = book.day(kind, date);
  const standing = standingOf(day, book.scope);
  const why: Why = { code: 'no-data', text: `${standing.statusName}：${standing.reason}` };
  const cells = TOTALS[kind].map((metric) =>
    day.accepted ? totalCell(day.accepted, metric) : emptyCell(metric, why),
  );
  return { ...dayRef(date), ...standing, verdict: verdictOf(day.accepted), cells };
}

/** Null where nothing is to be said: the sums agree, or there is no accepted bulletin. */
function verdictOf(accepted: Entry | null): WeekDay['verdict'] {
  if (accepted === null || accepted.verdict === 'balanced') return null;
  return { code: accepted.verdict, text: VERDICT_NAMES[accepted.verdict] };
}

function unbalancedText(days: WeekDay[]): string | null {
  const doubted = days.filter(({ verdict }) => verdict !== null);
  if (doubted.length === 0) return null;
  const names = doubted.map(({ dayName, verdict }) => `${dayName}${verdict?.text ?? ''}`).join('、');
  return `${names}，照通报原样计入合计。`;
}

function weekTotal(table: Table, metric: CountMetric): WeekTotal {
  const { days, sum, why } = sideOf(table.book, { kind: table.kind, metric }, table.here);
  const empty = emptyCell(metric, why && { code: 'no-data', text: why.text });
  const average = days.length === 0 ? null : twoDecimals(fraction(sum, days.length));
  return {
    metric,
    name: METRIC_NAMES[metric],
    unit: METRIC_UNITS[metric],
    sum: average === null ? empty : computedCell(metric, sum),
    average: average === null ? empty : averageCell(metric, average),
    days: days.length,
    comparisons: comparisonsOf(table, metric),
  };
}

function unevenText({ book, kind, here, lastWeek }: WeekTable): string | null {
  const [now, before] = [here, lastWeek].map(
    ({ dates }) => dates.filter((date) => book.day(kind, date).accepted).length,
  );
  if (!now || !before || now === before) return null;
  return `本周${now}天、上周${before}天有数据，下面各项的件数不能直接相比。`;
}

function kindWeek(table: WeekTable): KindWeek {
  const days = table.here.dates.map((date) => weekDay(table, date));
  const daysWithData = days.filter((day) => day.status === 'accepted').length;
  const leftOut = leftOutDays(days);
  return {
    kindName: KIND_NAMES[table.kind],
    days,
    daysWithData,
    daysText: `本周7天中${daysWithData}天有数据`,
    leftOut,
    withoutBulletinText: withoutBulletinText(leftOut),
    heldText: heldTexts(leftOut),
    columns: columnsOf(table),
    totals: TOTALS[table.kind].map((metric) => weekTotal(table, metric)),
    unevenText: unevenText(table),
    unbalancedText: unbalancedText(days),
  };
}

function hotlineWeek(book: Book, week: IsoWeek): HotlineWeek {
  const table = tableOf(book, 'hotline', week);
  return {
    ...kindWeek(table),
    kind: 'hotline',
    rates: ratesOf(table),
    channels: labelTotals(table, 'channel', table.lastWeek),
    hotspots: labelTotals(table, 'hotspot', table.lastWeek),
    hotspotNote: HOTSPOT_NOTE,
  };
}

function hazardWeek(book: Book, week: IsoWeek): HazardWeek {
  const table = tableOf(book, 'hazard', week);
  const accepted = table.here.dates.flatMap((date) => book.day('hazard', date).accepted ?? []);
  return {
    ...kindWeek(table),
    kind: 'hazard',
    receivers: labelTotals(table, 'receiver', table.lastWeek),
    topics: topicTotals(table),
    ...bodiesOf(accepted),
  };
}

/** The days whose entries `weeklyModel` needs. */
export function datesForWeekly(week: IsoWeek): IsoDate[] {
  return [...daysOfWeek(week), ...basesOfWeek(week).flatMap((base) => base.dates)];
}

/** `entries`: those that touch a day of `datesForWeekly(week)`; others do no harm. */
export function weeklyModel(week: IsoWeek, entries: Entry[], scope: Scope): WeeklyModel {
  const book = openBook(entries, scope);
  const [from = '', to = ''] = [daysOfWeek(week)[0], daysOfWeek(week)[6]];
  return {
    ...pageScope(scope),
    week,
    title: weekName(week),
    from,
    to,
    previous: addWeeks(week, -1),
    next: week < weekOf(scope.today) ? addWeeks(week, 1) : null,
    hotline: hotlineWeek(book, week),
    hazard: hazardWeek(book, week),
  };
}
