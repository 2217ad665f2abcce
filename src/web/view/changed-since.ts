// The exports that a page's days went into, and what changed in those days since.
import type { Services } from '../../compose.js';
import { shanghaiTimeName, type IsoDate } from '../../domain/dates.js';
import type { LedgerEvent } from '../../domain/event.js';
import type { Regrouped } from '../../domain/grouping.js';
import { changeModel, type ChangeModel } from '../../reports/changes.js';

/** Both ends included; null: open. */
export interface Days {
  from: IsoDate | null;
  to: IsoDate | null;
}

/** Days of bulletins as they stood at event `seq`, the head that the export carries. */
export interface Exported extends Days {
  seq: number;
}

export interface ChangedSince {
  changes: ChangeModel[];
  /** Labels that these days print. */
  regrouped: Regrouped[];
  /** Nothing of both. */
  unchanged: boolean;
}

export interface ExportStanding extends ChangedSince {
  seq: number;
  actor: string;
  /** `2025年10月18日 10:00`, Beijing time. */
  timeText: string;
}

/** Exports looked through for a page; a page shows few. */
const MOST_LOOKED_AT = 200;
const MOST_SHOWN = 5;

/** Newest first. */
export function exportsOf(services: Services, days: Days): ExportStanding[] {
  return services.storage
    .events({ action: 'export', most: MOST_LOOKED_AT })
    .flatMap((event) => {
      const exported = exportedBy(event);
      const shared = exported === null ? null : overlap(exported, days);
      return shared === null ? [] : { event, shared };
    })
    .slice(0, MOST_SHOWN)
    .map(({ event: { seq, actor, at }, shared }) => ({
      ...{ seq, actor, timeText: shanghaiTimeName(new Date(at)) },
      ...changedSince(services, shared),
    }));
}

export function changedSince({ storage, region }: Services, { from, to, seq }: Exported): ChangedSince {
  const range = { region, ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
  const changes = storage.changesSince(seq, range).map(changeModel);
  const regrouped = storage.aliasesSince(seq, range);
  return { changes, regrouped, unchanged: changes.length + regrouped.length === 0 };
}

/** Datasets whose days are not the days of bulletins. */
const OTHER_DAYS = ['events', 'statements'];

/** What went out with an export; null: no days of bulletins. */
export function exportedBy({ after }: Pick<LedgerEvent, 'after'>): Exported | null {
  const facts = JSON.parse(after ?? '{}') as Partial<Days> & { dataset: string; head?: string };
  const { dataset, from = null, to = null, head = '' } = facts;
  return OTHER_DAYS.includes(dataset) ? null : { from, to, seq: Number.parseInt(head, 10) || 0 };
}

function overlap(exported: Exported, days: Days): Exported | null {
  const from = latest(exported.from, days.from);
  const to = latest(exported.to, days.to, -1);
  return from !== null && to !== null && from > to ? null : { from, to, seq: exported.seq };
}

/** The later of two days, or with -1 the earlier; null is open. */
function latest(a: IsoDate | null, b: IsoDate | null, sign = 1): IsoDate | null {
  if (a === null || b === null) return a ?? b;
  return a.localeCompare(b) * sign > 0 ? a : b;
}
