// The exports made so far, as the audit chain tells of them.
import type { Services } from '../../compose.js';
import { isDatasetName } from '../../domain/dataset.js';
import { shanghaiTimeName } from '../../domain/dates.js';
import type { LedgerEvent } from '../../domain/event.js';
import { DATASETS } from '../../exports/datasets.js';
import { filtersText } from '../../exports/filters.js';
import { areChanged, changedSince, exportedBy, type ChangedSince } from './changed-since.js';

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
  /** Days of bulletins went out; of others it is not told whether they changed. */
  isCompared: boolean;
  /** Anything became otherwise since. */
  isChanged: boolean;
  /** What; null unless it was asked for. */
  since: ChangedSince | null;
}

/** Newest first; with what changed since the one that is asked for, which may be older than those. */
export function exportHistory(services: Services, asked?: number): ExportView[] {
  const { storage } = services;
  const newest = storage.events({ action: 'export', most: MOST_SHOWN });
  const isAmong = asked === undefined || newest.some(({ seq }) => seq === asked);
  const older = isAmong ? [] : storage.events({ action: 'export', before: asked + 1, most: 1 });
  const events = [...newest, ...older.filter(({ seq }) => seq === asked)];
  const exported = events.map(exportedBy);
  const compared = exported.filter((one) => one !== null);
  const changed = new Map(areChanged(services, compared).map((is, place) => [compared[place], is]));
  return events.map((event, place) => {
    const one = exported[place] ?? null;
    return {
      ...exportFacts(event),
      isCompared: one !== null,
      isChanged: one !== null && changed.get(one) === true,
      since: one !== null && event.seq === asked ? changedSince(services, one) : null,
    };
  });
}

/** What `exports/exporter.ts` records. */
interface ExportFacts {
  dataset: string;
  from: string | null;
  to: string | null;
  kind: string | null;
  /** Whether one was asked for; events of earlier programs keep its name, which is no business of this list. */
  category: boolean | string | null;
  body: boolean | string | null;
  forExcel: boolean | null;
  rows: number;
  sha256: string;
  head: string;
}

export function exportFacts({
  seq,
  at,
  actor,
  after,
}: LedgerEvent): Omit<ExportView, 'isCompared' | 'isChanged' | 'since'> {
  const facts = JSON.parse(after ?? '{}') as Partial<ExportFacts>;
  const { dataset = '', rows = 0, sha256 = '', head = '' } = facts;
  const { from = null, to = null } = facts;
  const kind = facts.kind === 'hotline' || facts.kind === 'hazard' ? facts.kind : null;
  const [category, body] = [Boolean(facts.category), Boolean(facts.body)];
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
