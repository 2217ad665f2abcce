// Rows of the datasets, streamed: accepted readings by date and rank, statements as they came, each with its source.
import type { Database } from 'better-sqlite3';
import type { Kind } from '../domain/bulletin.js';
import type { DatasetName, DatasetRange, DatasetRow } from '../domain/dataset.js';
import type { AliasMetric } from '../domain/alias.js';
import type { Grouping } from '../domain/grouping.js';
import { groupingReader } from './aliases.js';
import { bound, within, type Bound } from './dataset-filters.js';
import { FIGURE_COLUMNS, figureRows } from './figure-rows.js';

const KEY = "r.date, r.date_to, strftime('%G-W%V', r.date) AS iso_week, r.region";
const SOURCE = 'r.year_rule, r.published, r.parser_version, r.source_name, r.source_sha256';

function single(metric: string): string {
  return `(SELECT value FROM figures AS f WHERE f.reading_id = r.reading_id AND f.metric = '${metric}') AS ${metric}`;
}

function day(dataset: 'hotline' | 'hazards', kind: Kind, columns: string[]): string {
  return `
    SELECT ${KEY}, ${columns.join(', ')}, r.verdict, ${SOURCE}
    FROM accepted_readings AS r WHERE r.kind = '${kind}' AND ${within(dataset)} ORDER BY r.date`;
}

interface List {
  kind: Kind;
  metric: string;
}

function list(dataset: DatasetName, { kind, metric }: List, columns: string): string {
  return `
    SELECT ${KEY}, ${columns}, ${SOURCE}
    FROM accepted_readings AS r JOIN figures AS f ON f.reading_id = r.reading_id
    WHERE r.kind = '${kind}' AND f.metric = '${metric}' AND ${within(dataset)} ORDER BY r.date, f.rank`;
}

const CHANNEL: List = { kind: 'hotline', metric: 'channel' };
const HOTSPOT: List = { kind: 'hotline', metric: 'hotspot' };
const RECEIVER: List = { kind: 'hazard', metric: 'receiver' };
const TOPIC: List = { kind: 'hazard', metric: 'topic' };

export const DATASET_SQL: Record<DatasetName, string> = {
  hotline: day('hotline', 'hotline', ['calls', 'messages', 'direct', 'transferred', 'callbacks'].map(single)),
  channels: list('channels', CHANNEL, 'f.rank, f.label AS channel, f.value, f.unit'),
  hotspots: list('hotspots', HOTSPOT, 'f.rank, f.label AS category, f.value, f.unit, f.remark, f.agency'),
  hazards: day('hazards', 'hazard', [single('hazards'), 'r.agency']),
  receivers: list('receivers', RECEIVER, 'f.rank, f.label AS receiver, f.value, f.unit'),
  topics: list('topics', TOPIC, 'f.rank, f.label AS topic'),
  figures: `
    SELECT ${FIGURE_COLUMNS}
    FROM accepted_readings AS r JOIN figures AS f ON f.reading_id = r.reading_id
    WHERE ${within('figures')} ORDER BY r.date, r.kind DESC, f.position`,
  statements: `
    SELECT s.region, s.scope, s.kind AS subject, s.period_printed, s.period_from, s.period_to,
      f.metric, f.value, f.unit, f.qualifier, f.printed, f.span_start AS "start", f.span_end AS "end",
      s.year_rule, s.published, s.parser_version, s.source_name, s.source_sha256
    FROM current_statements AS s JOIN statement_figures AS f ON f.statement_id = s.id
    WHERE s.region = :region AND ifnull(s.period_from, '') <= :to AND ifnull(s.period_to, '9999') || '-99' >= :from
      AND (:kind IS NULL OR s.kind = :kind)
    ORDER BY s.id, f.position`,
  events: 'SELECT * FROM events WHERE substr(at, 1, 10) BETWEEN :from AND :to ORDER BY seq',
};

/** One row at a time; the connection must not be written through until the last one is taken. */
export function* datasetRows(
  db: Database,
  dataset: DatasetName,
  range: DatasetRange,
): IterableIterator<DatasetRow> {
  const sql = DATASET_SQL[dataset];
  const group = groupingReader(db)();
  if (dataset === 'figures') {
    yield* figureRows(db, sql, { bound: bound(range), group });
    return;
  }
  const grouped = groupAdder(dataset, group);
  for (const row of db.prepare<[Bound], DatasetRow>(sql).iterate(bound(range))) yield grouped(row);
}

/** Where the printed label of a list stands. */
const LABELS: Partial<Record<DatasetName, { metric: AliasMetric; label: string }>> = {
  channels: { metric: 'channel', label: 'channel' },
  hotspots: { metric: 'hotspot', label: 'category' },
  receivers: { metric: 'receiver', label: 'receiver' },
  topics: { metric: 'topic', label: 'topic' },
};

/** Adds `group`: what the label is grouped under on the day of the row; null where the row has no label. */
function groupAdder(dataset: DatasetName, group: Grouping): (row: DatasetRow) => DatasetRow {
  const list = LABELS[dataset];
  if (list === undefined) return (row) => row;
  const { metric, label } = list;
  return (row) => {
    const printed = row[label] ?? null;
    return { ...row, group: printed === null ? null : group(metric, String(printed), String(row['date'])) };
  };
}
