// The exports made so far, as the audit chain tells of them.
import type { Services } from '../../compose.js';
import { isDatasetName } from '../../domain/dataset.js';
import { shanghaiTimeName } from '../../domain/dates.js';
import type { LedgerEvent } from '../../domain/event.js';
import { DATASETS } from '../../exports/datasets.js';
import { filtersText } from '../../exports/filters.js';
import { changedSince, exportedBy, type ChangedSince } from './changed-since.js';

const MOST_SHOWN = 20;

export interface ExportView {
  /** Number of its event. */
  seq: number;
  /** `2025年10月18日 10:00`, Beijing time. */
  timeText: string;
  actor: string;
  what: string;
  /** `全部` where nothing was asked for. */
  filters: string;
  rows: number;
  /** Of the file; of a package, the package digest. */
  sha256: string;
  isPackage: boolean;
  /** The head of the chain that it carries. */
  head: string;
  /** What became otherwise since; null where no days of bulletins went out. */
  since: ChangedSince | null;
}

/** Newest first. */
export function exportHistory(services: Services): ExportView[] {
  return services.storage.events({ action: 'export', most: MOST_SHOWN }).map((event) => {
    const exported = exportedBy(event);
    return { ...exportFacts(event), since: exported === null ? null : changedSince(services, exported) };
  });
}

/** What `exports/exporter.ts` records. */
interface ExportFacts {
  dataset: string;
  from: string | null;
  to: string | null;
  kind: string | null;
  category: string | null;
  body: string | null;
  forExcel: boolean | null;
  rows: number;
  sha256: string;
  head: string;
}

export function exportFacts({ seq, at, actor, after }: LedgerEvent): Omit<ExportView, 'since'> {
  const facts = JSON.parse(after ?? '{}') as Partial<ExportFacts>;
  const { dataset = '', rows = 0, sha256 = '', head = '' } = facts;
  const { from = null, to = null, category = null, body = null } = facts;
  const kind = facts.kind === 'hotline' || facts.kind === 'hazard' ? facts.kind : null;
  const asked = filtersText({ from, to, kind, category, body });
  return {
    seq,
    timeText: shanghaiTimeName(new Date(at)),
    actor,
    what: whatText(dataset) + (facts.forExcel === true ? '（Excel）' : ''),
    filters: asked === '' ? '全部' : asked,
    ...{ rows, sha256, head, isPackage: dataset === 'package' },
  };
}

function whatText(dataset: string): string {
  if (dataset === 'package') return '审计包';
  return isDatasetName(dataset) ? DATASETS[dataset].title : dataset;
}
