// What review asks of single readings, and how an act of a person is appended: its decisions all at once.
import type { Database } from 'better-sqlite3';
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type { Action, Decision } from '../domain/decision.js';
import type { Reason, State } from '../domain/judgement.js';
import type { Act, ReviewedReading, StoredDecision } from '../domain/review.js';
import type { Append } from './append.js';
import { heldReader } from './held.js';
import { reviewPages, type ReviewPages } from './review-pages.js';
import type { StandingRow } from './rows.js';

export interface Review extends ReviewPages {
  /** Null for an unknown reading. */
  reviewed(readingId: number): ReviewedReading | null;
  /** Null for an unknown decision. */
  decision(id: number): StoredDecision | null;
  /** A decision and all that it brought along, in the order they were made. */
  actOf(id: number): StoredDecision[];
  /** The decision about the same reading before this one; null for its first. */
  decisionBefore(decision: StoredDecision): StoredDecision | null;
  /** Accepted readings of the same characters: another reading of the same place in the same source. */
  acceptedBeside(readingId: number): number[];
  /** As the source was archived; null once redacted. */
  archivedText(sourceId: number): string | null;
  /** Appends all decisions of an act and returns the id of the chief one. Call it inside a transaction. */
  act(act: Act): number;
}

interface DecisionRow {
  id: number;
  reading_id: number;
  action: Action;
  state: State;
  region: string;
  kind: Kind;
  date: IsoDate | null;
  date_to: IsoDate | null;
  same_as: number | null;
  reasons: string;
  note: string | null;
  cause: number | null;
  actor: string;
  at: string;
}

type ReviewedRow = StandingRow & {
  decision_id: number;
  arrival_id: number;
  parser_version: string;
  sha256: string;
  name: string;
  figures_removed: 0 | 1;
};

const REVIEWED = `
  SELECT s.*, o.sha256, a.name, EXISTS (
    SELECT 1 FROM redactions AS x WHERE x.source_id = s.source_id AND x.figures = 'removed'
  ) AS figures_removed
  FROM standing AS s
  JOIN sources AS o ON o.id = s.source_id
  JOIN arrivals AS a ON a.id = s.arrival_id
  WHERE s.reading_id = ?`;
const BESIDE = `
  SELECT s.reading_id FROM readings AS r
  JOIN standing AS s ON s.source_id = r.source_id AND s.kind = r.kind AND s.reading_id <> r.id
  WHERE r.id = ? AND s.span_start < r.span_end AND r.span_start < s.span_end AND s.state = 'accepted'
  ORDER BY s.reading_id`;

export function reviewKeeper(db: Database, append: Append): Review {
  const find = db.prepare<[number], ReviewedRow>(REVIEWED);
  const decision = db.prepare<[number], DecisionRow>('SELECT * FROM decisions WHERE id = ?');
  const act = db.prepare<[number, number], DecisionRow>(
    'SELECT * FROM decisions WHERE id = ? OR cause = ? ORDER BY id',
  );
  const before = db.prepare<[number, number], DecisionRow>(
    'SELECT * FROM decisions WHERE reading_id = ? AND id < ? ORDER BY id DESC LIMIT 1',
  );
  const beside = db.prepare<[number], number>(BESIDE).pluck();
  const text = db.prepare<[number], string | null>('SELECT text FROM sources WHERE id = ?').pluck();
  const held = heldReader(db);
  const stored = (row: DecisionRow | undefined): StoredDecision | null =>
    row === undefined ? null : decisionOf(row);
  return {
    ...reviewPages(db),
    reviewed(readingId) {
      const row = find.get(readingId);
      const [reading] = row === undefined ? [] : held([row]);
      const newest = row === undefined ? null : stored(decision.get(row.decision_id));
      if (row === undefined || reading === undefined || newest === null) return null;
      const { source_id, arrival_id, parser_version, sha256, name } = row;
      const origin = { sourceId: source_id, arrivalId: arrival_id, parserVersion: parser_version };
      const figuresRemoved = row.figures_removed === 1;
      return { ...reading, ...origin, sha256, name, figuresRemoved, decision: newest };
    },
    decision: (id) => stored(decision.get(id)),
    actOf: (id) => act.all(id, id).map(decisionOf),
    decisionBefore: ({ readingId, id }) => stored(before.get(readingId, id)),
    acceptedBeside: (readingId) => beside.all(readingId),
    archivedText: (sourceId) => text.get(sourceId) ?? null,
    act: actAppender(db, append),
  };
}

/**
 * What an act takes away is written before its chief decision, since one key never has two accepted readings, and yet
 * names the chief as its cause: the reference is checked when the transaction ends.
 */
function actAppender(db: Database, append: Append): Review['act'] {
  const newest = db.prepare<[], number>('SELECT ifnull(max(id), 0) FROM decisions').pluck();
  return ({ before, chief, after }) => {
    db.pragma('defer_foreign_keys = ON');
    const cause = (newest.get() ?? 0) + before.length + 1;
    const follow = (decision: Decision): number => append.decide({ ...decision, cause });
    before.forEach(follow);
    const id = append.decide({ ...chief, cause: null });
    if (id !== cause) throw new Error(`The decision is ${id} and not ${cause}.`);
    after.forEach(follow);
    return id;
  };
}

function decisionOf(row: DecisionRow): StoredDecision {
  const { id, action, state, region, kind, date, note, cause, actor, at } = row;
  return {
    ...{ id, readingId: row.reading_id, action, state, region, kind, date },
    ...(row.date_to === null ? {} : { dateTo: row.date_to }),
    // The column is written by this program alone.
    reasons: JSON.parse(row.reasons) as Reason[],
    sameAs: row.same_as,
    ...{ note, cause, actor, at },
  };
}
