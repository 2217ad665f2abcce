// What a person needs to decide about a reading, and what came of it.
import type { Kind, Metric, Verdict } from './bulletin.js';
import type { IsoDate, MonthDay } from './dates.js';
import type { Decision } from './decision.js';
import type { Reason, State } from './judgement.js';
import type { HeldReading } from './source.js';

/** A decision as it lies in the ledger. */
export interface StoredDecision extends Decision {
  id: number;
  state: State;
  note: string | null;
  cause: number | null;
}

/** One reading, whatever its state, with its newest decision and where it came from. */
export interface ReviewedReading extends HeldReading {
  decision: StoredDecision;
  sourceId: number;
  arrivalId: number;
  parserVersion: string;
  sha256: string;
  /** Of the arrival that it was read with. */
  name: string;
  /** Its source was redacted with its figures: there is nothing left to decide about. */
  figuresRemoved: boolean;
}

/** One act of a person: what is taken away first, then what it is about, then what follows. All but the chief have it as cause. */
export interface Act {
  before: readonly Decision[];
  chief: Decision;
  after: readonly Decision[];
}

/** A line of the list of what waits for a person. */
export interface PendingReading {
  readingId: number;
  kind: Kind;
  /** Of its key; null: no year could be had. */
  date: IsoDate | null;
  dateTo: IsoDate | null;
  monthDay: MonthDay | null;
  verdict: Verdict;
  reasons: Reason[];
  /** Its chief figure, calls or hazards; null where it was not read. */
  chief: number | null;
  sha256: string;
  name: string;
  published: IsoDate | null;
}

/** Where a reading of a batch went. */
export type YearOutcome = 'accepted' | 'source' | 'conflict';

/** The metrics of a kind in the order of print. */
export const METRICS_OF: Readonly<Record<Kind, readonly Metric[]>> = {
  hotline: ['calls', 'messages', 'channel', 'direct', 'transferred', 'callbacks', 'hotspot'],
  hazard: ['hazards', 'receiver', 'topic'],
};

/** Metrics that a bulletin lists by label and rank; all others it prints once. */
export const LISTED: readonly Metric[] = ['channel', 'hotspot', 'receiver', 'topic'];

/** Reasons that a person settles by saying the year. */
const YEAR_DOUBTS: readonly Reason[] = ['year-mentions', 'year-none', 'date-doubtful'];

/** Whether nothing but its year keeps a reading waiting. */
export function waitsForYear(reasons: readonly Reason[]): boolean {
  return reasons.length > 0 && reasons.every((reason) => YEAR_DOUBTS.includes(reason));
}
