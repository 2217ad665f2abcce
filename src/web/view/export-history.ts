// The exports made so far, as the audit chain tells of them.
import type { Services } from '../../compose.js';
import { shanghaiTimeName } from '../../domain/dates.js';
import type { LedgerEvent } from '../../domain/event.js';
import { filtersText } from '../../exports/filters.js';
import { areChanged, changedSince, exportedBy, type ChangedSince } from './changed-since.js';
import { exportFactsOf, exportTitle } from './export-facts.js';

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
      ...exportView(event),
      isCompared: one !== null,
      isChanged: one !== null && changed.get(one) === true,
      since: one !== null && event.seq === asked ? changedSince(services, one) : null,
    };
  });
}

export function exportView(event: LedgerEvent): Omit<ExportView, 'isCompared' | 'isChanged' | 'since'> {
  const { seq, at, actor } = event;
  const { dataset, forExcel, report, rows, sha256, head, ...filters } = exportFactsOf(event);
  const asked = report === '' ? filtersText(filters) : report;
  return {
    ...{ seq, timeText: shanghaiTimeName(new Date(at)), actor },
    what: exportTitle(dataset) + (forExcel ? '（Excel）' : ''),
    filters: asked === '' ? '全部' : asked,
    ...{ rows, sha256, head, isPackage: dataset === 'package' },
  };
}
