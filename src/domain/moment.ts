// One unchanging state of the whole ledger: whatever is written meanwhile, it stays as it was until it is closed.
import type { DatasetName, DatasetRange, DatasetRow } from './dataset.js';
import type { ChainHead } from './event.js';

/** The tables that the audit chain speaks of, as an audit package carries them. */
export const RECORD_TABLES = [
  'sources',
  'arrivals',
  'readings',
  'figures',
  'findings',
  'decisions',
  'statements',
  'statement_figures',
  'withdrawals',
  'aliases',
  'redactions',
  'reports',
  'report_sources',
  'remarks',
  'marks',
  'users',
] as const;
export type RecordTable = (typeof RECORD_TABLES)[number];

export interface RecordColumn {
  name: string;
  type: 'integer' | 'number' | 'string';
}

export interface RecordRows {
  columns: RecordColumn[];
  /** Streamed; what the digests of the chain are made over, under the same names. */
  rows: Iterable<DatasetRow>;
}

export interface Moment {
  /** Null in a ledger in which nothing was ever done. */
  head: ChainHead | null;
  simulated: boolean;
  datasetRows(dataset: DatasetName, range: DatasetRange): Iterable<DatasetRow>;
  recordRows(table: RecordTable): RecordRows;
  /** Digests of all sources that still have their bytes, oldest first. */
  archived(): string[];
  bytesOf(sha256: string): Uint8Array;
  textOf(sha256: string): string;
  /** Ids of all issued reports that still have their document, oldest first. */
  frozenReports(): number[];
  /** In canonical form: the characters that its digest is made over. */
  frozenDocument(id: number): string;
  close(): void;
}
