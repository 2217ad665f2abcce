// What a report of a period takes from its days one by one: points of a chart, and the sources of its figures.
import { monthDayName, type IsoDate } from '../domain/dates.js';
import type { Kind } from '../domain/bulletin.js';
import { datesOf, type PeriodCode } from '../domain/period.js';
import type { ChartPoint } from '../domain/report.js';
import type { Book } from './book.js';
import type { Table } from './compare.js';
import type { PeriodSource } from './period-model.js';
import { sourceRef } from './readings.js';
import { daySeries } from './series.js';
import { KIND_NAMES } from './wording.js';

export function chartPoints({ book, kind, here }: Table): ChartPoint[] {
  return daySeries(book, kind, here.dates).days.map(({ date, status, values, waiting }) => {
    const isAccepted = status === 'accepted';
    const told = isAccepted ? values : waiting;
    if (told === null) return { date, status: 'absent', calls: null, messages: null };
    const { calls = null, messages = null } = told;
    return { date, status: isAccepted ? 'accepted' : 'pending', calls, messages };
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
