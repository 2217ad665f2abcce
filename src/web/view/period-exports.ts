// The exports that the days of a page went into, and what changed in those days since.
import type { Services } from '../../compose.js';
import type { IsoDate } from '../../domain/dates.js';
import { changedSince, exportedBy, within, type ChangedSince } from './changed-since.js';
import { exportView } from './export-history.js';

export interface ExportStanding extends ChangedSince {
  seq: number;
  actor: string;
  /** `2025年10月18日 10:00`, Beijing time. */
  timeText: string;
  /** What was exported: `热线通报`, `审计包`. */
  what: string;
}

export interface PeriodExports {
  /** Newest first. */
  shown: ExportStanding[];
  /** Earlier ones that are not shown. */
  more: number;
}

const MOST_SHOWN = 5;

export function exportsOf(services: Services, days: { from: IsoDate; to: IsoDate }): PeriodExports {
  const { told, count } = services.storage.exportsOver(days, MOST_SHOWN);
  const shown = told.flatMap((event) => {
    const exported = exportedBy(event);
    const { seq, actor, timeText, what } = exportView(event);
    return exported === null
      ? []
      : [{ ...{ seq, actor, timeText, what }, ...changedSince(services, within(exported, days)) }];
  });
  return { shown, more: count - told.length };
}
