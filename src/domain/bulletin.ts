// The words of the field: what a bulletin says, as printed.
import type { IsoDate, MonthDay } from './dates.js';
import type { Finding, Span } from './finding.js';
import type { Statement } from './statement.js';

export const KINDS = ['hotline', 'hazard'] as const;
export type Kind = (typeof KINDS)[number];

export type HotlineMetric =
  'calls' | 'messages' | 'channel' | 'direct' | 'transferred' | 'callbacks' | 'hotspot';
export type HazardMetric = 'hazards' | 'receiver' | 'topic';
export type Metric = HotlineMetric | HazardMetric;

/** One figure as printed; the slice of the text at its span, white space aside, is `printed`. */
export interface Figure extends Span {
  metric: Metric;
  /** Null only for topics, which are listed without counts. */
  value: number | null;
  /** The number without its unit word; for a topic its label. */
  printed: string;
  /** 件 or 件次 as printed; absent for topics and where the page lost it. */
  unit?: string;
  /** Of a channel, hotspot, receiver or topic: as printed, without white space and enclosing quotes. */
  label?: string;
  /** Place in its printed list, from 1. */
  rank?: number;
  /** Of a hotspot: the body that was contacted. */
  agency?: string;
  /** Of a hotspot: 无集中反映问题, or what was reported. */
  remark?: string;
}

/** Whether the identities that can be checked hold: 勾稽一致, 勾稽不符, 无法勾稽. */
export type Verdict = 'balanced' | 'unbalanced' | 'uncheckable';

/** What said which year the printed day and month belong to. */
export type YearRule = 'published' | 'masthead' | 'fileName' | 'mentions' | 'none';

export interface Year {
  /** True only where a person, the command line or the page itself states it without doubt. */
  known: boolean;
  rule: YearRule;
}

export interface Bulletin extends Span {
  kind: Kind;
  region: string;
  /** Null where no day can be read. */
  monthDay: MonthDay | null;
  /** Null where no year can be had. */
  date: IsoDate | null;
  /** Last day of a notice that covers several days. */
  dateTo?: IsoDate;
  year: Year;
  verdict: Verdict;
  /** True where the bulletin is told inside a story, without its title. */
  quoted: boolean;
  /** Of a hazard bulletin: the one body that was contacted. */
  agency?: string;
  figures: Figure[];
  findings: Finding[];
}

/** What a page says; findings that belong to no bulletin stand beside them. */
export interface PageReading {
  bulletins: Bulletin[];
  statements: Statement[];
  findings: Finding[];
}

/** What is known about a page besides its text; whoever calls the parser hands it in. */
export interface Evidence {
  /** The region of a bulletin that does not name its own. */
  region: string;
  /** No notice speaks of a later day. */
  today: IsoDate;
  /** The day the page was published, as a person or the command line gave it. */
  published?: IsoDate;
  /** The day the page was published, as the document itself states it. */
  stated?: IsoDate;
  fileName?: string;
}
