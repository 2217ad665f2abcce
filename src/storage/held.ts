// Readings with their state, figures and findings, as the source page and the ingest flow see them.
import type { Database } from 'better-sqlite3';
import type { HeldReading, StoredBulletin } from '../domain/source.js';
import { contentsReader } from './contents.js';
import type { Contents } from './contents.js';
import { reasonsOf, sharedFields } from './rows.js';
import type { StandingRow } from './rows.js';

export function heldReader(db: Database): (rows: StandingRow[]) => HeldReading[] {
  const contentsOf = contentsReader(db);
  return (rows) => {
    const contents = contentsOf(rows.map((row) => row.reading_id));
    return rows.map((row) => ({
      readingId: row.reading_id,
      bulletin: bulletinOf(row, contents(row.reading_id)),
      state: row.state,
      reasons: reasonsOf(row),
      date: row.key_date,
      repeats: row.same_as !== null,
      corrects: row.corrects,
    }));
  };
}

function bulletinOf(row: StandingRow, contents: Contents): StoredBulletin {
  return {
    ...sharedFields(row),
    region: row.printed_region,
    monthDay: row.month_day,
    date: row.date,
    ...(row.date_to === null ? {} : { dateTo: row.date_to }),
    start: row.span_start,
    end: row.span_end,
    ...contents,
  };
}
