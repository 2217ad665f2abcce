// What the page of a search and its JSON twin show.
import type { IsoDate } from '../domain/dates.js';
import type { Span } from '../domain/finding.js';
import type { PeriodCode } from '../domain/period.js';
import type { SeenWords, WordMetric } from '../domain/search.js';
import type { SpanCode } from '../domain/span.js';
import type { PageScope } from './models.js';

export type FoundKind = WordMetric | 'day';

/** A day or a period that was typed. */
export interface FoundSpan {
  code: SpanCode;
  name: string;
  from: IsoDate;
  to: IsoDate;
  /** Null for a day or a range. */
  period: PeriodCode | null;
  /** `热线通报：已入账；安全隐患通报：待核`, or how many days have data. */
  standing: string;
}

/** Words as printed, with where the terms stand in them. */
export interface FoundWords extends Omit<SeenWords, 'folded'> {
  marks: Span[];
  /** What the label is grouped under on its last day; null where it is not. */
  group: string | null;
  groupMarks: Span[];
}

export interface FoundGroup {
  kind: WordMetric;
  name: string;
  total: number;
  /** As many as the page shows. */
  hits: FoundWords[];
  /** How many come before and after those. */
  before: number;
  after: number;
}

export interface SearchModel extends PageScope {
  title: string;
  query: string;
  /** Null: no bound. */
  from: IsoDate | null;
  to: IsoDate | null;
  /** Null: all. */
  kind: FoundKind | null;
  /** From 1. */
  page: number;
  isAsked: boolean;
  days: FoundSpan[];
  groups: FoundGroup[];
  /** Of all kinds that were looked through. */
  total: number;
  /** Of each kind that can be asked for, in order. */
  kinds: { code: FoundKind; name: string }[];
  /** What was not looked through. */
  note: string;
}
