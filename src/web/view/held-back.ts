// What recent weeks still lack for their reports: listed before everything else that waits or is missing.
import type { Services } from '../../compose.js';
import { openBook } from '../../reports/book.js';
import { waitingReading } from '../../reports/overview.js';
import type { MissingDay, WaitingReading } from '../../reports/overview-model.js';
import type { OutDay, WeekReadiness } from '../../reports/readiness.js';
import { scopeOf } from '../../reports/scope.js';

/** So many waiting readings are named. */
const MOST = 5;

export interface Holding {
  /** `影响2025年第42周的报告`; null where no report to issue lacks it. */
  holds: string | null;
}

interface Lacking extends OutDay {
  holds: string;
}

function lackingOf(weeks: WeekReadiness[], status: OutDay['status']): Lacking[] {
  return weeks
    .filter(({ state }) => state !== 'issued')
    .flatMap(({ week, out }) => {
      const holds = `影响${week.slice(0, 4)}年第${Number(week.slice(6))}周的报告`;
      return out.filter((one) => one.status === status).map((one) => ({ ...one, holds }));
    });
}

/** Those that hold back a report, in the order of `weeks`; then the oldest. */
export function waitingFirst(
  { storage, region, ...rest }: Services,
  weeks: WeekReadiness[],
  oldest: WaitingReading[],
): (WaitingReading & Holding)[] {
  const lacking = lackingOf(weeks, 'pending');
  const dates = lacking.map(({ date }) => date);
  const book = openBook(storage.entriesOn(region, dates), scopeOf({ storage, region, ...rest }));
  const first = lacking.flatMap(({ kind, date, holds }) =>
    book.day(kind, date).pending.map((entry) => {
      const { dateTo = null, sources } = entry;
      const sha256 = sources[0]?.sha256 ?? '';
      return { ...waitingReading({ ...entry, dateTo, monthDay: null, sha256 }), holds };
    }),
  );
  const all = [...first, ...oldest.map((reading) => ({ ...reading, holds: null }))];
  // A notice of several days stands on each of them; the oldest may be among the first.
  const once = all.filter(
    ({ readingId }, index) => all.findIndex((other) => other.readingId === readingId) === index,
  );
  return once.slice(0, MOST);
}

/** Those that hold back a report, then the others, each newest first. */
export function missingFirst(days: MissingDay[], weeks: WeekReadiness[]): (MissingDay & Holding)[] {
  const holds = new Map(lackingOf(weeks, 'missing').map((one) => [one.date, one.holds]));
  const told = days.map((day) => ({ ...day, holds: holds.get(day.date) ?? null }));
  return [...told.filter((day) => day.holds !== null), ...told.filter((day) => day.holds === null)];
}
