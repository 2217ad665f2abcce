// What the page that holds two stretches of days against each other and its JSON twin show.
import type { Kind } from '../domain/bulletin.js';
import type { DaySpan, SpanCode } from '../domain/span.js';
import type { PeriodCode } from '../domain/period.js';
import type { Coverage } from './coverage.js';
import type { Cell, Comparison, ComparisonColumn, CountMetric, PageScope, RateRow } from './models.js';
import type { LabelBase } from './period-model.js';

/** `base`: what is compared with; `here`: what is compared. */
export type SideName = 'base' | 'here';

export interface ChosenSpan extends DaySpan {
  code: SpanCode;
  /** `2025年第42周（10月13日—19日）`. */
  name: string;
  /** Where it has a page as a whole; null for days. */
  period: PeriodCode | null;
  days: number;
}

export interface SideTotal {
  /** Over the days that print it; null where none does. */
  sum: Cell;
  average: Cell;
  days: number;
}

export interface ComparedTotal {
  metric: CountMetric;
  name: string;
  unit: string;
  base: SideTotal;
  here: SideTotal;
  comparisons: Comparison[];
}

export interface ComparedRate {
  name: string;
  base: RateRow;
  /** With the change in percentage points. */
  here: RateRow;
}

/** One name on both sides; a side that does not print it is not known. */
export interface ComparedLabel {
  metric: CountMetric;
  label: string;
  labelsText: string | null;
  base: LabelBase;
  here: LabelBase;
}

export interface ComparedKind {
  kind: Kind;
  kindName: string;
  base: Coverage;
  here: Coverage;
  /** One: holidays in only one of the two. */
  columns: ComparisonColumn[];
  totals: ComparedTotal[];
  /** Where both have data on days of other number: their lists are no like for like; else null. */
  unevenText: string | null;
}

export interface ComparedHotline extends ComparedKind {
  kind: 'hotline';
  rates: ComparedRate[];
  channels: ComparedLabel[];
  hotspots: ComparedLabel[];
  hotspotNote: string;
}

export interface ComparedHazard extends ComparedKind {
  kind: 'hazard';
  receivers: ComparedLabel[];
}

export interface ComparisonModel extends PageScope {
  title: string;
  base: ChosenSpan;
  here: ChosenSpan;
  /** Identical, overlapping or unequally long: Chinese sentences; mostly one or none. */
  notes: string[];
  hotline: ComparedHotline;
  hazard: ComparedHazard;
}
