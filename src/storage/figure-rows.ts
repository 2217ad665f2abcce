// Rows of the long table: a figure with all that is known of it. What its reading says is looked up once a reading.
import type { Database } from 'better-sqlite3';
import { figureHasher } from '../audit/content.js';
import { isAliasMetric } from '../domain/alias.js';
import type { DatasetRow } from '../domain/dataset.js';
import type { Grouping } from '../domain/grouping.js';
import type { PageSpan } from '../domain/layout.js';
import type { Bound } from './dataset-filters.js';
import { AS_READ, historyFinder } from './figure-history.js';

/** All columns of a figure: the row hash is made over them. */
const COLUMNS = [
  ...['id', 'reading_id', 'position', 'metric', 'label', 'rank', 'value', 'unit', 'printed'],
  ...['span_start', 'span_end', 'agency', 'remark', 'replaces'],
];
export const FIGURE_COLUMNS = COLUMNS.map((column) => `f.${column}`).join(', ');

type FigureCells = [
  ...[id: number, readingId: number, position: number, metric: string, label: string | null],
  ...[rank: number | null, value: number | null, unit: string | null, printed: string | null],
  ...[start: number, end: number, agency: string | null, remark: string | null, replaces: number | null],
];

/** What the rows of one reading share, in the order of the columns of READING. */
type ReadingCells = [
  ...[date: string, dateTo: string | null, isoWeek: string, region: string, kind: string, verdict: string],
  ...[agency: string | null, yearRule: string, published: string | null, parserVersion: string],
  ...[sourceName: string, sourceSha256: string, recordedBy: string, recordedAt: string],
  ...[recordVersion: number, pages: string | null, salt: string | null],
];

const READING = `
  WITH RECURSIVE earlier (id) AS (
    SELECT corrects FROM readings WHERE id = :id
    UNION ALL SELECT r.corrects FROM readings AS r JOIN earlier AS e ON r.id = e.id
  )
  SELECT s.key_date, s.key_date_to, strftime('%G-W%V', s.key_date), s.region, s.kind, s.verdict, s.agency, s.year_rule,
    a.published, s.parser_version, a.name, o.sha256, s.decided_by, s.decided_at, (SELECT count(*) FROM earlier),
    o.pages, o.salt
  FROM standing AS s JOIN arrivals AS a ON a.id = s.arrival_id JOIN sources AS o ON o.id = s.source_id
  WHERE s.reading_id = :id`;

/** `sql` gives the columns of FIGURE_COLUMNS; figures of one reading come together. */
export function* figureRows(
  db: Database,
  sql: string,
  { bound, group }: { bound: Bound; group: Grouping },
): IterableIterator<DatasetRow> {
  const readings = db.prepare<[{ id: number }], ReadingCells>(READING).raw();
  const historyOf = historyFinder(db);
  const hashOf = figureHasher(COLUMNS);
  let [current, rowOf]: [number, RowMaker | null] = [0, null];
  for (const figure of db.prepare<[Bound], FigureCells>(sql).raw().iterate(bound)) {
    const [, readingId] = figure;
    if (rowOf === null || readingId !== current) {
      const reading = readings.get({ id: readingId });
      if (reading === undefined) throw new Error('a figure without its reading');
      [current, rowOf] = [readingId, rowMaker(reading, { group, historyOf, hashOf })];
    }
    yield rowOf(figure);
  }
}

type RowMaker = (figure: FigureCells) => DatasetRow;

interface Makers {
  group: Grouping;
  historyOf: ReturnType<typeof historyFinder>;
  hashOf: ReturnType<typeof figureHasher>;
}

/** Each row is one literal: anything that copies objects takes several times as long. */
function rowMaker(reading: ReadingCells, { group, historyOf, hashOf }: Makers): RowMaker {
  const [date, date_to, iso_week, region, kind, verdict, contacted, year_rule, published, ...more] = reading;
  const [parser_version, source_name, source_sha256, recorded_by, recorded_at, record_version, pages, salt] =
    more;
  const spans = spansOf(pages);
  return (cells) => {
    const [id, reading_id, , metric, label, rank, value, unit, printed, start, end, agency, remark] = cells;
    const { supersedes, supersedes_hash, reason } = record_version === 1 ? AS_READ : historyOf(id, salt);
    return {
      date,
      date_to,
      iso_week,
      region,
      kind,
      metric,
      rank,
      label,
      group: label !== null && isAliasMetric(metric) ? group(metric, label, date) : label,
      value,
      unit,
      printed,
      start,
      end,
      remark,
      agency: agency ?? contacted,
      verdict,
      page: pageAt(spans, start),
      reading_id,
      figure_id: id,
      record_version,
      supersedes,
      supersedes_hash,
      reason,
      recorded_by,
      recorded_at,
      row_hash: hashOf(cells, salt),
      year_rule,
      published,
      parser_version,
      source_name,
      source_sha256,
    };
  };
}

/** A source from before pages were kept is one page. */
function spansOf(pages: string | null): PageSpan[] {
  const whole = [{ number: 1, start: 0, end: Number.MAX_SAFE_INTEGER }];
  return pages === null ? whole : (JSON.parse(pages) as PageSpan[]);
}

function pageAt(spans: PageSpan[], offset: number): number | null {
  return spans.findLast(({ start }) => start <= offset)?.number ?? null;
}
