// What was accepted at an earlier moment of the audit chain and is not, or is otherwise, now.
import type { Database } from 'better-sqlite3';
import type { Kind } from '../domain/bulletin.js';
import type { AcceptanceChange, Since, SourceRedacted, Told } from '../domain/change.js';
import type { IsoDate } from '../domain/dates.js';
import { changeMarks, MARK_OF, type ChangeMarks } from './change-marks.js';
import { exportsReader, type ExportsOf } from './exports-of.js';
import { sameVersion, versionsReader, type Version } from './contents-compared.js';

export interface Changes extends ChangeMarks, ExportsOf {
  /** In order of days, the first `most` of them. Readings with the same contents are no change. */
  changesSince(region: string, since: Since, most?: number): Told<AcceptanceChange>;
  /**
   * Redactions of sources whose reading was accepted among these days at that moment, or is now: by itself, or with
   * `all` also as a further source.
   */
  redactionsSince(region: string, since: Since, all?: boolean): SourceRedacted[];
}

/** Newest decision up to the event, and newest of all, of every reading that was decided about after it. */
export const DECIDED_SINCE = `
  WITH mark AS (${MARK_OF}), touched AS (
    SELECT DISTINCT d.reading_id FROM decisions AS d
    WHERE d.region = :region AND d.date BETWEEN :from AND :to AND (:kind IS NULL OR d.kind = :kind) AND EXISTS (
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
  CROSS JOIN decisions AS d ON d.id = n.id
  CROSS JOIN events AS e ON e.entity = 'decision' AND e.entity_id = d.id
  WHERE d.region = :region AND d.date BETWEEN :from AND :to AND (:kind IS NULL OR d.kind = :kind)
  ORDER BY d.date, d.kind DESC, d.id`;

export const REDACTED_SINCE = `
  WITH mark AS (${MARK_OF})
  SELECT o.sha256, x.figures, x.actor, x.at, x.note, e.seq
  FROM events AS e
  JOIN redactions AS x ON x.id = e.entity_id
  JOIN sources AS o ON o.id = x.source_id
  WHERE e.entity = 'redaction' AND e.seq > :seq AND EXISTS (
    SELECT 1 FROM readings AS r JOIN decisions AS d ON d.reading_id = r.id
    WHERE r.source_id = x.source_id AND d.state = 'accepted' AND (d.same_as IS NULL OR :all)
      AND d.region = :region AND d.date BETWEEN :from AND :to AND (:kind IS NULL OR d.kind = :kind)
      AND d.id IN (
        (SELECT max(id) FROM decisions WHERE reading_id = r.id),
        (SELECT max(id) FROM decisions WHERE reading_id = r.id AND id <= (SELECT id FROM mark))
      )
  )
  ORDER BY e.seq`;

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
  /** Readings that were further sources at that moment, and of which. */
  repeats: Map<number, number>;
}

type Bound = Record<string, string | number | null>;

export function changesReader(db: Database): Changes {
  const redacted = db.prepare<[Bound], SourceRedacted>(REDACTED_SINCE);
  return {
    ...changeMarks(db),
    ...exportsReader(db),
    changesSince: changesTeller(db),
    redactionsSince: (region, since, all = false) =>
      redacted.all({ ...boundTo(region, since), all: Number(all) }),
  };
}

function boundTo(region: string, { seq, kind, from, to }: Since): Bound {
  return { region, seq, kind: kind ?? null, from: from ?? '0000-01-01', to: to ?? '9999-12-31' };
}

/** Contents are read only where two are to be compared, and of what is told. */
function changesTeller(db: Database): Changes['changesSince'] {
  const decided = db.prepare<[Bound], DecidedRow>(DECIDED_SINCE);
  const versionsOf = versionsReader(db);
  return (region, since, most = Infinity) => {
    const keys = byKey(decided.all(boundTo(region, since))).filter(({ before, after }) => before ?? after);
    const pairs = keys.filter(({ before, after }) => before && after);
    const compared = versionsOf(pairs.flatMap(idsOf));
    const changed = keys.filter((key) => !isSame(key, compared));
    const told = changed.slice(0, most);
    const versions = versionsOf(told.flatMap(idsOf));
    return { told: told.map((key) => changeOf(key, versions)), count: changed.length };
  };
}

function idsOf({ before, after }: KeyRows): number[] {
  return [before, after].flatMap((row) => (row ? [row.reading_id] : []));
}

function isSame({ before, after, repeats }: KeyRows, versions: Map<number, Version>): boolean {
  if (!before || !after) return false;
  const repeated = repeats.get(after.reading_id) === before.reading_id;
  return sameVersion(versions.get(before.reading_id), versions.get(after.reading_id), repeated);
}

function byKey(rows: DecidedRow[]): KeyRows[] {
  const keys = new Map<string, KeyRows>();
  for (const row of rows) {
    const name = JSON.stringify([row.kind, row.date, row.date_to]);
    const key = keys.get(name) ?? { by: row, repeats: new Map<number, number>() };
    if (row.state === 'accepted' && row.same_as === null) key[row.side] = row;
    if (row.side === 'before' && row.same_as !== null) key.repeats.set(row.reading_id, row.same_as);
    if (row.seq > key.by.seq) key.by = row;
    keys.set(name, key);
  }
  return [...keys.values()];
}

function changeOf({ before, after, by }: KeyRows, versions: Map<number, Version>): AcceptanceChange {
  const [was, is] = [before, after].map((row) => (row ? versions.get(row.reading_id) : undefined));
  const { kind, date, date_to: dateTo } = by;
  const { actor, at, note, seq } = after ?? by;
  const figures = { before: was?.figures ?? null, after: is?.figures ?? null, isGone: was?.isGone ?? false };
  return { kind, date, dateTo, ...figures, actor, at, note, seq };
}
