// What is decided about a reading: appended, never changed; the newest decision gives the state.
import type { Figure, Kind } from './bulletin.js';
import type { IsoDate } from './dates.js';
import type { Reason, State } from './judgement.js';

/**
 * Rules accept, hold and supersede; the rest is for persons. `correct` accepts a further version of a reading, `set-date`
 * accepts a reading under a day that a person gave, `redact` takes a reading out together with its source's text.
 */
export type Action = 'accept' | 'hold' | 'supersede' | 'reject' | 'correct' | 'set-date' | 'redact';

export const STATE_AFTER: Record<Action, State> = {
  accept: 'accepted',
  hold: 'pending',
  supersede: 'superseded',
  reject: 'rejected',
  correct: 'accepted',
  'set-date': 'accepted',
  redact: 'rejected',
};

/** At most one reading is accepted per key. */
export interface ReadingKey {
  region: string;
  kind: Kind;
  /** Null where no year can be had: such a reading is pending. */
  date: IsoDate | null;
  /** Last day of a notice that covers several days. */
  dateTo?: IsoDate;
}

/** The key that something lies under, whatever else it says. */
export function keyOf({ region, kind, date, dateTo }: Keyed): ReadingKey {
  return { region, kind, date, ...(dateTo === undefined ? {} : { dateTo }) };
}

type Keyed = Omit<ReadingKey, 'dateTo'> & { dateTo?: IsoDate | undefined };

export type Days = Pick<ReadingKey, 'date' | 'dateTo'>;

export function sameDays(a: Days, b: Days): boolean {
  return a.date === b.date && a.dateTo === b.dateTo;
}

export interface Decision extends ReadingKey {
  readingId: number;
  action: Action;
  /** The accepted reading whose figures it repeats: accepted as one more source. Else null. */
  sameAs: number | null;
  reasons: Reason[];
  /** Why, in the person's words; null: decided by a rule, or no reason was asked for. */
  note?: string | null;
  /** The decision that brought this one along; null: made for itself. */
  cause?: number | null;
  actor: string;
  /** ISO 8601 instant, UTC. */
  at: string;
}

/** The one accepted reading of a key. */
export interface AcceptedReading {
  readingId: number;
  date: IsoDate;
  dateTo?: IsoDate;
  figures: Figure[];
}

/** From `since` on, before a day. */
export interface RecentDays {
  region: string;
  since: IsoDate;
  before: IsoDate;
}
