// What can be found in the ledger by words: labels, bodies and remarks of its bulletins, each once.
import type { AliasMetric } from './alias.js';
import type { IsoDate } from './dates.js';
import type { DaySpan } from './span.js';

export type WordMetric = AliasMetric | 'remark';

/** Words as accepted and pending readings of a span of days print them. */
export interface SeenWords {
  metric: WordMetric;
  text: string;
  /** The text as terms are looked for in it: many are searched at once. */
  folded: string;
  /** Of a remark: the category beside it; else null. */
  category: string | null;
  firstDay: IsoDate;
  lastDay: IsoDate;
  /** Days with an accepted reading that prints them, and days where only readings that wait do. */
  acceptedDays: number;
  pendingDays: number;
  /** Where they were printed last: the figure is null for the body contacted of a hazard bulletin. */
  sha256: string;
  figureId: number | null;
}

export interface WordsRange extends DaySpan {
  region: string;
}
