// What was accepted at an earlier moment of the audit chain and is not, or is otherwise, now.
import type { Database } from 'better-sqlite3';
import type { Kind } from '../domain/bulletin.js';
import { sameContents, type AcceptanceChange } from '../domain/change.js';
import type { IsoDate } from '../domain/dates.js';
import type { DatasetRange } from '../domain/dataset.js';
import { contentsReader, type Contents } from './contents.js';

export interface Changes {
  /** Since event `seq`, among the days of the range, in order of days. Readings with the same figures are no change. */
  changesSince(seq: number, range: Pick<DatasetRange, 'region' | 'from' | 'to'>): AcceptanceChange[];
}

/** Newest decision up to the event, and newest of all, of every reading that was decided about after it. */
export const DECIDED_SINCE = `
  WITH mark AS (
    SELECT ifnull(max(entity_id), 0) AS id FROM events WHERE entity = 'decision' AND seq <= :seq
  ), touched AS (
    SELECT DISTINCT d.reading_id FROM decisions AS d
    WHERE d.region = :region AND d.date BETWEEN :from AND :to AND EXISTS (
      SELECT 1 FROM decisions AS later
      WHERE later.reading_id = d.reading_id AND later.id > (SELECT id FROM mark)
    )
  ), newest AS (
    SELECT 'before' AS side, (
      SELECT max(id) FROM decisions WHERE reading_id = t.reading_id AND id <= (SELECT id FROM mark)
    ) AS id FROM touched AS t
    UNION ALL
    SELECT 'after', (SELECT max(id) FROM decisions WHERE reading_id = t.reading_id) FROM touched AS t
  )
  SELECT n.side, d.reading_id, d.kind, d.date, d.date_to, d.state, d.same_as, d.actor, d.at, d.note, e.seq
  FROM newest AS n
  JOIN decisions AS d ON d.id = n.id
  JOIN events AS e ON e.entity = 'decision' AND e.entity_id = d.id
  WHERE d.date BETWEEN :from AND :to
  ORDER BY d.date, d.kind DESC, d.id`;

interface DecidedRow {
  side: 'before' | 'after';
  reading_id: number;
  kind: Kind;
  date: IsoDate;
  date_to: IsoDate | null;
  state: string;
  same_as: number | null;
  actor: string;
  at: string;
  note: string | null;
  seq: number;
}

/** What decisions say of one key; `by`: the newest of them. */
interface KeyRows {
  before?: DecidedRow;
  after?: DecidedRow;
  by: DecidedRow;
}

export function changesReader(db: Database): Changes {
  const decided = db.prepare<[Record<string, string | number>], DecidedRow>(DECIDED_SINCE);
  const contentsOf = contentsReader(db);
  return {
    changesSince(seq, { region, from = '0000-01-01', to = '9999-12-31' }) {
      const rows = decided.all({ seq, region, from, to });
      const contents = contentsOf([...new Set(rows.map((row) => row.reading_id))]);
      return [...byKey(rows).values()].flatMap((key) => changeOf(key, contents));
    },
  };
}

function byKey(rows: DecidedRow[]): Map<string, KeyRows> {
  const keys = new Map<string, KeyRows>();
  for (const row of rows) {
    const name = JSON.stringify([row.kind, row.date, row.date_to]);
    const key = keys.get(name) ?? { by: row };
    if (row.state === 'accepted' && row.same_as === null) key[row.side] = row;
    if (row.seq > key.by.seq) key.by = row;
    keys.set(name, key);
  }
  return keys;
}

function changeOf(
  { before, after, by }: KeyRows,
  contents: (readingId: number) => Contents,
): AcceptanceChange[] {
  const [was, is] = [before, after].map((row) => (row ? contents(row.reading_id) : null));
  if (!was && !is) return [];
  if (was && is && sameContents(was.figures, is.figures)) return [];
  const { kind, date, date_to: dateTo } = by;
  const { actor, at, note, seq } = after ?? by;
  return [
    { kind, date, dateTo, before: was?.figures ?? null, after: is?.figures ?? null, actor, at, note, seq },
  ];
}
