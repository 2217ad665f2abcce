// What a report of a period is made from, as the ledger stands, and what differs from its last edition.
import { canonical, sha256 } from '../audit/canonical.js';
import type { Clock } from '../domain/clock.js';
import type { IsoDate } from '../domain/dates.js';
import type { Entry } from '../domain/entry.js';
import { RequestError } from '../domain/errors.js';
import { headText, type ChainHead } from '../domain/event.js';
import { endsOf, periodKindOf, previousPeriod, type PeriodCode, type PeriodKind } from '../domain/period.js';
import type {
  EarlierFields,
  EditorsRemark,
  FrozenReport,
  NewReport,
  ReportDifference,
  ReportDocument,
  ReportFields,
} from '../domain/report.js';
import { reportDocument } from '../reports/document.js';
import type { PeriodModel } from '../reports/period-model.js';
import { datesForPeriod, periodModel } from '../reports/period-report.js';
import { contentOf } from '../reports/report-content.js';
import { reportDifferences } from '../reports/report-differences.js';
import { scopeOf } from '../reports/scope.js';
import { NO_FIELDS } from './report-fields.js';

/** What issuing needs of the storage, which is passed in. */
interface ReportLedger {
  transaction<T>(work: () => T): T;
  entriesOn(region: string, dates: IsoDate[]): Entry[];
  coverageFrom(region: string): IsoDate | null;
  simulated(): boolean;
  head(): ChainHead | null;
  version(): string;
  addReport(report: NewReport): number;
  citedBy(id: number): string[];
  issuedReport(id: number): FrozenReport | null;
  editionsOf(region: string, period: PeriodCode): FrozenReport[];
  newestReports(region: string, most: number): FrozenReport[];
  earlierFields(region: string, kind: PeriodKind): EarlierFields[];
  remarksOf(region: string, period: PeriodCode): EditorsRemark[];
  addRemark(remark: Omit<EditorsRemark, 'id'> & { region: string }): void;
}

export interface ReportParts {
  storage: ReportLedger;
  clock: Clock;
  region: string;
}

/** All that a report of a period is made from, as the ledger stands. */
export interface Ground {
  period: PeriodCode;
  model: PeriodModel;
  /** Of its own days: accepted and pending ones. */
  entries: Entry[];
  /** Of the period before, whose figures it prints beside its own. */
  baseEntries: Entry[];
  /** Oldest first. */
  editions: FrozenReport[];
  remark: EditorsRemark | null;
  head: string;
}

export function groundOf(parts: ReportParts, period: PeriodCode, remark: EditorsRemark | null): Ground {
  const { storage, region } = parts;
  mustBePeriod(period);
  const entries = storage.entriesOn(region, datesForPeriod(period));
  const head = storage.head();
  return {
    ...{ period, remark },
    model: periodModel(period, entries, scopeOf(parts)),
    entries: entriesIn(period, entries),
    baseEntries: entriesIn(previousPeriod(period), entries),
    editions: storage.editionsOf(region, period),
    head: head === null ? '' : headText(head),
  };
}

function entriesIn(period: PeriodCode, entries: Entry[]): Entry[] {
  const { from, to } = endsOf(period);
  return entries.filter(
    ({ date, dateTo = date, state }) => state !== 'rejected' && date <= to && dateTo >= from,
  );
}

export function mustBePeriod(period: PeriodCode): void {
  if (periodKindOf(period) === null) throw new RequestError('invalid', `“${period}”不是周、月、季度或年。`);
}

export function documentOf(
  { model, remark, head }: Ground,
  fields: ReportFields,
  lastIssue: FrozenReport | null,
): ReportDocument {
  return reportDocument(model, { fields, remark, lastIssue, head });
}

/** Of today's figures from the last edition; null: its document was redacted, so nobody can tell. */
export function differencesSince(ground: Ground): ReportDifference[] | null {
  const last = ground.editions.at(-1);
  if (last?.document === undefined || last.document === null) return last === undefined ? [] : null;
  return reportDifferences(last.document, documentOf(ground, last.fields, null));
}

/** What the form of a report was made over. */
export interface ReportSeen {
  /** SHA-256 of what its draft said, without the head of the chain. */
  digest: string;
  /** The newest one; 0: never issued. */
  edition: number;
}

export function seenOf(ground: Ground): ReportSeen {
  const draft = documentOf(ground, NO_FIELDS, null);
  const content = {
    text: contentOf(draft, 'values'),
    sources: draft.sources,
    simulatedText: draft.simulatedText,
  };
  return { digest: sha256(canonical(content)), edition: ground.editions.at(-1)?.edition ?? 0 };
}
