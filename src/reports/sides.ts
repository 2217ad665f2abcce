// What a period comes to: sums over the days with data, and why there is nothing where there is nothing.
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type { Entry } from '../domain/entry.js';
import type { Book, BookDay } from './book.js';
import { amount } from './cells.js';
import type { CountMetric, DayStatus, RateMetric, Why, WhyCode } from './models.js';
import type { Period } from './periods.js';
import { STATUS_NAMES } from './wording.js';

/** One side of a comparison. With `days` empty the sums are 0 and mean nothing; `why` says so. */
export interface Side {
  /** Days with data, in order. */
  days: IsoDate[];
  /** The count, or the numerator of a rate. */
  sum: number;
  /** 1 for a count; the sum of the denominators of a rate. */
  denominator: number;
  /** Why there is no figure; null where there is one. */
  why: Why | null;
}

export interface Subject {
  kind: Kind;
  metric: CountMetric | RateMetric;
}

const STATUS_CODES: Readonly<Record<DayStatus, WhyCode>> = {
  accepted: 'base-not-printed',
  merged: 'base-merged',
  pending: 'base-pending',
  awaited: 'base-awaited',
  missing: 'base-missing',
  outside: 'base-outside',
};

function parts(entry: Entry, metric: Subject['metric']): { sum: number | null; denominator: number | null } {
  if (metric !== 'directRate' && metric !== 'transferRate') {
    return { sum: amount(entry, metric), denominator: 1 };
  }
  const [direct, transferred] = [amount(entry, 'direct'), amount(entry, 'transferred')];
  if (direct === null || transferred === null) return { sum: null, denominator: null };
  return { sum: metric === 'directRate' ? direct : transferred, denominator: direct + transferred };
}

/** Why none of these days has the figure: by their status, in words of the period. */
function whyNothing(days: BookDay[], period: Period): Why {
  const statuses = [...new Set(days.map((day) => day.status))];
  if (statuses.includes('accepted')) {
    return { code: 'base-not-printed', text: `${period.name}的通报没有印这一项。` };
  }
  const [only] = statuses;
  const code = statuses.length === 1 && only ? STATUS_CODES[only] : 'base-missing';
  const names = statuses.map((status) => STATUS_NAMES[status]).join('、');
  return { code, text: `${period.name}没有入账的数字（${names}）。` };
}

export function sideOf(book: Book, { kind, metric }: Subject, period: Period): Side {
  const side: Side = { days: [], sum: 0, denominator: 0, why: period.impossible };
  const days = period.dates.map((date) => book.day(kind, date));
  for (const { date, accepted } of days) {
    if (!accepted) continue;
    const { sum, denominator } = parts(accepted, metric);
    if (sum === null || denominator === null) continue;
    side.days.push(date);
    side.sum += sum;
    side.denominator += denominator;
  }
  if (side.days.length === 0) side.why ??= whyNothing(days, period);
  return side;
}
