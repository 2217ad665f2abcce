// What `exports/exporter.ts` recorded of an export.
import type { Kind } from '../../domain/bulletin.js';
import { isDatasetName } from '../../domain/dataset.js';
import type { IsoDate } from '../../domain/dates.js';
import type { LedgerEvent } from '../../domain/event.js';
import { periodKindOf, periodName } from '../../domain/period.js';
import { DATASETS } from '../../exports/datasets.js';
import { DRAFT, editionName } from './export-names.js';

export interface ExportFacts {
  dataset: string;
  /** Null: open. */
  from: IsoDate | null;
  to: IsoDate | null;
  /** Null: both. */
  kind: Kind | null;
  /** Whether one was asked for; events of earlier programs keep its name, which is no business of any list. */
  category: boolean;
  body: boolean;
  forExcel: boolean;
  /** Of a report: `2025年第42周（10月13日—19日），第1版，PDF`; else empty. */
  report: string;
  rows: number;
  sha256: string;
  /** Empty before any event. */
  head: string;
}

/** What earlier programs recorded otherwise, or not at all. */
type Varied = 'kind' | 'category' | 'body' | 'forExcel';
type Recorded = Partial<Omit<ExportFacts, Varied | 'report'> & Record<Varied, unknown>>;

export function exportFactsOf({ after }: Pick<LedgerEvent, 'after'>): ExportFacts {
  const facts = JSON.parse(after ?? '{}') as Recorded;
  const { dataset = '', from = null, to = null, rows = 0, sha256 = '', head = '' } = facts;
  return {
    ...{ dataset, from, to, rows, sha256, head },
    kind: facts.kind === 'hotline' || facts.kind === 'hazard' ? facts.kind : null,
    category: Boolean(facts.category),
    body: Boolean(facts.body),
    forExcel: facts.forExcel === true,
    report: reportText(facts),
  };
}

/** `热线通报`, `审计包`. */
export function exportTitle(dataset: string): string {
  if (dataset === 'package') return '审计包';
  if (dataset === 'report') return '报告';
  return isDatasetName(dataset) ? DATASETS[dataset].title : dataset;
}

/** Which report it was, and in which form; empty for anything else. */
export function reportText({ period, edition, format }: Readonly<Record<string, unknown>>): string {
  if (typeof period !== 'string' || typeof format !== 'string') return '';
  const isPeriod = periodKindOf(period) !== null;
  const standing = typeof edition === 'number' ? editionName(edition) : DRAFT;
  return `${isPeriod ? periodName(period) : period}，${standing}，${format.toUpperCase()}`;
}
