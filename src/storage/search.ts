// The distinct words of a region's bulletins: by its readings of the days asked for, never through all figures.
import type { Database } from 'better-sqlite3';
import type { SeenWords, WordsRange } from '../domain/search.js';

export interface WordsReader {
  /** In no order. What was redacted is not there; readings without a day are not looked through. */
  wordsSeen(range: WordsRange): SeenWords[];
}

/**
 * `newest`: day, reading and figure where they were printed last, in one text that sorts. A notice of several days
 * belongs to a span that it touches. Each reading's figures are read once: the body and the remark stand beside the label.
 */
export const WORDS_SEEN = `
  WITH held AS MATERIALIZED (
    SELECT reading_id, key_date AS day, state, agency FROM standing
    WHERE region = :region AND key_date BETWEEN :from AND :to AND key_date_to IS NULL
      AND state IN ('accepted', 'pending') AND same_as IS NULL
    UNION ALL
    SELECT reading_id, key_date, state, agency FROM standing
    WHERE region = :region AND key_date_to >= :from AND key_date <= :to
      AND state IN ('accepted', 'pending') AND same_as IS NULL
  ), labelled AS MATERIALIZED (
    SELECT f.metric, f.label, f.agency, f.remark, h.day, h.state, h.reading_id, f.id AS figure_id
    FROM held AS h CROSS JOIN figures AS f ON f.reading_id = h.reading_id
    WHERE f.metric IN ('hotspot', 'channel', 'receiver', 'topic')
  ), printed AS (
    SELECT metric, label AS text, NULL AS category, day, state, reading_id, figure_id FROM labelled
    UNION ALL
    SELECT 'agency', agency, NULL, day, state, reading_id, figure_id FROM labelled WHERE agency <> ''
    UNION ALL
    SELECT 'remark', remark, label, day, state, reading_id, figure_id FROM labelled WHERE remark <> ''
    UNION ALL
    SELECT 'agency', agency, NULL, day, state, reading_id, 0 FROM held WHERE agency <> ''
  ), seen AS (
    SELECT metric, text, category, min(day) AS firstDay, max(day) AS lastDay,
      count(DISTINCT CASE state WHEN 'accepted' THEN day END) AS acceptedDays,
      count(DISTINCT day) AS days, max(printf('%s%012d%012d', day, reading_id, figure_id)) AS newest
    FROM printed WHERE text <> '' GROUP BY metric, text, category
  )
  SELECT s.metric, s.text, s.category, s.firstDay, s.lastDay, s.acceptedDays,
    s.days - s.acceptedDays AS pendingDays, o.sha256,
    nullif(CAST(substr(s.newest, 23) AS INTEGER), 0) AS figureId
  FROM seen AS s
  CROSS JOIN readings AS r ON r.id = CAST(substr(s.newest, 11, 12) AS INTEGER)
  JOIN sources AS o ON o.id = r.source_id`;

export function wordsReader(db: Database): WordsReader {
  const seen = db.prepare<[WordsRange], SeenWords>(WORDS_SEEN);
  return { wordsSeen: ({ region, from, to }) => seen.all({ region, from, to }) };
}
