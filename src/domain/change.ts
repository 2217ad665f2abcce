// What became otherwise in the accepted figures after a given moment of the audit chain.
import type { Figure, Kind } from './bulletin.js';
import type { IsoDate } from './dates.js';
import type { Redaction } from './redaction.js';

/** A moment of the audit chain, and the days and kind of bulletin that are asked about; what is absent is open. */
export interface Since {
  /** Number of the event. */
  seq: number;
  kind?: Kind;
  /** First and last day, both included. */
  from?: IsoDate;
  to?: IsoDate;
}

/** A day and kind whose accepted figures are not those of that moment any more. */
export interface AcceptanceChange {
  kind: Kind;
  date: IsoDate;
  dateTo: IsoDate | null;
  /** What was accepted at that moment, and what is now; null: nothing. Never null both. */
  before: Figure[] | null;
  after: Figure[] | null;
  /** The figures of that moment were redacted since: what they were is not known any more. */
  isGone: boolean;
  /** Of the decision that made it so. */
  actor: string;
  /** ISO 8601 instant, UTC. */
  at: string;
  note: string | null;
  /** Number of its event. */
  seq: number;
}

/** What of all changes is told. */
export interface Told<T> {
  told: T[];
  /** How many there are, with those that are not told. */
  count: number;
}

/** The characters of a source were taken out of the ledger. */
export interface SourceRedacted {
  sha256: string;
  figures: Redaction['figures'];
  actor: string;
  /** ISO 8601 instant, UTC. */
  at: string;
  note: string;
  /** Number of the event. */
  seq: number;
}

/** Whether two versions say the same in every figure, its unit, remark and agency included. */
export function sameContents(a: readonly Figure[], b: readonly Figure[]): boolean {
  const signature = (figures: readonly Figure[]): string =>
    figures
      .map(({ metric, label, rank, value, unit, agency, remark }) =>
        JSON.stringify([metric, label, rank, value, unit, agency, remark]),
      )
      .sort()
      .join('\n');
  return signature(a) === signature(b);
}
