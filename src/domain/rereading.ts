// What the present parser makes of the archived sources, held against the readings that the ledger has.
import type { Bulletin } from './bulletin.js';
import type { Judgement } from './judgement.js';
import type { Difference } from './outcome.js';
import type { HeldReading } from './source.js';
import type { Statement } from './statement.js';

/**
 * `new`: a bulletin that was not read before. `changed`: another reading takes the place of the earlier one.
 * `beside`: the earlier one stays accepted, the new one waits for a person.
 * `gone`: no bulletin is read there any more, the pending one is taken back.
 * `kept`: no bulletin is read there any more, yet the accepted one stays.
 */
export type Fate = 'new' | 'changed' | 'beside' | 'gone' | 'kept';

export interface RereadChange {
  sha256: string;
  /** Newest name of the source. */
  name: string;
  fate: Fate;
  /** The earlier reading: the accepted one, else the newest; null for `new`. */
  before: HeldReading | null;
  /** Null for `gone` and `kept`. */
  after: (Judgement & { bulletin: Bulletin; repeats: boolean }) | null;
  /** Figures that differ: `accepted` is the earlier reading's side. */
  differences: Difference[];
}

export interface StatementChange {
  sha256: string;
  name: string;
  fate: 'new' | 'gone';
  statement: Statement;
}

export interface Rereading {
  sources: number;
  /** Sources whose text was taken out of the ledger. */
  withoutText: number;
  changes: RereadChange[];
  statements: StatementChange[];
}
