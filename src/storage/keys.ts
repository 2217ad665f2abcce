// Who is accepted on a key already: what the rules of acceptance ask.
import type { Database } from 'better-sqlite3';
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate, MonthDay } from '../domain/dates.js';
import type { AcceptedReading, ReadingKey } from '../domain/decision.js';
import { contentsReader } from './contents.js';
import type { StandingRow } from './rows.js';

/** Days inside first..last, and notices over several days that reach into it. */
export const ACCEPTED_TOUCHING = `
  SELECT * FROM standing
  WHERE region = :region AND kind = :kind AND key_date BETWEEN :first AND :last
    AND state = 'accepted' AND same_as IS NULL
  UNION
  SELECT * FROM standing
  WHERE region = :region AND kind = :kind AND key_date_to IS NOT NULL AND key_date_to >= :first
    AND key_date <= :last AND state = 'accepted' AND same_as IS NULL
  ORDER BY key_date`;

export const ACCEPTED_ON_MONTH_DAY = `
  SELECT * FROM standing
  WHERE region = :region AND kind = :kind AND substr(key_date, 6) = :monthDay
    AND state = 'accepted' AND same_as IS NULL
  ORDER BY key_date`;

export interface MonthDayKey {
  region: string;
  kind: Kind;
  monthDay: MonthDay;
}

export interface Keys {
  /** Accepted readings whose days overlap the key's; none for a key without a date. */
  acceptedTouching(key: ReadingKey): AcceptedReading[];
  /** Accepted readings of any year whose first day is this one. */
  acceptedOnMonthDay(key: MonthDayKey): AcceptedReading[];
  /** Readings that are accepted as further sources of this one. */
  repeatsOf(readingId: number): number[];
}

export function keysReader(db: Database): Keys {
  const touching = db.prepare<[Record<string, string>], StandingRow>(ACCEPTED_TOUCHING);
  const onMonthDay = db.prepare<[MonthDayKey], StandingRow>(ACCEPTED_ON_MONTH_DAY);
  const repeats = db
    .prepare<[number], number>("SELECT reading_id FROM standing WHERE same_as = ? AND state = 'accepted'")
    .pluck();
  const accepted = acceptedReader(db);
  return {
    acceptedTouching({ region, kind, date, dateTo }) {
      if (date === null) return [];
      return accepted(touching.all({ region, kind, first: date, last: dateTo ?? date }));
    },
    acceptedOnMonthDay: (key) => accepted(onMonthDay.all(key)),
    repeatsOf: (readingId) => repeats.all(readingId),
  };
}

function acceptedReader(db: Database): (rows: StandingRow[]) => AcceptedReading[] {
  const contentsOf = contentsReader(db);
  return (rows) => {
    const contents = contentsOf(rows.map((row) => row.reading_id));
    return rows.map((row) => ({
      readingId: row.reading_id,
      date: dateOf(row.key_date),
      ...(row.key_date_to === null ? {} : { dateTo: row.key_date_to }),
      figures: contents(row.reading_id).figures,
    }));
  };
}

/** The schema refuses an accepted reading without a date. */
function dateOf(keyDate: IsoDate | null): IsoDate {
  if (keyDate === null) throw new Error('an accepted reading lies under no date');
  return keyDate;
}
