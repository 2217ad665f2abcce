// What is decided about a reading: appended, never changed; the newest decision gives the state.
import type { Figure, Kind, Metric } from './bulletin.js';
import type { IsoDate } from './dates.js';
import type { Reason, State } from './judgement.js';

/** The decisions that rules make; persons will have more. */
export type Action = 'accept' | 'hold' | 'supersede';

export const STATE_AFTER: Record<Action, State> = {
  accept: 'accepted',
  hold: 'pending',
  supersede: 'superseded',
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

export interface Decision extends ReadingKey {
  readingId: number;
  action: Action;
  /** The accepted reading whose figures it repeats: accepted as one more source. Else null. */
  sameAs: number | null;
  reasons: Reason[];
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

/** One figure over recent days: from `since` on, before a day. */
export interface RecentFigure {
  region: string;
  metric: Metric;
  /** Null for figures that have none. */
  label: string | null;
  since: IsoDate;
  before: IsoDate;
}
