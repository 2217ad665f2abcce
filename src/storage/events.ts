// The audit chain: appends events, each bound to the one before, and reads them back.
import type { Database } from 'better-sqlite3';
import { eventHash, GENESIS } from '../audit/event-hash.js';
import { shanghaiTimestamp } from '../domain/dates.js';
import type { ChainHead, Entity, EventAction, Facts, LedgerEvent, Occurrence } from '../domain/event.js';
import { containedReader } from './contained.js';

/** An event for a row that was just written; `at` is an ISO 8601 instant. */
export interface RowEvent {
  action: EventAction;
  actor: string;
  at: string;
  entity: Entity;
  entityId: number;
  before?: Facts;
  after?: Facts;
}

export interface Chain {
  /** Call it inside the transaction that writes the row, after the row and all that belongs to it. */
  appendFor(event: RowEvent): void;
}

export interface Events {
  /** Null in a ledger in which nothing was ever done. */
  head(): ChainHead | null;
  /** Appends an event that brings no row, in a transaction of its own or the one that is open. Returns the new head. */
  record(occurrence: Occurrence): ChainHead;
  countEvents(): number;
  /** Newest first; at most `most`, before event `before`. */
  events(page: { before?: number; most: number; action?: EventAction }): LedgerEvent[];
}

export const NEWEST_EVENT = 'SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1';
const ADD = `
  INSERT INTO events (seq, at, actor, action, entity, entity_id, before, after, content, previous, hash)
  VALUES (:seq, :at, :actor, :action, :entity, :entity_id, :before, :after, :content, :previous, :hash)`;
export const PAGE = 'SELECT * FROM events WHERE seq < :before ORDER BY seq DESC LIMIT :most';
/** Off the index of actions: a rare one is not looked for in the whole chain. */
export const PAGE_OF_ACTION = `
  SELECT * FROM events WHERE action = :action AND seq < :before ORDER BY seq DESC LIMIT :most`;

type NewEvent = Omit<LedgerEvent, 'seq' | 'previous' | 'hash'>;

/** The one way to append an event. */
function linker(db: Database): (event: NewEvent) => ChainHead {
  const newest = db.prepare<[], ChainHead>(NEWEST_EVENT);
  const add = db.prepare<[LedgerEvent]>(ADD);
  return (event) => {
    const { seq, hash: previous } = newest.get() ?? { seq: 0, hash: GENESIS };
    const row = { ...event, seq: seq + 1, previous };
    const hash = eventHash(row);
    add.run({ ...row, hash });
    return { seq: row.seq, hash };
  };
}

export function chain(db: Database): Chain {
  const link = linker(db);
  const { contentDigest } = containedReader(db);
  return {
    appendFor({ action, actor, at, entity, entityId, before, after }) {
      link({
        at: shanghaiTimestamp(new Date(at)),
        actor,
        action,
        entity,
        entity_id: entityId,
        before: factsOf(before),
        after: factsOf(after),
        content: contentDigest(entity, entityId),
      });
    },
  };
}

export function eventsKeeper(db: Database): Events {
  const link = linker(db);
  const newest = db.prepare<[], ChainHead>(NEWEST_EVENT);
  const page = db.prepare<[Record<string, number>], LedgerEvent>(PAGE);
  const ofAction = db.prepare<[Record<string, string | number>], LedgerEvent>(PAGE_OF_ACTION);
  // Events are numbered from 1 without a gap: the newest number is their count, and counting them takes long.
  const count = db.prepare<[], number>('SELECT ifnull(max(seq), 0) FROM events').pluck();
  const record = db.transaction(({ action, actor, at, after }: Occurrence) =>
    link({
      at: shanghaiTimestamp(new Date(at)),
      actor,
      action,
      entity: null,
      entity_id: null,
      before: null,
      after: factsOf(after),
      content: null,
    }),
  );
  return {
    head: () => newest.get() ?? null,
    countEvents: () => count.get() ?? 0,
    record: (occurrence) => record.immediate(occurrence),
    events: ({ before = Number.MAX_SAFE_INTEGER, most, action }) =>
      action === undefined ? page.all({ before, most }) : ofAction.all({ before, most, action }),
  };
}

function factsOf(facts: Facts | undefined): string | null {
  return facts === undefined ? null : JSON.stringify(facts);
}
