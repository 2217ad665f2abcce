// What the page of a week, a month, a quarter or a year and its JSON twin show.
import type { Verdict } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type { PeriodCode, PeriodKind } from '../domain/period.js';
import type { ChartPoint } from '../domain/report.js';
import type {
  Cell,
  ComparisonColumn,
  Comparison,
  CountMetric,
  DayRef,
  DayStanding,
  DayStatus,
  PageScope,
  RateRow,
  SourceRef,
  Why,
  Worded,
} from './models.js';

/** One line of the table of days; cells in the order of `metrics`, null where the day has no accepted figure. */
export interface PeriodDay extends DayRef, DayStanding {
  /** Of the accepted bulletin, where its sums do not agree or cannot be checked; else null. */
  verdict: Worded<Verdict> | null;
  cells: Cell[];
}

/** One column of the table of days and one line of the totals. */
export interface PeriodTotal {
  metric: CountMetric;
  name: string;
  unit: string;
  /** Over the days that print it; null where none does. */
  sum: Cell;
  /** sum ÷ days, two decimals. */
  average: Cell;
  /** Days that print it. */
  days: number;
  comparisons: Comparison[];
}

/** How a period and the one before it are called in a sentence. */
export interface PeriodWords {
  here: string;
  previous: string;
}

export interface PeriodRef {
  kind: PeriodKind;
  code: PeriodCode;
  name: string;
}

/** Days of one status; awaited ones after today stand apart. */
export interface DayGroup {
  status: DayStatus;
  /** 尚未到 of days after today. */
  statusName: string;
  isAhead: boolean;
  days: DayRef[];
  /** `缺2天：10月13日（周一）、10月14日（周二）`. */
  text: string;
}

/** One month of a quarter or a year; sums in the order of `metrics`, over its days with data. */
export interface PeriodPart {
  code: PeriodCode;
  /** `10月`. */
  name: string;
  daysWithData: number;
  /** `31天中28天有数据`. */
  daysText: string;
  cells: Cell[];
}

export interface KindPeriod {
  kindName: string;
  /** Of a week or a month; empty in longer periods, which are told by months. */
  days: PeriodDay[];
  /** The months of a quarter or a year; else empty. */
  parts: PeriodPart[];
  /** Days with an accepted bulletin of their own. */
  daysWithData: number;
  /** `本周7天中1天有数据`. */
  daysText: string;
  /** Days left out of the sums, by status in the order pending, merged, missing, awaited, outside, and those after today. */
  leftOut: DayGroup[];
  /** `没有通报的6天：10月13日（周一）、…——未纳入统计`; null where every day has one. */
  withoutBulletinText: string | null;
  /** `待核的1天不计入合计：10月16日（周四）`, likewise for merged days; may be empty. */
  heldText: string[];
  columns: ComparisonColumn[];
  totals: PeriodTotal[];
  /** Where this period and the one before have data on days of other number: their lists are no like for like; else null. */
  unevenText: string | null;
  /** Accepted days whose sums do not agree or cannot be checked, by name; null where there is none. */
  unbalancedText: string | null;
  /** `10月15日`: days in the sums of which a further bulletin waits, by name; null where there is none. */
  otherPendingDays: string | null;
}

/** What one name (of a channel, category, receiver) came to: all labels that the office groups under it. */
export interface LabelTotal {
  metric: CountMetric;
  /** The name that the labels are grouped under; the printed label where it is not grouped. */
  label: string;
  /** As printed in this period, in the order they appear. */
  labels: string[];
  /** `含：物业服务`: printed labels of this period or the last that differ from the name; null where none does. */
  labelsText: string | null;
  /** Null where listed on no day. Of hotspots a lower bound: `≥ 64`. */
  sum: Cell;
  daysListed: number;
  daysWithData: number;
  /** `1/5天`. */
  daysText: string;
  dates: IsoDate[];
  /** Every day with data of this period and of the one before prints the same labels of it: the sums are no lower bounds. */
  isLike: boolean;
  /** Of hotspots: bodies contacted, by name, in the order they appear. */
  agencies: string[];
  /** The printed ones that differ from their name. */
  agencyLabels: string[];
  previous: LabelBase;
}

/** The same label in the period before. */
export interface LabelBase {
  /** As printed in that period; empty where it is not listed. */
  labels: string[];
  value: number | null;
  text: string;
  daysListed: number;
  daysWithData: number;
  daysText: string;
  why: Why | null;
}

/** A topic is printed without a count: only its days are known. */
export interface TopicTotal {
  label: string;
  labels: string[];
  labelsText: string | null;
  daysListed: number;
  daysWithData: number;
  daysText: string;
  dates: IsoDate[];
}

export interface HotlinePeriod extends KindPeriod {
  kind: 'hotline';
  /** Every day of the period, of the longer ones too. */
  points: ChartPoint[];
  rates: RateRow[];
  channels: LabelTotal[];
  hotspots: LabelTotal[];
  /** 热点只印排在前面的类别… */
  hotspotNote: string;
}

export interface HazardPeriod extends KindPeriod {
  kind: 'hazard';
  receivers: LabelTotal[];
  topics: TopicTotal[];
  /** Bodies contacted, by name, in the order they appear. */
  agencies: string[];
  /** The printed ones that differ from their name. */
  agencyLabels: string[];
}

/** A source that accepted figures of the period were read from. */
export interface PeriodSource extends SourceRef {
  /** `10月15日热线通报（第3页）`; several where one source prints them; no page where it has only one. */
  bulletins: string[];
}

export interface PeriodModel extends PageScope {
  kind: PeriodKind;
  code: PeriodCode;
  /** `2025年第42周（10月13日—19日）`. */
  title: string;
  /** 本周, 上周. */
  words: PeriodWords;
  from: IsoDate;
  to: IsoDate;
  previous: PeriodCode;
  /** Null from the present period on. */
  next: PeriodCode | null;
  /** Longer periods that its first and its last day lie in. */
  around: PeriodRef[];
  hotline: HotlinePeriod;
  hazard: HazardPeriod;
  /** Each once, in the order of the days. */
  sources: PeriodSource[];
}
