// What the pages of hotspot categories and their JSON twins show.
import type { IsoDate } from '../domain/dates.js';
import type { PeriodCode } from '../domain/period.js';
import type { Coverage } from './coverage.js';
import type { Cell, DayRef, DayStatus, PageScope } from './models.js';

/** The days that a page speaks of. */
export interface ShownSpan {
  from: IsoDate;
  to: IsoDate;
  /** `2024年11月1日—2025年10月15日`. */
  spanName: string;
}

/** How often a category is printed, and what that comes to. */
export interface Listed {
  /** `≥ 1,064`: days that do not print it are not known. */
  sum: Cell;
  daysListed: number;
  daysWithData: number;
  /** `12/28天`. */
  daysText: string;
  /** Its best place in a day's list; null where the pages lost it, or none lists it. */
  bestRank: number | null;
}

export interface ListedMonth extends Listed {
  code: PeriodCode;
  /** `2025年10月`. */
  name: string;
}

export interface CategoryRow extends Listed {
  label: string;
  /** `含：物业服务`; null where nothing is printed otherwise than the name. */
  labelsText: string | null;
  first: DayRef;
  last: DayRef;
  /** One a month of the span, in order. */
  months: ListedMonth[];
}

export interface HotspotsModel extends PageScope, Coverage, ShownSpan {
  title: string;
  /** By their sum, the largest first. */
  categories: CategoryRow[];
  months: { code: PeriodCode; name: string }[];
  hotspotNote: string;
}

/** One day of a category. */
export interface CategoryDay extends DayRef {
  status: DayStatus;
  /** `未印出` on a day with data that does not list it; else of the day's status. */
  statusName: string;
  isListed: boolean;
  /** Linked to its characters; null where it is not listed. */
  cell: Cell | null;
  rank: number | null;
  /** As printed on that day. */
  labels: string[];
  /** As printed; empty where the page prints none. */
  remarks: string[];
  agencies: string[];
}

export interface CategoryMonth extends ListedMonth {
  /** Newest first. */
  days: CategoryDay[];
}

/** A body that was contacted, with its days: side by side, in the order of first appearance. */
export interface ContactedBody {
  name: string;
  /** Printed otherwise than the name. */
  labels: string[];
  days: number;
  first: DayRef;
  last: DayRef;
}

/** What was reported, as printed. */
export interface ReportedRemark extends DayRef {
  text: string;
  cell: Cell;
}

/** Days on which the category and a neighbouring topic were both printed. */
export interface RelatedTopic {
  topic: string;
  why: string;
  /** Days with both bulletins that print both. */
  days: DayRef[];
  /** Days with both bulletins. */
  daysWithBoth: number;
}

export interface CategoryModel extends PageScope, Coverage, ShownSpan {
  /** The name of the category. */
  title: string;
  label: string;
  labelsText: string | null;
  /** Names that this very label is grouped under on some of the days; mostly empty. */
  groupedUnder: string[];
  isListed: boolean;
  /** Over the whole span. */
  total: Listed;
  /** Newest first. */
  months: CategoryMonth[];
  bodies: ContactedBody[];
  /** Days on which it is printed without a focus. */
  daysWithoutFocus: number;
  /** Newest first. */
  remarks: ReportedRemark[];
  /** Days whose words were taken out of the ledger. */
  daysRedacted: number;
  related: RelatedTopic[];
  hotspotNote: string;
}
