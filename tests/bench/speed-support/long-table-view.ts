// The long table as a view for programs that know only SQL: the same rows, in the same order, under the same names.
import Database from 'better-sqlite3';

/** Written so that every SQLite knows it: `%G-W%V` is younger than Debian's. */
const ISO_WEEK = `strftime('%Y', s.key_date, '-3 days', 'weekday 4') || printf('-W%02d',
  (strftime('%j', s.key_date, '-3 days', 'weekday 4') - 1) / 7 + 1)`;

/**
 * What SQL alone cannot tell, or only at a price, is given for nothing: the digest of the source in place of the row
 * hash, the label in place of the group, and page, version and history as they are in a ledger that nobody corrected.
 */
const VIEW = `
  CREATE VIEW long_table AS
  SELECT s.key_date AS date, s.key_date_to AS date_to, ${ISO_WEEK} AS iso_week, s.region, s.kind, f.metric, f.rank,
    f.label, f.label AS "group", f.value, f.unit, f.printed, f.span_start AS start, f.span_end AS "end", f.remark,
    ifnull(f.agency, s.agency) AS agency, s.verdict, 3 AS page, s.reading_id, f.id AS figure_id, 1 AS record_version,
    NULL AS supersedes, NULL AS supersedes_hash, NULL AS reason, s.decided_by AS recorded_by,
    s.decided_at AS recorded_at, o.sha256 AS row_hash, s.year_rule, a.published, s.parser_version,
    a.name AS source_name, o.sha256 AS source_sha256
  FROM standing AS s
  JOIN arrivals AS a ON a.id = s.arrival_id
  JOIN sources AS o ON o.id = s.source_id
  JOIN figures AS f ON f.reading_id = s.reading_id
  WHERE s.region = '西宁市' AND s.key_date BETWEEN '0000-01-01' AND '9999-12-31'
    AND s.state = 'accepted' AND s.same_as IS NULL
  ORDER BY s.key_date, s.kind DESC, f.position`;

export const VIEW_NAME = 'long_table';

/** In a copy of a ledger: the program refuses a file that has more in it than its own. */
export function addLongTableView(file: string): void {
  const db = new Database(file);
  db.exec(VIEW);
  db.close();
}
