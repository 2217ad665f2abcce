// What a report of a period takes from its days one by one: points of a chart, and the sources of its figures.
import { monthDayName, type IsoDate } from '../domain/dates.js';
import type { Kind } from '../domain/bulletin.js';
import { datesOf, type PeriodCode } from '../domain/period.js';
import type { ChartPoint } from '../domain/report.js';
import type { Book } from './book.js';
import { amount } from './cells.js';
import type { Table } from './compare.js';
import type { PeriodSource } from './period-model.js';
import { sourceRef } from './readings.js';
import { KIND_NAMES } from './wording.js';

/** A day that waits is told by its first reading of just this day; it is in no sum. */
export function chartPoints({ book, kind, here }: Table): ChartPoint[] {
  return here.dates.map((date) => {
    const { status, accepted, pending } = book.day(kind, date);
    const waiting = status === 'pending' ? pending.find(({ dateTo }) => dateTo === undefined) : undefined;
    const entry = accepted ?? waiting;
    if (!entry) return { date, status: 'absent', calls: null, messages: null };
    return {
      date,
      status: accepted ? 'accepted' : 'pending',
      calls: amount(entry, 'calls'),
      messages: amount(entry, 'messages'),
    };
  });
}

/** Of each accepted bulletin the source that its figures were read from. */
export function periodSources(book: Book, code: PeriodCode): PeriodSource[] {
  const sources = new Map<string, PeriodSource>();
  for (const date of datesOf(code)) {
    for (const kind of ['hotline', 'hazard'] as const) addSource(sources, book, { kind, date });
  }
  return [...sources.values()];
}

function addSource(
  sources: Map<string, PeriodSource>,
  book: Book,
  { kind, date }: { kind: Kind; date: IsoDate },
): void {
  const [first] = book.day(kind, date).accepted?.sources ?? [];
  if (!first) return;
  const source = sources.get(first.sha256) ?? { ...sourceRef(first), bulletins: [] };
  const page = first.page === undefined ? '' : `（第${first.page}页）`;
  source.bulletins.push(`${monthDayName(date)}${KIND_NAMES[kind]}${page}`);
  sources.set(first.sha256, source);
}
