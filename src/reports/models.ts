// The parts that daily and weekly models are made of: all figured and worded, so that a page only prints them.
import type { Kind, Metric, Verdict, YearRule } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type { Finding } from '../domain/finding.js';
import type { Reason, State } from '../domain/judgement.js';
import type { PeriodCode } from '../domain/period.js';

export type RateMetric = 'directRate' | 'transferRate';
/** `contacts` is calls + messages, computed by us and named so. */
export type CountMetric = Metric | 'contacts';

/** Why a place shows "—": a code for programs, a Chinese sentence for people. */
export interface Why {
  code: WhyCode;
  text: string;
}

export type WhyCode =
  | 'this-missing'
  | 'base-missing'
  | 'base-pending'
  | 'base-awaited'
  | 'base-outside'
  | 'base-merged'
  | 'base-not-printed'
  | 'base-zero'
  | 'no-base-date'
  | 'no-base-period'
  | 'too-few-days'
  | 'holidays-unknown'
  | 'no-data'
  | 'not-printed'
  | 'not-listed'
  | 'no-denominator';

/** One figure of a page: `<data value="{{value}}" data-metric="{{metric}}">{{text}}</data>`. */
export interface Cell {
  metric: CountMetric;
  /** Chinese name of the metric. */
  name: string;
  /** Null is "not known", never zero. */
  value: number | null;
  /** `1,215`, `≥ 64`, or `—` where null. */
  text: string;
  /** 件 or 件次; null where none is printed. */
  unit: string | null;
  /** True where we computed it from printed figures (contacts, sums, averages). */
  computed: boolean;
  /** With `sha256` the place in the source: `/sources/<sha256>#figure-<figureId>`; null where computed or missing. */
  figureId: number | null;
  sha256: string | null;
  /** Where `value` is null (a topic, which never has a count, has none). */
  why: Why | null;
  label?: string;
  /** What the printed label is grouped under on this day; absent where it is not. */
  group?: string;
  rank?: number;
  agency?: string;
  /** Likewise for the body contacted. */
  agencyGroup?: string;
  remark?: string;
}

export type ComparisonCode =
  | 'previous-day'
  | 'seven-days'
  | 'last-year'
  | 'same-weekday'
  | 'comparable-days'
  | 'previous-period'
  | 'period-last-year'
  | 'chosen-period';

/** What a row is compared with; the same for every row of a table. */
export interface ComparisonColumn {
  code: ComparisonCode;
  /** 较前一日, 近7日均, 同比, 上年同星期, 较上周, 较上月. */
  name: string;
  /** `2025年10月14日`, `10月8日—14日`, `2024年第42周（10月14日—20日）`; null where the calendar has no such day or week. */
  baseName: string | null;
  /** All days compared with, with data or without; empty where there are none. */
  dates: IsoDate[];
  /** Holidays in only one of the two, unknown holidays: Chinese sentences to print under the table. */
  notes: string[];
}

export type Direction = 'up' | 'down' | 'level';

/** One row against one column. */
export interface Comparison {
  code: ComparisonCode;
  name: string;
  /** What it is compared with: a count, a daily average (two decimals) or a rate (percent). */
  base: number | null;
  baseText: string;
  /** `average`: both sides as daily averages, because the days with data differ in number. */
  basis: 'value' | 'average';
  /** The week, month, quarter or year that it is; null for days. */
  basePeriod: PeriodCode | null;
  /** Days with data that entered the base, and how many. */
  baseDates: IsoDate[];
  days: number;
  /** Percent, or percentage points for a rate; two decimals; null where it cannot be said. */
  change: number | null;
  changeUnit: '%' | '百分点';
  /** `+12.34%`, `-0.50个百分点`, or `—`. */
  changeText: string;
  direction: Direction | null;
  /** `▲`, `▼`, `持平`, or empty. */
  mark: string;
  why: Why | null;
  /** Of this row only: that it is by daily average, or that not the same days have data. */
  note: string | null;
}

