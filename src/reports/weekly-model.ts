// What a weekly page and its JSON twin show.
import type { Verdict } from '../domain/bulletin.js';
import type { IsoDate, IsoWeek } from '../domain/dates.js';
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
  Why,
  Worded,
} from './models.js';

/** One line of the table of seven days; cells in the order of `metrics`, null where the day has no accepted figure. */
export interface WeekDay extends DayRef, DayStanding {
  /** Of the accepted bulletin, where its sums do not agree or cannot be checked; else null. */
  verdict: Worded<Verdict> | null;
  cells: Cell[];
}

/** One column of the table of seven days and one line of the totals. */
export interface WeekTotal {
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

/** Days of one status. */
export interface DayGroup {
  status: DayStatus;
  statusName: string;
  days: DayRef[];
  /** `缺2天：10月13日（周一）、10月14日（周二）`. */
  text: string;
}

export interface KindWeek {
  kindName: string;
  days: WeekDay[];
  /** Days with an accepted bulletin of their own. */
  daysWithData: number;
  /** `本周7天中1天有数据`. */
  daysText: string;
  /** Days left out of the sums, grouped by status in the order pending, merged, missing, awaited, outside. */
  leftOut: DayGroup[];
  /** `没有通报的6天：10月13日（周一）、…——未纳入统计`; null where every day has one. */
  withoutBulletinText: string | null;
  /** `待核的1天不计入合计：10月16日（周四）`, likewise for merged days; may be empty. */
  heldText: string[];
  columns: ComparisonColumn[];
  totals: WeekTotal[];
  /** Where this week and the last have data on days of other number: their lists are no like for like; else null. */
  unevenText: string | null;
  /** Accepted days whose sums do not agree or cannot be checked, by name; null where there is none. */
  unbalancedText: string | null;
}

/** What one name (of a channel, category, receiver) came to: all labels that the office groups under it. */
export interface LabelTotal {
  metric: CountMetric;
  /** The name that the labels are grouped under; the printed label where it is not grouped. */
  label: string;
  /** As printed this week, in the order they appear. */
  labels: string[];
  /** `含：物业服务`: printed labels of this week or the last that differ from the name; null where none does. */
  labelsText: string | null;
  /** Null where listed on no day. Of hotspots a lower bound: `≥ 64`. */
  sum: Cell;
  daysListed: number;
  daysWithData: number;
  /** `1/5天`. */
  daysText: string;
  dates: IsoDate[];
  /** Of hotspots: bodies contacted, by name, in the order they appear. */
  agencies: string[];
  /** The printed ones that differ from their name. */
  agencyLabels: string[];
  lastWeek: LabelBase;
}

/** The same label a week before. */
export interface LabelBase {
  /** As printed in that week; empty where it is not listed. */
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

export interface HotlineWeek extends KindWeek {
  kind: 'hotline';
  rates: RateRow[];
  channels: LabelTotal[];
  hotspots: LabelTotal[];
  /** 热点只印排在前面的类别… */
  hotspotNote: string;
}

export interface HazardWeek extends KindWeek {
  kind: 'hazard';
  receivers: LabelTotal[];
  topics: TopicTotal[];
  /** Bodies contacted, by name, in the order they appear. */
  agencies: string[];
  /** The printed ones that differ from their name. */
  agencyLabels: string[];
}

export interface WeeklyModel extends PageScope {
  week: IsoWeek;
  /** `2025年第42周（10月13日—19日）`. */
  title: string;
  from: IsoDate;
  to: IsoDate;
  previous: IsoWeek;
  /** Null from the present week on. */
  next: IsoWeek | null;
  hotline: HotlineWeek;
  hazard: HazardWeek;
}
