// Small questions about the ledger as a whole: its newest day, its coverage, what waits without a date.
import type { Database } from 'better-sqlite3';
import type { IsoDate } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';
import type { HeldReading } from '../domain/source.js';
import type { Chain } from './events.js';
import { heldReader } from './held.js';
import type { StandingRow } from './rows.js';

/** Both walk an index from its end, so the answer costs no more in a bigger ledger. */
export const NEWEST_DAY = `
  SELECT max(day) FROM (
    SELECT (
      SELECT key_date FROM standing
      WHERE region = :region AND key_date > '' AND key_date <= :today AND state IN ('accepted', 'pending')
      ORDER BY key_date DESC LIMIT 1
    ) AS day
    UNION ALL
    SELECT (
      SELECT key_date_to FROM standing
      WHERE region = :region AND key_date_to > '' AND key_date_to <= :today AND state IN ('accepted', 'pending')
      ORDER BY key_date_to DESC LIMIT 1
    )
  )`;

export const COVERAGE_FROM = `
  SELECT key_date FROM standing AS s
  WHERE region = :region AND key_date > '' AND state IN ('accepted', 'pending')
    AND reasons NOT LIKE '%"year-%' AND reasons NOT LIKE '%"date-doubtful"%'
    AND EXISTS (SELECT 1 FROM arrivals AS a WHERE a.source_id = s.source_id AND a.origin <> 'seed')
  ORDER BY key_date LIMIT 1`;

const UNDATED = `
  SELECT s.*, o.sha256, a.name FROM standing AS s
  JOIN sources AS o ON o.id = s.source_id
  JOIN arrivals AS a ON a.id = s.arrival_id
  WHERE s.region = :region AND s.key_date IS NULL AND s.state = 'pending'
  ORDER BY s.reading_id DESC`;

export const SIMULATED = "SELECT 1 FROM marks WHERE name = 'simulated'";

/** A pending reading that no day page can show. */
export interface UndatedReading extends HeldReading {
  sha256: string;
  name: string;
}

type UndatedRow = StandingRow & { sha256: string; name: string };

export interface Overview {
  /** Last day of the newest entry up to today, accepted or pending; null in a ledger without one. */
  newestDay(region: string, today: IsoDate): IsoDate | null;
  /** First day that somebody brought, also as a further source; seeds and days in doubt do not count. */
  coverageFrom(region: string): IsoDate | null;
  undated(region: string): UndatedReading[];
  isEmpty(): boolean;
  simulated(): boolean;
  /** Marks a new, empty ledger for good as one of simulated bulletins. `at` is an ISO 8601 instant. */
  markSimulated(by: { actor: string; at: string }): void;
}

export function overviewReader(db: Database, events: Chain): Overview {
  const newestDay = db.prepare<[{ region: string; today: IsoDate }], IsoDate | null>(NEWEST_DAY).pluck();
  const coverageFrom = db.prepare<[{ region: string }], IsoDate | null>(COVERAGE_FROM).pluck();
  const undated = db.prepare<[{ region: string }], UndatedRow>(UNDATED);
  const anySource = db.prepare('SELECT 1 FROM sources LIMIT 1');
  const simulated = db.prepare(SIMULATED);
  const held = heldReader(db);
  const mark = marker(db, events);
  const isEmpty = (): boolean => anySource.get() === undefined;
  return {
    newestDay: (region, today) => newestDay.get({ region, today }) ?? null,
    coverageFrom: (region) => coverageFrom.get({ region }) ?? null,
    undated: (region) =>
      undated
        .all({ region })
        .flatMap((row) => held([row]).map((reading) => ({ ...reading, sha256: row.sha256, name: row.name }))),
    isEmpty,
    simulated: () => simulated.get() !== undefined,
    markSimulated(by) {
      if (!isEmpty()) throw new RequestError('invalid', '台账中已有资料，不能再标为模拟数据。');
      mark(by);
    },
  };
}

function marker(db: Database, events: Chain): Overview['markSimulated'] {
  const mark = db.prepare("INSERT INTO marks VALUES ('simulated') ON CONFLICT DO NOTHING");
  const once = db.transaction((by: { actor: string; at: string }) => {
    const { changes, lastInsertRowid } = mark.run();
    if (changes === 0) return;
    events.appendFor({ action: 'mark', ...by, entity: 'mark', entityId: Number(lastInsertRowid) });
  });
  return (by) => once.immediate(by);
}
