// Looks up what events are about, a page of them at once.
import type { Database } from 'better-sqlite3';
import type { Entity, LedgerEvent } from '../domain/event.js';
import type { EventSubject } from '../domain/event-subject.js';

export interface EventSubjects {
  /** By the number of the event; none for one without a row, or whose row is gone. */
  subjectsOf(events: readonly LedgerEvent[]): Map<number, EventSubject>;
}

const SOURCE =
  'o.sha256, (SELECT name FROM arrivals WHERE source_id = o.id ORDER BY id DESC LIMIT 1) AS name';
const STATEMENT = `
  FROM json_each(?) AS wanted CROSS JOIN statements AS s ON s.id = wanted.value JOIN sources AS o ON o.id = s.source_id`;

/** Each row: the id that was wanted, then the subject. */
const SUBJECT_SQL: Record<Exclude<Entity, 'mark'>, { type: EventSubject['type']; sql: string }> = {
  arrival: {
    type: 'source',
    sql: `SELECT a.id, o.sha256, a.name FROM json_each(?) AS wanted
      CROSS JOIN arrivals AS a ON a.id = wanted.value JOIN sources AS o ON o.id = a.source_id`,
  },
  redaction: {
    type: 'source',
    sql: `SELECT x.id, ${SOURCE} FROM json_each(?) AS wanted
      CROSS JOIN redactions AS x ON x.id = wanted.value JOIN sources AS o ON o.id = x.source_id`,
  },
  reading: {
    type: 'bulletin',
    sql: `SELECT r.id, o.sha256, r.id AS readingId, r.kind,
        (SELECT date FROM decisions WHERE reading_id = r.id ORDER BY id DESC LIMIT 1) AS date,
        (SELECT date_to FROM decisions WHERE reading_id = r.id ORDER BY id DESC LIMIT 1) AS dateTo
      FROM json_each(?) AS wanted CROSS JOIN readings AS r ON r.id = wanted.value JOIN sources AS o ON o.id = r.source_id`,
  },
  decision: {
    type: 'bulletin',
    sql: `SELECT d.id, o.sha256, r.id AS readingId, d.kind, d.date, d.date_to AS dateTo
      FROM json_each(?) AS wanted CROSS JOIN decisions AS d ON d.id = wanted.value
      JOIN readings AS r ON r.id = d.reading_id JOIN sources AS o ON o.id = r.source_id`,
  },
  statement: {
    type: 'statement',
    sql: `SELECT s.id, o.sha256, s.scope, s.period_printed AS printed ${STATEMENT}`,
  },
  withdrawal: {
    type: 'statement',
    sql: `SELECT s.id, o.sha256, s.scope, s.period_printed AS printed ${STATEMENT}`,
  },
  alias: {
    type: 'alias',
    sql: `SELECT a.id, a.metric, a.label, a.name, a.since, a.note
      FROM json_each(?) AS wanted CROSS JOIN aliases AS a ON a.id = wanted.value`,
  },
  user: {
    type: 'user',
    sql: 'SELECT u.id, u.name FROM json_each(?) AS wanted CROSS JOIN users AS u ON u.id = wanted.value',
  },
  report: {
    type: 'report',
    sql: `SELECT r.id, r.id AS reportId, r.period, r.edition
      FROM json_each(?) AS wanted CROSS JOIN reports AS r ON r.id = wanted.value`,
  },
  remark: {
    type: 'remark',
    sql: 'SELECT m.id, m.period FROM json_each(?) AS wanted CROSS JOIN remarks AS m ON m.id = wanted.value',
  },
};

export function eventSubjects(db: Database): EventSubjects {
  const finders = Object.entries(SUBJECT_SQL).map(([entity, { type, sql }]) => {
    const select = db.prepare<[string], { id: number }>(sql);
    return (events: readonly LedgerEvent[]): [number, EventSubject][] => {
      const own = events.filter((event) => event.entity === entity);
      if (own.length === 0) return [];
      const rows = select.all(JSON.stringify(own.map((event) => event.entity_id)));
      const byId = new Map(rows.map(({ id, ...rest }) => [id, { type, ...rest } as EventSubject]));
      return own.flatMap(({ seq, entity_id: id }) => {
        const subject = id === null ? undefined : byId.get(id);
        return subject === undefined ? [] : [[seq, subject]];
      });
    };
  });
  return { subjectsOf: (events) => new Map(finders.flatMap((find) => find(events))) };
}
