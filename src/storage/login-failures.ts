// Failed logins: the newest ones one by one, all of them as a count a day until the audit chain has it.
import type { Database } from 'better-sqlite3';
import type { IsoDate } from '../domain/dates.js';

export interface LoginFailure {
  /** Day in Xining. */
  date: IsoDate;
  /** ISO 8601 instant, UTC. */
  at: string;
  /** Null where no user has the name that was typed: it may have been a password. */
  user: string | null;
  address: string;
}

export interface Failures {
  addFailure(failure: LoginFailure): void;
  /** The days before, oldest first, that the chain may not have yet. */
  failuresBefore(date: IsoDate): { date: IsoDate; count: number }[];
  dropFailureDay(date: IsoDate): void;
}

const MOST_KEPT = 10_000;
const COUNT = `
  INSERT INTO login_failure_days (date, count) VALUES (?, 1)
  ON CONFLICT (date) DO UPDATE SET count = count + 1`;

export function failuresKeeper(db: Database): Failures {
  const add = db.prepare('INSERT INTO login_failures (at, user, address) VALUES (:at, :user, :address)');
  const drop = db.prepare('DELETE FROM login_failures WHERE id <= ?');
  const count = db.prepare(COUNT);
  const before = db.prepare<[string], { date: IsoDate; count: number }>(
    'SELECT date, count FROM login_failure_days WHERE date < ? ORDER BY date',
  );
  const dropDay = db.prepare('DELETE FROM login_failure_days WHERE date = ?');
  return {
    addFailure: db.transaction(({ date, at, user, address }: LoginFailure) => {
      const { lastInsertRowid } = add.run({ at, user, address });
      drop.run(Number(lastInsertRowid) - MOST_KEPT);
      count.run(date);
    }),
    failuresBefore: (date) => before.all(date),
    dropFailureDay: (date) => void dropDay.run(date),
  };
}
