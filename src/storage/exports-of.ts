// The exports whose days touch given ones, found by the facts of their events.
import type { Database } from 'better-sqlite3';
import type { Told } from '../domain/change.js';
import type { IsoDate } from '../domain/dates.js';
import type { LedgerEvent } from '../domain/event.js';

export interface ExportsOf {
  /** Newest first, the first `most`; both ends included. Without those whose days are not the days of bulletins. */
  exportsOver(days: { from: IsoDate; to: IsoDate }, most: number): Told<LedgerEvent>;
}

const OVER = `
  FROM events
  WHERE action = 'export' AND after ->> 'dataset' NOT IN ('events', 'statements')
    AND ifnull(after ->> 'from', '') <= :to AND ifnull(after ->> 'to', '9999') >= :from`;
export const EXPORTS_OVER = `SELECT * ${OVER} ORDER BY seq DESC LIMIT :most`;
const COUNT = `SELECT count(*) ${OVER}`;

export function exportsReader(db: Database): ExportsOf {
  const over = db.prepare<[Record<string, string | number>], LedgerEvent>(EXPORTS_OVER);
  const count = db.prepare<[Record<string, string>], number>(COUNT).pluck();
  return {
    exportsOver: ({ from, to }, most) => ({
      told: over.all({ from, to, most }),
      count: count.get({ from, to }) ?? 0,
    }),
  };
}
