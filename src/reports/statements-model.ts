// What the page of statements shows: each statement beside what the ledger's own days come to.
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type { PartialDate, StatementYear, StoredStatementFigure } from '../domain/statement.js';
import type { CountMetric, PageScope, SourceRef, Why, Worded } from './models.js';

export interface StatementFigureModel extends StoredStatementFigure {
  name: string;
  /** `360,000` or `99.6`. */
  text: string;
  /** 超过, 约, 不低于; empty where exact. */
  qualifierText: string;
  sha256: string;
}

/** What the ledger's days come to for one metric. */
export interface LedgerTotal {
  metric: CountMetric;
  name: string;
  /** Null where no day prints it. */
  value: number | null;
  text: string;
  unit: string;
  /** Days with data that entered. */
  days: number;
  /** Rounded to two decimals; null where there are none. */
  average: number | null;
  averageText: string;
}

export interface LedgerSide {
  from: IsoDate | null;
  to: IsoDate;
  /** Calendar days of the period; null where its first day is not told. */
  daysInPeriod: number | null;
  daysWithData: number;
  /** `152天中有2天入账的数字`. */
  coverageText: string;
  totals: LedgerTotal[];
  /** Statement minus ledger, only where every day of the period has data; else null. */
  difference: number | null;
}

export interface StatementModel {
  id: number;
  kind: Kind;
  kindName: string;
  scope: string;
  period: { printed: string | null; from: PartialDate | null; to: PartialDate | null; text: string };
  year: Worded<StatementYear['rule']> & { known: boolean };
  figures: StatementFigureModel[];
  /** Null where nothing in the ledger can be held against it; `why` says so. */
  ledger: LedgerSide | null;
  why: Why | null;
  /** How far the two can be compared: Chinese sentences. */
  notes: string[];
  /** Every source that prints the same; the first is the one the figures link to. */
  sources: SourceRef[];
}

export interface StatementsModel extends PageScope {
  title: string;
  statements: StatementModel[];
}
