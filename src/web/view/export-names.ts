// Under which name an export is saved: what it is, of which days, at which head of the audit chain.
import type { DatasetFilters, DatasetName } from '../../domain/dataset.js';
import type { ReportDocument } from '../../domain/report.js';
import type { ReportFormat } from '../../domain/report-format.js';
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

/** Not issued: today's figures. */
export const DRAFT = '未印发';

/** 第1版, 第2版更正. */
export function editionName(edition: number): string {
  return `第${edition}版${edition > 1 ? '更正' : ''}`;
}

/** No file system takes these in a name; the region is a setting. */
const NEVER = /[<>:"/\\|?*\p{C}\p{Z}]/gu;

/** `模拟数据_西宁市12345热线与安全隐患举报周报_2025-W42_第1版_57-3f9a….pdf`; `edition` null: not issued. */
export function reportFileName(
  { title, period, head, simulatedText }: ReportDocument,
  edition: number | null,
  format: ReportFormat,
): string {
  const standing = edition === null ? DRAFT : editionName(edition);
  const parts = [...(simulatedText === null ? [] : [SIMULATED]), title, period, standing, head];
  return `${parts
    .filter((part) => part !== '')
    .join('_')
    .replace(NEVER, '')}.${format}`;
}

function stem(what: string, { filters: { from = '', to = '' }, head, simulated }: Exported): string {
  const days = from === '' && to === '' ? [] : [from, to];
  return [...(simulated ? [SIMULATED] : []), what, ...days, ...(head === '' ? [] : [head])].join('_');
}
