// Under which name an export is saved: what it is, of which days, at which head of the audit chain.
import type { DatasetFilters, DatasetName } from '../../domain/dataset.js';
import { SIMULATED } from '../../reports/wording.js';

interface Exported {
  filters: DatasetFilters;
  /** Empty in a ledger in which nothing was ever done. */
  head: string;
  simulated: boolean;
}

/** `hotline_2025-10-01_2025-10-31_57-3f9a….csv`. */
export function datasetFileName({ dataset, ...exported }: Exported & { dataset: DatasetName }): string {
  return `${stem(dataset, exported)}.csv`;
}

export function packageFileName(exported: Exported): string {
  return `${stem('audit-package', exported)}.zip`;
}

function stem(what: string, { filters: { from = '', to = '' }, head, simulated }: Exported): string {
  const days = from === '' && to === '' ? [] : [from, to];
  return [...(simulated ? [SIMULATED] : []), what, ...days, ...(head === '' ? [] : [head])].join('_');
}
