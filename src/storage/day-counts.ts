// The judged counts of many days, without their bulletins: what series are made of.
import type { Database } from 'better-sqlite3';
import type { IsoDate } from '../domain/dates.js';
import { JUDGED_METRICS, type DayCount } from '../domain/day-count.js';
import { groupingReader } from './aliases.js';

export interface DayCounts {
  /** As accepted, by day, both ends included; categories under the names that they are grouped under. */
  dayCounts(region: string, from: IsoDate, to: IsoDate): DayCount[];
}

export const DAY_COUNTS = `
  SELECT r.date, f.metric, f.label, f.value
  FROM accepted_readings AS r
  CROSS JOIN figures AS f ON f.reading_id = r.reading_id
  WHERE r.region = :region AND r.date BETWEEN :from AND :to AND r.date_to IS NULL AND f.value IS NOT NULL
    AND f.metric IN (${JUDGED_METRICS.map((metric) => `'${metric}'`).join(', ')})
  ORDER BY r.date, f.id`;

export function dayCountsReader(db: Database): DayCounts {
  const select = db.prepare<[Record<string, string>], DayCount>(DAY_COUNTS);
  const grouping = groupingReader(db);
  return {
    dayCounts(region, from, to) {
      const group = grouping();
      return select
        .all({ region, from, to })
        .map((count) =>
          count.label === null ? count : { ...count, label: group('hotspot', count.label, count.date) },
        );
    },
  };
}
