// What accepted days before a given one printed of one figure.
import type { Database } from 'better-sqlite3';
import type { RecentFigure } from '../domain/decision.js';

const RECENT_VALUES = `
  SELECT f.value FROM standing AS s
  JOIN figures AS f ON f.reading_id = s.reading_id
  WHERE s.region = :region AND s.kind = 'hotline' AND s.key_date >= :since AND s.key_date < :before
    AND s.key_date_to IS NULL AND s.state = 'accepted' AND s.same_as IS NULL
    AND f.metric = :metric AND f.label IS :label AND f.value IS NOT NULL
  ORDER BY s.key_date DESC
  LIMIT :most`;

export interface Recent {
  /** Newest first, at most `most`; single days only. */
  recentValues(figure: RecentFigure, most: number): number[];
}

export function recentReader(db: Database): Recent {
  const values = db.prepare<[RecentFigure & { most: number }], number>(RECENT_VALUES).pluck();
  return { recentValues: (figure, most) => values.all({ ...figure, most }) };
}
