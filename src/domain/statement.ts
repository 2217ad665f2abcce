// A statement (阶段口径): what a news story says of the mechanism or of hazard reports for a longer period.
import type { Kind, YearRule } from './bulletin.js';
import type { IsoDate } from './dates.js';
import type { Span } from './finding.js';

/** A count of cases. */
export type StatementCount = 'received' | 'closed';
/** In percent, only as printed, never derived. */
export type StatementRate =
  'responseRate' | 'resolutionRate' | 'satisfactionRate' | 'closureRate' | 'withdrawalRate';
export type StatementMetric = StatementCount | StatementRate;

/** `moreThan`: 余, 多, 超过; `atLeast`: 以上, 不低于; `about`: 近, 约, 左右. */
export type Qualifier = 'exact' | 'about' | 'moreThan' | 'atLeast';

/** The slice of the text at its span, white space aside, is `printed`: the number with its 万, 余 or %. */
export interface StatementFigure extends Span {
  metric: StatementMetric;
  value: number;
  /** 件 or another counting word as printed; % of a rate. */
  unit: string;
  qualifier: Qualifier;
  printed: string;
}

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as precise as printed. */
export type PartialDate = string;

export interface StatementPeriod {
  /** Null where the story names none. */
  printed: string | null;
  /** Null where the first or last day is not told (截至…, …以来), or where its year cannot be had. */
  from: PartialDate | null;
  to: PartialDate | null;
}

/** What said the year of the period; `printed`: the period prints it. */
export interface StatementYear {
  known: boolean;
  rule: YearRule | 'printed';
}

/** The span reaches from the period or scope to the last figure. */
export interface Statement extends Span {
  kind: Kind;
  /** The city, a district or a park, as printed; 全市 and 我市 are the city. */
  scope: string;
  period: StatementPeriod;
  year: StatementYear;
  figures: StatementFigure[];
}

/** Equal for statements that say the same. A period without dates is known by its words alone. */
export function statementKey({ kind, scope, period, figures }: Statement): string {
  const { printed, from, to } = period;
  const when = from === null && to === null ? printed : [from, to];
  const said = figures.map(({ metric, value, qualifier }) => [metric, value, qualifier].join(' ')).sort();
  return JSON.stringify([kind, scope, when, said]);
}

export interface StoredStatementFigure extends StatementFigure {
  id: number;
}

export interface StoredStatement extends Statement {
  id: number;
  figures: StoredStatementFigure[];
}

/** A statement with the source it stands in. */
export interface SourcedStatement extends StoredStatement {
  sha256: string;
  name: string;
  /** The publication date given with the source, else the one it states itself; null where there is none. */
  published: IsoDate | null;
  /** ISO 8601 instant, UTC: no statement speaks of later days. */
  receivedAt: string;
}

/** What the ledger's accepted single days print for one day; null where that bulletin is not accepted or does not print it. */
export interface DayTotals {
  date: IsoDate;
  calls: number | null;
  messages: number | null;
  hazards: number | null;
}
