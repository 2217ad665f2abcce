// What a figure of a corrected reading stands in place of, and why.
import type { Database } from 'better-sqlite3';
import type { Row } from '../audit/canonical.js';
import { figureHash } from '../audit/content.js';

/** Under the names of the columns of the long table. */
export type FigureHistory = Record<'supersedes_hash' | 'reason', string | null> & {
  supersedes: number | null;
};

/** Of a figure of a reading that was never corrected. */
export const AS_READ: FigureHistory = { supersedes: null, supersedes_hash: null, reason: null };

interface FigureRow extends Row {
  id: number;
  reading_id: number;
  replaces: number | null;
}

const FIGURE = 'SELECT * FROM figures WHERE id = ?';
const WHY = "SELECT note FROM decisions WHERE reading_id = ? AND action = 'correct' ORDER BY id LIMIT 1";

/** What a figure says; its id, its reading and its place in the list change with every version. */
const SAID = [
  ...['metric', 'label', 'rank', 'value', 'unit', 'printed'],
  ...['span_start', 'span_end', 'agency', 'remark'],
];

/** `salt`: of the figure's source. */
export function historyFinder(db: Database): (figureId: number, salt: string | null) => FigureHistory {
  const figures = db.prepare<[number], FigureRow>(FIGURE);
  const why = db.prepare<[number], string | null>(WHY).pluck();
  const changeOf = changeFinder((id) => figures.get(id));
  return (id, salt) => {
    const change = changeOf(id);
    if (change === null) return AS_READ;
    const { earlier, by } = change;
    return {
      supersedes: earlier?.id ?? null,
      supersedes_hash: earlier === null ? null : figureHash(earlier, salt),
      reason: why.get(by) ?? null,
    };
  };
}

interface Change {
  /** The newest earlier version that says something else; null: a person added the figure. */
  earlier: FigureRow | null;
  /** The reading that brought the change. */
  by: number;
}

/** Later versions copy what they do not change, so the change may lie several versions back; null: one of them is gone. */
function changeFinder(find: (id: number) => FigureRow | undefined): (id: number) => Change | null {
  const said = (figure: FigureRow): string => JSON.stringify(SAID.map((column) => figure[column]));
  return (id) => {
    let current = find(id);
    while (current !== undefined && current.replaces !== null) {
      const earlier = find(current.replaces);
      if (earlier !== undefined && said(earlier) !== said(current))
        return { earlier, by: current.reading_id };
      current = earlier;
    }
    return current === undefined ? null : { earlier: null, by: current.reading_id };
  };
}
