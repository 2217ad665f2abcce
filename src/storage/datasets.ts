// Rows of the datasets, streamed: accepted readings by date and rank, statements as they came, each with its source.
import type { Database } from 'better-sqlite3';
import type { DatasetName, DatasetRange, DatasetRow } from '../domain/dataset.js';

const FIRST_DAY = '0000-01-01';
const LAST_DAY = '9999-12-31';

const KEY = "r.date, r.date_to, strftime('%G-W%V', r.date) AS iso_week, r.region";
const SOURCE = 'r.year_rule, r.published, r.parser_version, r.source_name, r.source_sha256';
const WITHIN = 'r.region = :region AND r.date BETWEEN :from AND :to';

function single(metric: string): string {
  return `(SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND f.metric = '${metric}') AS ${metric}`;
}

function day(kind: string, columns: string[]): string {
  return `
    SELECT ${KEY}, ${columns.join(', ')}, r.verdict, ${SOURCE}
    FROM accepted_readings AS r WHERE r.kind = '${kind}' AND ${WITHIN} ORDER BY r.date`;
}

function list(kind: string, metric: string, columns: string): string {
  return `
    SELECT ${KEY}, ${columns}, ${SOURCE}
    FROM accepted_readings AS r JOIN figures AS f ON f.reading_id = r.reading_id
    WHERE r.kind = '${kind}' AND f.metric = '${metric}' AND ${WITHIN} ORDER BY r.date, f.rank`;
}

export const DATASET_SQL: Record<DatasetName, string> = {
  hotline: day('hotline', ['calls', 'messages', 'direct', 'transferred', 'callbacks'].map(single)),
  channels: list('hotline', 'channel', 'f.rank, f.label AS channel, f.value, f.unit'),
  hotspots: list('hotline', 'hotspot', 'f.rank, f.label AS category, f.value, f.unit, f.remark, f.agency'),
  hazards: day('hazard', [single('hazards'), 'r.agency']),
  receivers: list('hazard', 'receiver', 'f.rank, f.label AS receiver, f.value, f.unit'),
  topics: list('hazard', 'topic', 'f.rank, f.label AS topic'),
  figures: `
    SELECT ${KEY}, r.kind, f.metric, f.rank, f.label, f.value, f.unit, f.printed,
      f.span_start AS "start", f.span_end AS "end", f.remark,
      ifnull(f.agency, r.agency) AS agency, r.verdict, ${SOURCE}, r.reading_id, f.id AS figure_id
    FROM accepted_readings AS r JOIN figures AS f ON f.reading_id = r.reading_id
    WHERE ${WITHIN} ORDER BY r.date, r.kind DESC, f.position`,
  statements: `
    SELECT s.region, s.scope, s.kind AS subject, s.period_printed, s.period_from, s.period_to,
      f.metric, f.value, f.unit, f.qualifier, f.printed, f.span_start AS "start", f.span_end AS "end",
      s.year_rule, s.published, s.parser_version, s.source_name, s.source_sha256
    FROM current_statements AS s JOIN statement_figures AS f ON f.statement_id = s.id
    WHERE s.region = :region AND ifnull(s.period_from, '') <= :to AND ifnull(s.period_to, '9999') || '-99' >= :from
    ORDER BY s.id, f.position`,
};

/** One row at a time; the connection must not be written through until the last one is taken. */
export function* datasetRows(
  db: Database,
  dataset: DatasetName,
  { region, from, to }: DatasetRange,
): IterableIterator<DatasetRow> {
  const rows = db.prepare<[Record<string, string>], DatasetRow>(DATASET_SQL[dataset]);
  yield* rows.iterate({ region, from: from ?? FIRST_DAY, to: to ?? LAST_DAY });
}
