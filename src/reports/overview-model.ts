// What the overview and its JSON twin show: the newest day, the week so far, and what needs attention.
import type { Kind, Verdict } from '../domain/bulletin.js';
import type { IsoDate, IsoWeek } from '../domain/dates.js';
import type { Reason } from '../domain/judgement.js';
import type { Coverage } from './coverage.js';
import type {
  Cell,
  ComparedRow,
  ComparisonColumn,
  DayRef,
  DayStanding,
  PageScope,
  RateRow,
  Worded,
} from './models.js';
import type { PeriodTotal } from './period-model.js';
import type { Unusual } from './unusual.js';

/** One kind of bulletin on the newest day: its main figures against the day before and the comparable days. */
export interface OverviewKind extends DayStanding {
  /** Of the accepted reading; null where there is none. */
  verdict: Worded<Verdict> | null;
  columns: ComparisonColumn[];
  /** Calls and messages, or hazards. */
  rows: ComparedRow[];
  /** The rate of direct handling; empty of hazards. */
  rates: RateRow[];
}

export interface OverviewDay extends DayRef {
  /** `2025年10月15日（周三）`. */
  title: string;
  hotline: OverviewKind;
  hazard: OverviewKind;
  /** The first few categories that its accepted notice prints, in that order. */
  hotspots: Cell[];
}

/** One kind of bulletin in the week so far. */
export interface OverviewWeekKind extends Coverage {
  kind: Kind;
  kindName: string;
  columns: ComparisonColumn[];
  totals: PeriodTotal[];
}

/** From Monday to the newest day, against the same days of the week before. */
export interface OverviewWeek {
  week: IsoWeek;
  /** `2025年第42周（10月13日—19日）`. */
  title: string;
  from: IsoDate;
  to: IsoDate;
  /** `周一至周三`. */
  daysName: string;
  /** False where the present week has no bulletin yet: it is the last one that has. */
  isPresent: boolean;
  hotline: OverviewWeekKind;
  hazard: OverviewWeekKind;
}

/** A reading that waits for a person. */
export interface WaitingReading {
  readingId: number;
  kind: Kind;
  kindName: string;
  /** Null where no year could be had. */
  date: IsoDate | null;
  /** `2025年10月15日`, `10月15日（年份未定）`. */
  dayText: string;
  reasons: Worded<Reason>[];
  sha256: string;
}

export interface Waiting {
  count: number;
  /** The first few. */
  oldest: WaitingReading[];
}

export interface MissingDay extends DayRef {
  /** `2025年10月14日（周二）`. */
  title: string;
  kinds: Kind[];
  /** `热线通报、安全隐患通报`. */
  kindsText: string;
}

export interface OverviewModel extends PageScope {
  /** Null in a ledger without a dated bulletin. */
  newest: OverviewDay | null;
  week: OverviewWeek | null;
  /** All that waits, those without a day among them; named are the oldest that have a day. */
  pending: Waiting;
  undated: Waiting;
  missing: {
    /** Nothing before this day is looked at. */
    from: IsoDate;
    count: number;
    /** Newest first. */
    days: MissingDay[];
  };
  unusual: {
    /** The days that were looked at; null without a newest day. */
    from: IsoDate | null;
    to: IsoDate | null;
    /** So many of them have a total that can be judged. */
    judged: number;
    /** Newest first. */
    found: Unusual[];
    /** Why some of these days cannot be judged. */
    why: string | null;
  };
}
