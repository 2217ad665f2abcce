// What accepted days before a given one printed of the figures that no sum covers.
import type { Database } from 'better-sqlite3';
import type { Metric } from '../domain/bulletin.js';
import type { RecentDays } from '../domain/decision.js';

const RECENT_VALUES = `
  SELECT f.metric, f.label, f.value FROM standing AS s
  JOIN figures AS f ON f.reading_id = s.reading_id
  WHERE s.region = :region AND s.kind = 'hotline' AND s.key_date >= :since AND s.key_date < :before
    AND s.key_date_to IS NULL AND s.state = 'accepted' AND s.same_as IS NULL
    AND f.metric IN ('hotspot', 'callbacks') AND f.value IS NOT NULL
  ORDER BY s.key_date DESC`;

type Cells = [metric: Metric, label: string | null, value: number];

export interface Recent {
  /** Of hotspots and call-backs of single days: the values of one of them, newest first. */
  recentValues(days: RecentDays): (metric: Metric, label: string | null) => number[];
}

export function recentReader(db: Database): Recent {
  const values = db.prepare<[RecentDays], Cells>(RECENT_VALUES).raw();
  return {
    recentValues(days) {
      const known = new Map<string, number[]>();
      const keyOf = (metric: Metric, label: string | null): string => `${metric} ${label ?? ''}`;
      for (const [metric, label, value] of values.all(days)) {
        const key = keyOf(metric, label);
        const own = known.get(key);
        if (own === undefined) known.set(key, [value]);
        else own.push(value);
      }
      return (metric, label) => known.get(keyOf(metric, label)) ?? [];
    },
  };
}
