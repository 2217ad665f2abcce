// Of many moments of the audit chain at once: whether anything accepted is otherwise now. It stops at the first change.
import type { Database } from 'better-sqlite3';
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type { Since } from '../domain/change.js';
import { sameVersion, versionsReader } from './contents-compared.js';

export interface ChangeMarks {
  /** In the order of what is asked. Readings with the same contents are no change. */
  anyChangedSince(region: string, asked: readonly Since[]): boolean[];
}

/** The newest decision up to an event. */
export const MARK_OF =
  "SELECT ifnull(max(entity_id), 0) AS id FROM events WHERE entity = 'decision' AND seq <= :seq";
/**
 * Every decision about the readings that were decided about after the earliest of the moments, in their order. The sign
 * keeps the planner from going through the whole index of readings for the sake of DISTINCT.
 */
export const DECIDED_AFTER = `
  WITH touched AS MATERIALIZED (SELECT DISTINCT +reading_id AS reading_id FROM decisions WHERE id > :mark)
  SELECT d.id, d.reading_id AS readingId, d.kind, d.date, d.date_to AS dateTo, d.same_as AS sameAs,
    d.state = 'accepted' AS isAccepted
  FROM touched AS t CROSS JOIN decisions AS d ON d.reading_id = t.reading_id
  WHERE d.region = :region ORDER BY d.reading_id, d.id`;

interface Decided {
  id: number;
  readingId: number;
  kind: Kind;
  date: IsoDate | null;
  dateTo: IsoDate | null;
  sameAs: number | null;
  isAccepted: 0 | 1;
}

type Same = (before: Decided, after: Decided, repeated: boolean) => boolean;

export function changeMarks(db: Database): ChangeMarks {
  const markOf = db.prepare<[{ seq: number }], number>(MARK_OF).pluck();
  const decided = db.prepare<[{ mark: number; region: string }], Decided>(DECIDED_AFTER);
  const versionsOf = versionsReader(db);
  return {
    anyChangedSince(region, asked) {
      const marks = asked.map(({ seq }) => markOf.get({ seq }) ?? 0);
      const readings = byReading(decided.all({ mark: Math.min(...marks), region }));
      const same = remembered(versionsOf);
      return asked.map((one, place) => isChanged(readings, { ...one, mark: marks[place] ?? 0 }, same));
    },
  };
}

/** The same pair comes up for every moment before both. */
function remembered(versionsOf: ReturnType<typeof versionsReader>): Same {
  const known = new Map<string, boolean>();
  return ({ readingId: a }, { readingId: b }, repeated) => {
    const name = `${a} ${b} ${repeated}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const versions = versionsOf([a, b]);
    const isSame = sameVersion(versions.get(a), versions.get(b), repeated);
    known.set(name, isSame);
    return isSame;
  };
}

function byReading(rows: Decided[]): Decided[][] {
  const readings: Decided[][] = [];
  for (const row of rows) {
    const last = readings.at(-1);
    if (last?.[0]?.readingId === row.readingId) last.push(row);
    else readings.push([row]);
  }
  return readings;
}

function isChanged(readings: Decided[][], asked: Since & { mark: number }, same: Same): boolean {
  const lost = new Map<string, Decided>();
  const gained: { row: Decided; was: Decided | undefined }[] = [];
  for (const rows of readings) {
    const was = rows.findLast(({ id }) => id <= asked.mark);
    const is = rows.at(-1);
    const [before, after] = [keyOf(was, asked), keyOf(is, asked)];
    if (before === after) continue;
    if (before !== null && was) lost.set(before, was);
    if (after !== null && is) gained.push({ row: is, was });
  }
  if (gained.length !== lost.size) return true;
  return gained.some(({ row, was }) => {
    const before = lost.get(keyOf(row, asked) ?? '');
    return before === undefined || !same(before, row, was?.sameAs === before.readingId);
  });
}

/** The key that a reading holds by itself, where it is asked about. */
function keyOf(row: Decided | undefined, { kind, from, to }: Since): string | null {
  if (!row?.isAccepted || row.sameAs !== null || row.date === null) return null;
  if ((kind ?? row.kind) !== row.kind || (from ?? '') > row.date || (to ?? '9999') < row.date) return null;
  return `${row.kind} ${row.date} ${row.dateTo}`;
}
