// What the long table says of a figure besides what it prints: its page, its version, what it stands in place of and why.
import type { Database } from 'better-sqlite3';
import type { Row } from '../audit/canonical.js';
import { figureHash } from '../audit/content.js';
import type { DatasetRow } from '../domain/dataset.js';
import type { PageSpan } from '../domain/layout.js';

interface ReadingRow {
  id: number;
  recorded_by: string;
  recorded_at: string;
  pages: string | null;
  salt: string | null;
  /** 1: as the parser read it; one more for each correction. */
  record_version: number;
}

interface FigureRow extends Row {
  id: number;
  reading_id: number;
  span_start: number;
  replaces: number | null;
}

const READING = `
  WITH RECURSIVE earlier (id) AS (
    SELECT corrects FROM readings WHERE id = :id
    UNION ALL SELECT r.corrects FROM readings AS r JOIN earlier AS e ON r.id = e.id
  )
  SELECT s.reading_id AS id, s.decided_by AS recorded_by, s.decided_at AS recorded_at, o.pages, o.salt,
    (SELECT count(*) FROM earlier) AS record_version
  FROM standing AS s JOIN sources AS o ON o.id = s.source_id
  WHERE s.reading_id = :id`;
const FIGURE = 'SELECT * FROM figures WHERE id = ?';
const WHY = "SELECT note FROM decisions WHERE reading_id = ? AND action = 'correct' ORDER BY id LIMIT 1";

/** What a figure says; its id, its reading and its place in the list change with every version. */
const SAID = [
  'metric',
  'label',
  'rank',
  'value',
  'unit',
  'printed',
  'span_start',
  'span_end',
  'agency',
  'remark',
];

/** Of a row with `reading_id` and `figure_id`. Rows of one reading should come together: only the last one is kept. */
export function figureFacts(db: Database): (row: DatasetRow) => DatasetRow {
  const readings = db.prepare<[{ id: unknown }], ReadingRow>(READING);
  const figures = db.prepare<[unknown], FigureRow>(FIGURE);
  const why = db.prepare<[number], string | null>(WHY).pluck();
  const changeOf = changeFinder((id) => figures.get(id));
  let reading: (ReadingRow & { spans: PageSpan[] }) | undefined;
  return (row) => {
    if (reading?.id !== row['reading_id']) reading = withSpans(readings.get({ id: row['reading_id'] }));
    const figure = figures.get(row['figure_id']);
    if (reading === undefined || figure === undefined) throw new Error('a figure without its reading');
    const { salt, spans, record_version, recorded_by, recorded_at } = reading;
    const change = record_version === 1 ? null : changeOf(figure);
    const earlier = change?.earlier;
    return {
      page: pageAt(spans, figure.span_start),
      record_version,
      supersedes: earlier?.id ?? null,
      supersedes_hash: earlier ? figureHash(earlier, salt) : null,
      reason: change === null ? null : (why.get(change.by) ?? null),
      recorded_by,
      recorded_at,
      row_hash: figureHash(figure, salt),
    };
  };
}

interface Change {
  /** The newest earlier version that says something else; null: a person added the figure. */
  earlier: FigureRow | null;
  /** The reading that brought the change. */
  by: number;
}

/** Later versions copy what they do not change, so the change may lie several versions back. */
function changeFinder(find: (id: number) => FigureRow | undefined): (figure: FigureRow) => Change | null {
  const said = (figure: FigureRow): string => JSON.stringify(SAID.map((column) => figure[column]));
  return (figure) => {
    let current = figure;
    while (current.replaces !== null) {
      const earlier = find(current.replaces);
      if (earlier === undefined) return null;
      if (said(earlier) !== said(current)) return { earlier, by: current.reading_id };
      current = earlier;
    }
    return { earlier: null, by: current.reading_id };
  };
}

/** A source from before pages were kept is one page. */
function withSpans(reading: ReadingRow | undefined): (ReadingRow & { spans: PageSpan[] }) | undefined {
  if (reading === undefined) return undefined;
  const whole = [{ number: 1, start: 0, end: Number.MAX_SAFE_INTEGER }];
  const spans = reading.pages === null ? whole : (JSON.parse(reading.pages) as PageSpan[]);
  return { ...reading, spans };
}

function pageAt(spans: PageSpan[], offset: number): number | null {
  return spans.findLast(({ start }) => start <= offset)?.number ?? null;
}
