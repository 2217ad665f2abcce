// What a daily page and its JSON twin show.
import type { IsoDate, IsoWeek } from '../domain/dates.js';
import type {
  ComparedRow,
  ComparisonColumn,
  Cell,
  DayRef,
  DayStanding,
  PageScope,
  RateRow,
  ReadingModel,
} from './models.js';

/** One kind of bulletin on one day. Sums and comparisons speak of the accepted reading alone. */
export interface KindDay extends DayStanding {
  /** The accepted reading; null on every other day. Of a merged day: the notice of several days. */
  reading: ReadingModel | null;
  /** Readings that wait for a person, all of them, with their figures and reasons. */
  pending: ReadingModel[];
  columns: ComparisonColumn[];
  /** Every metric is there; its cell is null with a reason where the day has no accepted figure. */
  rows: ComparedRow[];
}

export interface HotlineDay extends KindDay {
  kind: 'hotline';
  rates: RateRow[];
  channels: Cell[];
  hotspots: Cell[];
}

export interface HazardDay extends KindDay {
  kind: 'hazard';
  receivers: Cell[];
  topics: Cell[];
  agency: string | null;
  /** What the body contacted is grouped under; null where it is not. */
  agencyGroup: string | null;
}

export interface DailyModel extends DayRef, PageScope {
  /** `2025年10月15日（周三）`. */
  title: string;
  /** `2025年10月15日`. */
  dateName: string;
  week: IsoWeek;
  weekName: string;
  previous: IsoDate;
  /** Null from today on. */
  next: IsoDate | null;
  hotline: HotlineDay;
  hazard: HazardDay;
}