export interface ComparedRow {
  metric: CountMetric;
  name: string;
  cell: Cell;
  /** In the order of the table's columns. */
  comparisons: Comparison[];
}

/** A rate over the days that print both parts: sum ÷ sum, rounded half-up once. */
export interface RateRow {
  metric: RateMetric;
  name: string;
  /** Percent, two decimals. */
  value: number | null;
  /** `60.82%` or `—`. */
  text: string;
  numerator: number | null;
  denominator: number | null;
  /** `739 ÷ 1,215` or empty. */
  fractionText: string;
  /** Days that entered. */
  days: number;
  why: Why | null;
  comparisons: Comparison[];
}

/** 已入账, 合并通报 (an accepted notice of several days), 待核, 待刊, 缺, 未纳入统计. */
export type DayStatus = 'accepted' | 'merged' | 'pending' | 'awaited' | 'missing' | 'outside';

export interface DayRef {
  date: IsoDate;
  /** `10月15日`. */
  dayName: string;
  /** `周三`. */
  weekday: string;
  /** 国庆节 …; null where it is no holiday or holidays of its year are not known. */
  holiday: string | null;
}

/** How one kind of bulletin stands on one day. */
export interface DayStanding {
  kind: Kind;
  kindName: string;
  status: DayStatus;
  statusName: string;
  /** One Chinese sentence. */
  reason: string;
  /** Where an accepted day has further readings that wait: one Chinese sentence. */
  conflict: string | null;
}

/** A code with its Chinese words. */
export interface Worded<Code extends string> {
  code: Code;
  text: string;
}

export interface SourceRef {
  sha256: string;
  name: string;
  published: IsoDate | null;
  /** `2025年10月16日刊` or `刊发日期未填`. */
  publishedText: string;
}

export interface FindingModel extends Finding {
  severityName: string;
}

/** One figure in which a reading differs from the accepted one. */
export interface DifferenceModel {
  metric: Metric;
  name: string;
  label: string | null;
  /** Null where that side does not print it, or prints it without a count. */
  accepted: number | null;
  here: number | null;
  /** `1,215`; 有 or 没有 where there is no count. */
  acceptedText: string;
  hereText: string;
  /** `来电诉求：已入账的1,215，这份1,251`. */
  text: string;
}

/** One reading with all that it prints, whatever its state. */
export interface ReadingModel {
  readingId: number;
  kind: Kind;
  kindName: string;
  state: Worded<State>;
  /** Why it waits; empty where accepted. */
  reasons: Worded<Reason>[];
  verdict: Worded<Verdict>;
  year: Worded<YearRule> & { known: boolean };
  quoted: boolean;
  date: IsoDate;
  dateTo: IsoDate | null;
  /** `10月15日` or `10月1日—8日`. */
  periodName: string;
  /** calls, messages, direct, transferred, callbacks; or hazards. Every one is there, null where not printed. */
  totals: Cell[];
  channels: Cell[];
  hotspots: Cell[];
  receivers: Cell[];
  /** Without counts: `value` null, `why` null, `text` empty. */
  topics: Cell[];
  /** Of a hazard bulletin: the body that was contacted, and what it is grouped under; null where it is not. */
  agency: string | null;
  agencyGroup: string | null;
  findings: FindingModel[];
  /** The first is the one that the figures were read from. */
  sources: SourceRef[];
  /** Against the accepted reading of the same day; empty where there is none or nothing differs. */
  differences: DifferenceModel[];
}

/** What every page carries. */
export interface PageScope {
  region: string;
  today: IsoDate;
  coverageFrom: IsoDate | null;
  /** `自2025年10月15日起统计…` or that nothing was brought yet. */
  coverageText: string;
  simulated: boolean;
  /** `模拟数据` sentence where simulated. */
  simulatedText: string | null;
}
