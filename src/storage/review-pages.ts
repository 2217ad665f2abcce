// The read models of the review pages: what waits for a person, and what a batch of decisions did.
import type { Database } from 'better-sqlite3';
import type { Kind, Verdict } from '../domain/bulletin.js';
import type { IsoDate, MonthDay } from '../domain/dates.js';
import type { PendingReading } from '../domain/review.js';
import { reasonsOf } from './rows.js';

export interface ReviewPages {
  /** Oldest day first; those without a day last, in the order they came. */
  pendingReadings(region: string): PendingReading[];
  pendingCount(region: string): number;
  /** The oldest `most` that have a day, or of those without one the first that came. */
  oldestPending(region: string, which: { isDated: boolean; most: number }): PendingReading[];
  /** Those of them without a day. */
  undatedCount(region: string): number;
  /** The decisions of one transaction that no other decision brought along, from `first` to `last`. */
  chiefDecisions(first: number, last: number): number[];
}

interface PendingRow {
  reading_id: number;
  kind: Kind;
  key_date: IsoDate | null;
  key_date_to: IsoDate | null;
  month_day: MonthDay | null;
  verdict: Verdict;
  reasons: string;
  chief: number | null;
  sha256: string;
  name: string;
  published: IsoDate | null;
}

const PENDING_ROWS = `
  SELECT s.reading_id, s.kind, s.key_date, s.key_date_to, s.month_day, s.verdict, s.reasons, o.sha256, a.name, a.published,
    (SELECT value FROM figures AS f
     WHERE f.reading_id = s.reading_id AND f.metric IN ('calls', 'hazards') ORDER BY f.position LIMIT 1) AS chief
  FROM standing AS s
  JOIN sources AS o ON o.id = s.source_id
  JOIN arrivals AS a ON a.id = s.arrival_id
  WHERE s.region = ? AND s.state = 'pending'`;

export const PENDING = `${PENDING_ROWS}
  ORDER BY s.key_date IS NULL, s.key_date, s.reading_id`;

const OLDEST = `${PENDING_ROWS} AND (s.key_date IS NOT NULL) = ?
  ORDER BY s.key_date, s.reading_id LIMIT ?`;

export function reviewPages(db: Database): ReviewPages {
  const pending = db.prepare<[string], PendingRow>(PENDING);
  const oldest = db.prepare<[string, number, number], PendingRow>(OLDEST);
  const undated = db
    .prepare<[string], number>(
      "SELECT count(*) FROM standing WHERE region = ? AND state = 'pending' AND key_date IS NULL",
    )
    .pluck();
  const count = db
    .prepare<[string], number>("SELECT count(*) FROM standing WHERE region = ? AND state = 'pending'")
    .pluck();
  const chiefs = db
    .prepare<[number, number], number>(
      'SELECT id FROM decisions WHERE id BETWEEN ? AND ? AND cause IS NULL ORDER BY id',
    )
    .pluck();
  return {
    pendingReadings: (region) => pending.all(region).map(pendingOf),
    pendingCount: (region) => count.get(region) ?? 0,
    oldestPending: (region, { isDated, most }) => oldest.all(region, Number(isDated), most).map(pendingOf),
    undatedCount: (region) => undated.get(region) ?? 0,
    chiefDecisions: (first, last) => chiefs.all(first, last),
  };
}

function pendingOf(row: PendingRow): PendingReading {
  const { kind, verdict, chief, sha256, name, published } = row;
  return {
    readingId: row.reading_id,
    kind,
    date: row.key_date,
    dateTo: row.key_date_to,
    monthDay: row.month_day,
    verdict,
    reasons: reasonsOf(row),
    ...{ chief, sha256, name, published },
  };
}
