// The state of the city at a glance: the newest day, the week so far, and what needs attention.
import { KINDS } from '../domain/bulletin.js';
import { addDays, dateName, datesFrom, type IsoDate, weekdayName } from '../domain/dates.js';
import type { DayCount } from '../domain/day-count.js';
import type { Entry, Scope } from '../domain/entry.js';
import type { PendingReading } from '../domain/review.js';
import { type Book, dayRef, openBook, pageScope } from './book.js';
import { dailyModel, datesForDaily } from './daily.js';
import { overviewDay } from './overview-day.js';
import type { MissingDay, OverviewModel, WaitingReading } from './overview-model.js';
import { overviewWeek } from './overview-week.js';
import { dayText } from './reading-text.js';
import { firstDayFor, judgedDays, unjudgedText, unusualOn } from './unusual.js';
import { KIND_NAMES, REASON_TEXTS } from './wording.js';

/** Days that are looked through for missing bulletins; older ones stand in the calendar of the year. */
const LOOKED_THROUGH = 120;

/** Unusual figures are news for so many days, the newest among them. */
const NEWS = 7;

/** What the ledger says besides the bulletins of single days. */
export interface OverviewFacts {
  /** Null in a ledger without a dated bulletin. */
  newest: IsoDate | null;
  /** Of the days from `countsFrom(newest)` to the newest. */
  counts: DayCount[];
  pending: { count: number; oldest: PendingReading[] };
  undated: { count: number; oldest: PendingReading[] };
}

function newsDays(newest: IsoDate): IsoDate[] {
  return datesFrom(addDays(newest, 1 - NEWS), newest);
}

/** First day whose counts the overview needs. */
export function countsFrom(newest: IsoDate): IsoDate {
  return firstDayFor(newsDays(newest)) ?? newest;
}

/** The days whose entries `overviewModel` needs: a bounded number, however large the ledger is. */
export function datesForOverview(newest: IsoDate | null, today: IsoDate): IsoDate[] {
  const recent = datesFrom(addDays(today, -LOOKED_THROUGH), today);
  if (newest === null) return recent;
  // Two weeks hold the week so far and the same days before it.
  return [...new Set([...recent, ...datesForDaily(newest), ...datesFrom(addDays(newest, -13), newest)])];
}

function missingDays(book: Book, from: IsoDate): MissingDay[] {
  const days = datesFrom(from, book.scope.today).flatMap((date) => {
    const kinds = KINDS.filter((kind) => book.day(kind, date).status === 'missing');
    if (kinds.length === 0) return [];
    const kindsText = kinds.map((kind) => KIND_NAMES[kind]).join('、');
    return { ...dayRef(date), title: `${dateName(date)}（${weekdayName(date)}）`, kinds, kindsText };
  });
  return days.reverse();
}

type Waits = Pick<
  PendingReading,
  'readingId' | 'kind' | 'date' | 'dateTo' | 'monthDay' | 'reasons' | 'sha256'
>;

export function waitingReading(reading: Waits): WaitingReading {
  const { readingId, kind, date, dateTo, monthDay, reasons, sha256 } = reading;
  return {
    ...{ readingId, kind, date, sha256 },
    kindName: KIND_NAMES[kind],
    dayText: dayText({ date, monthDay, ...(dateTo === null ? {} : { dateTo }) }),
    reasons: reasons.map((code) => ({ code, text: REASON_TEXTS[code] })),
  };
}

function unusualNews({ newest, counts }: OverviewFacts): OverviewModel['unusual'] {
  if (newest === null) return { from: null, to: null, judged: 0, found: [], why: null };
  const dates = newsDays(newest);
  return {
    from: dates[0] ?? null,
    to: newest,
    judged: judgedDays(counts, dates).length,
    found: unusualOn(counts, dates),
    why: unjudgedText(dates),
  };
}

/** `entries`: those that touch a day of `datesForOverview`; others do no harm. */
export function overviewModel(entries: Entry[], scope: Scope, facts: OverviewFacts): OverviewModel {
  const { newest, counts, pending, undated } = facts;
  const book = openBook(entries, scope);
  const from = addDays(scope.today, -LOOKED_THROUGH);
  const missing = missingDays(book, from);
  return {
    ...pageScope(scope),
    newest: newest === null ? null : overviewDay(dailyModel(newest, entries, scope), counts),
    week: newest === null ? null : overviewWeek(book, newest),
    pending: { count: pending.count, oldest: pending.oldest.map(waitingReading) },
    undated: { count: undated.count, oldest: undated.oldest.map(waitingReading) },
    missing: { from, count: missing.length, days: missing },
    unusual: unusualNews(facts),
  };
}
