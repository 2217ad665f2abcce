// What went out with an export, and what changed in it since.
import type { Services } from '../../compose.js';
import type { AliasMetric } from '../../domain/alias.js';
import type { Kind } from '../../domain/bulletin.js';
import type { Since, SourceRedacted } from '../../domain/change.js';
import { isDatasetName, kindOf } from '../../domain/dataset.js';
import type { IsoDate } from '../../domain/dates.js';
import type { LedgerEvent } from '../../domain/event.js';
import type { Regrouped } from '../../domain/grouping.js';
import { changeModel, type ChangeModel } from '../../reports/changes.js';
import { exportFactsOf } from './export-facts.js';

/** Both ends included; null: open. */
export interface Days {
  from: IsoDate | null;
  to: IsoDate | null;
}

/** Days of bulletins as they stood at event `seq`, the head that the export carries. */
export interface Exported extends Days {
  seq: number;
  /** Null: both. */
  kind: Kind | null;
  /** Lists whose labels it tells. */
  metrics: readonly AliasMetric[];
  /** It has the archived sources, too. */
  isPackage: boolean;
  /** A category or a body was asked for: what changed need not be in it. */
  isNarrowed: boolean;
}

export interface ChangedSince {
  changes: ChangeModel[];
  /** Changes that are not listed. */
  more: number;
  /** Labels that these days print. */
  regrouped: Regrouped[];
  redacted: SourceRedacted[];
  /** Nothing of all. */
  unchanged: boolean;
  isNarrowed: boolean;
}

const MOST_LISTED = 50;

export function changedSince({ storage, region }: Services, exported: Exported): ChangedSince {
  const { seq, metrics, isPackage, isNarrowed } = exported;
  const since = sinceOf(exported);
  const { told, count } = storage.changesSince(region, since, MOST_LISTED);
  const regrouped = storage.aliasesSince(seq, { region, ...since, metrics });
  const redacted = storage.redactionsSince(region, since, isPackage);
  return {
    ...{ changes: told.map(changeModel), more: count - told.length, regrouped, redacted, isNarrowed },
    unchanged: count + regrouped.length + redacted.length === 0,
  };
}

/** Only whether anything changed, of many exports at once and without what it was. */
export function areChanged({ storage, region }: Services, exports: readonly Exported[]): boolean[] {
  const changed = storage.anyChangedSince(region, exports.map(sinceOf));
  exports.forEach((exported, place) => {
    changed[place] ||= storage.redactionsSince(region, sinceOf(exported), exported.isPackage).length > 0;
  });
  const open = exports.filter((_exported, place) => !changed[place]);
  const regrouped = storage.aliasesSinceEach(
    open.map(({ metrics, ...exported }) => ({
      seq: exported.seq,
      range: { region, ...sinceOf(exported), metrics },
    })),
  );
  const isRegrouped = new Map(open.map((exported, place) => [exported, regrouped[place]?.length !== 0]));
  return exports.map((exported, place) => changed[place] === true || isRegrouped.get(exported) === true);
}

function sinceOf({ seq, kind, from, to }: Pick<Exported, 'seq' | 'kind' | keyof Days>): Since {
  return {
    seq,
    ...(kind === null ? {} : { kind }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}

/** Datasets whose days are not the days of bulletins. */
const OTHER_DAYS = ['events', 'statements'];
const METRICS: Readonly<Record<string, readonly AliasMetric[]>> = {
  hotline: [],
  channels: ['channel'],
  hotspots: ['hotspot', 'agency'],
  hazards: ['agency'],
  receivers: ['receiver'],
  topics: ['topic'],
};
const METRICS_OF_KIND: Readonly<Record<Kind, readonly AliasMetric[]>> = {
  hotline: ['channel', 'hotspot', 'agency'],
  hazard: ['receiver', 'topic', 'agency'],
};
const ALL_METRICS: readonly AliasMetric[] = ['hotspot', 'channel', 'receiver', 'topic', 'agency'];

/** What went out with an export; null: no days of bulletins. */
export function exportedBy(event: Pick<LedgerEvent, 'after'>): Exported | null {
  const { dataset, from, to, head, category, body, ...facts } = exportFactsOf(event);
  if (OTHER_DAYS.includes(dataset)) return null;
  const kind = (isDatasetName(dataset) ? kindOf(dataset) : null) ?? facts.kind;
  return {
    ...{ from, to, seq: Number.parseInt(head, 10) || 0, kind, isPackage: dataset === 'package' },
    metrics: METRICS[dataset] ?? (kind === null ? ALL_METRICS : METRICS_OF_KIND[kind]),
    isNarrowed: category || body,
  };
}

/** Within days that it touches. */
export function within(exported: Exported, days: { from: IsoDate; to: IsoDate }): Exported {
  const { from, to } = exported;
  return {
    ...exported,
    from: from === null || from < days.from ? days.from : from,
    to: to === null || to > days.to ? days.to : to,
  };
}
