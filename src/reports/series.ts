// The days of a period one by one, as charts draw them: what is accepted, what waits, and what is not known.
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type { Entry } from '../domain/entry.js';
import { type Book, type BookDay, dayRef } from './book.js';
import { amount, TOTALS } from './cells.js';
import type { CountMetric, DayRef, DayStatus } from './models.js';

/** By metric of the kind's totals; null where it is not known, never zero for that. */
export type Values = Partial<Record<CountMetric, number | null>>;

export interface SeriesDay extends DayRef {
  status: DayStatus;
  /** Awaited, and after today: nothing is due yet. */
  isAhead: boolean;
  /** Of the accepted bulletin; all null on a day without one. */
  values: Values;
  /** Of a pending day: what its first reading of just this day says; else null. In no sum. */
  waiting: Values | null;
}

export interface DaySeries {
  kind: Kind;
  /** In order, each day of the span. */
  days: SeriesDay[];
}

/** One name on one day; null instead of it: not printed, so not known. */
export interface LabelMark {
  /** All labels that the office groups under the name. */
  count: number | null;
  /** Its best place in the printed list. */
  rank: number | null;
}

export interface LabelRow {
  label: string;
  /** One a day of `LabelSeries.days`. */
  marks: (LabelMark | null)[];
  /** Over the days that print it; of hotspots a lower bound. */
  sum: number;
  daysListed: number;
}

export interface LabelSeries {
  metric: 'channel' | 'hotspot' | 'receiver';
  days: SeriesDay[];
  /** Days with an accepted bulletin. */
  daysWithData: number;
  /** In the order of their first appearance. */
  rows: LabelRow[];
}

const KIND_OF: Readonly<Record<LabelSeries['metric'], Kind>> = {
  channel: 'hotline',
  hotspot: 'hotline',
  receiver: 'hazard',
};

function valuesOf(kind: Kind, entry: Entry | null): Values {
  return Object.fromEntries(TOTALS[kind].map((metric) => [metric, entry && amount(entry, metric)]));
}

function seriesDay({ kind, date, status, accepted, pending }: BookDay, today: IsoDate): SeriesDay {
  const first = pending.find((entry) => entry.dateTo === undefined);
  const waiting = status === 'pending' && first !== undefined ? valuesOf(kind, first) : null;
  const isAhead = status === 'awaited' && date > today;
  return { ...dayRef(date), status, isAhead, values: valuesOf(kind, accepted), waiting };
}

export function daySeries(book: Book, kind: Kind, dates: IsoDate[]): DaySeries {
  return { kind, days: dates.map((date) => seriesDay(book.day(kind, date), book.scope.today)) };
}

function marksOn(entry: Entry, metric: LabelSeries['metric']): Map<string, LabelMark> {
  const marks = new Map<string, LabelMark>();
  for (const figure of entry.figures) {
    if (figure.metric !== metric) continue;
    const name = figure.group ?? figure.label ?? figure.printed;
    const earlier = marks.get(name);
    marks.set(name, {
      count: plus(earlier?.count ?? null, figure.value),
      rank: lowest(earlier?.rank ?? null, figure.rank ?? null),
    });
  }
  return marks;
}

function plus(sum: number | null, value: number | null): number | null {
  return sum === null || value === null ? (sum ?? value) : sum + value;
}

function lowest(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

export function labelSeries(book: Book, metric: LabelSeries['metric'], dates: IsoDate[]): LabelSeries {
  const days = dates.map((date) => book.day(KIND_OF[metric], date));
  const byDay = days.map(({ accepted }) =>
    accepted ? marksOn(accepted, metric) : new Map<string, LabelMark>(),
  );
  const names = new Set(byDay.flatMap((marks) => [...marks.keys()]));
  return {
    metric,
    days: days.map((day) => seriesDay(day, book.scope.today)),
    daysWithData: days.filter(({ accepted }) => accepted).length,
    rows: [...names].map((label) => labelRow(label, byDay)),
  };
}

function labelRow(label: string, byDay: Map<string, LabelMark>[]): LabelRow {
  const marks = byDay.map((day) => day.get(label) ?? null);
  const listed = marks.flatMap((mark) => mark ?? []);
  return {
    label,
    marks,
    sum: listed.reduce((sum, { count }) => sum + (count ?? 0), 0),
    daysListed: listed.length,
  };
}
