// What `exports/exporter.ts` recorded of an export.
import type { Kind } from '../../domain/bulletin.js';
import { isDatasetName } from '../../domain/dataset.js';
import type { IsoDate } from '../../domain/dates.js';
import type { LedgerEvent } from '../../domain/event.js';
import { DATASETS } from '../../exports/datasets.js';

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
  rows: number;
  sha256: string;
  /** Empty before any event. */
  head: string;
}

/** What earlier programs recorded otherwise, or not at all. */
type Varied = 'kind' | 'category' | 'body' | 'forExcel';
type Recorded = Partial<Omit<ExportFacts, Varied> & Record<Varied, unknown>>;

export function exportFactsOf({ after }: Pick<LedgerEvent, 'after'>): ExportFacts {
  const facts = JSON.parse(after ?? '{}') as Recorded;
  const { dataset = '', from = null, to = null, rows = 0, sha256 = '', head = '' } = facts;
  return {
    ...{ dataset, from, to, rows, sha256, head },
    kind: facts.kind === 'hotline' || facts.kind === 'hazard' ? facts.kind : null,
    category: Boolean(facts.category),
    body: Boolean(facts.body),
    forExcel: facts.forExcel === true,
  };
}

/** `热线通报`, `审计包`. */
export function exportTitle(dataset: string): string {
  if (dataset === 'package') return '审计包';
  return isDatasetName(dataset) ? DATASETS[dataset].title : dataset;
}
