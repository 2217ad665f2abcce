// Rows of the database as the words of the field.
import type { Bulletin, Kind, Metric, Verdict, YearRule } from '../domain/bulletin.js';
import type { IsoDate, MonthDay } from '../domain/dates.js';
import type { StoredFigure } from '../domain/entry.js';
import type { Finding, FindingCode, Proposal, Severity } from '../domain/finding.js';
import type { Reason, State } from '../domain/judgement.js';

/** A row of the view `standing`: a reading with its newest decision. */
export interface StandingRow {
  reading_id: number;
  region: string;
  kind: Kind;
  key_date: IsoDate | null;
  key_date_to: IsoDate | null;
  state: State;
  same_as: number | null;
  reasons: string;
  source_id: number;
  printed_region: string;
  month_day: MonthDay | null;
  date: IsoDate | null;
  date_to: IsoDate | null;
  year_known: 0 | 1;
  year_rule: YearRule;
  verdict: Verdict;
  quoted: 0 | 1;
  agency: string | null;
  span_start: number;
  span_end: number;
  corrects: number | null;
}

export interface FigureRow {
  id: number;
  reading_id: number;
  metric: Metric;
  label: string | null;
  rank: number | null;
  value: number | null;
  unit: string | null;
  printed: string | null;
  span_start: number;
  span_end: number;
  agency: string | null;
  remark: string | null;
}

export interface FindingRow {
  reading_id: number | null;
  code: FindingCode;
  severity: Severity;
  message: string | null;
  span_start: number;
  span_end: number;
  /** JSON; null for a finding without a proposed repair. */
  proposal: string | null;
}

/** What every model of a reading says besides its key: as the page prints it. */
export function sharedFields(
  row: StandingRow,
): Pick<Bulletin, 'kind' | 'year' | 'verdict' | 'quoted' | 'agency'> {
  return {
    kind: row.kind,
    year: { known: row.year_known === 1, rule: row.year_rule },
    verdict: row.verdict,
    quoted: row.quoted === 1,
    ...(row.agency === null ? {} : { agency: row.agency }),
  };
}

/** The reasons column is written by this program alone. */
export function reasonsOf(row: Pick<StandingRow, 'reasons'>): Reason[] {
  return JSON.parse(row.reasons) as Reason[];
}

export function figureOf(row: FigureRow): StoredFigure {
  return {
    id: row.id,
    metric: row.metric,
    value: row.value,
    printed: row.printed ?? '',
    start: row.span_start,
    end: row.span_end,
    ...(row.unit === null ? {} : { unit: row.unit }),
    ...(row.label === null ? {} : { label: row.label }),
    ...(row.rank === null ? {} : { rank: row.rank }),
    ...(row.agency === null ? {} : { agency: row.agency }),
    ...(row.remark === null ? {} : { remark: row.remark }),
  };
}

export function findingOf(row: FindingRow): Finding {
  return {
    code: row.code,
    severity: row.severity,
    message: row.message ?? '',
    start: row.span_start,
    end: row.span_end,
    ...(row.proposal === null ? {} : { proposal: JSON.parse(row.proposal) as Proposal }),
  };
}
