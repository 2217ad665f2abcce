// Opens the ledger: the one way to the database. The handle itself never leaves this folder.
import type { Database } from 'better-sqlite3';
import type { DatasetName, DatasetRange, DatasetRow } from '../domain/dataset.js';
import type { IsoDate } from '../domain/dates.js';
import type { Entry } from '../domain/entry.js';
import { RequestError } from '../domain/errors.js';
import type { Moment } from '../domain/moment.js';
import { aliasesKeeper } from './aliases.js';
import type { Aliases } from './aliases.js';
import { appender } from './append.js';
import type { Append } from './append.js';
import { archiveReader } from './archive.js';
import type { Archive } from './archive.js';
import { changesReader } from './changes.js';
import type { Changes } from './changes.js';
import { connect, connectReader } from './connect.js';
import { datasetRows } from './datasets.js';
import { dayCountsReader } from './day-counts.js';
import type { DayCounts } from './day-counts.js';
import { entriesReader } from './entries.js';
import { eventSubjects } from './event-subjects.js';
import type { EventSubjects } from './event-subjects.js';
import { chain, eventsKeeper } from './events.js';
import type { Events } from './events.js';
import { historyReader } from './history.js';
import type { History } from './history.js';
import { keysReader } from './keys.js';
import type { Keys } from './keys.js';
import { openMoment } from './moment.js';
import { overviewReader } from './overview.js';
import type { Overview } from './overview.js';
import { redactionKeeper } from './redact.js';
import type { Redactions } from './redact.js';
import { guarded, refusing, refusingSteps } from './refusal.js';
import { readinessOf } from './readiness.js';
import type { Readiness } from './readiness.js';
import { recentReader } from './recent.js';
import type { Recent } from './recent.js';
import { reportsKeeper } from './reports.js';
import type { Reports } from './reports.js';
import { reviewKeeper } from './review.js';
import type { Review } from './review.js';
import { wordsReader } from './search.js';
import type { WordsReader } from './search.js';
import { statementsKeeper } from './statements.js';
import type { Statements } from './statements.js';
import { usersKeeper } from './users.js';
import type { Users } from './users.js';
import { verifier } from './verify.js';
import type { Verifier } from './verify.js';
import { versionReader } from './version.js';
import type { Version } from './version.js';

export interface Storage
  extends
    Overview,
    Archive,
    Keys,
    Recent,
    Review,
    Append,
    Statements,
    Users,
    Events,
    Changes,
    History,
    Redactions,
    Verifier,
    EventSubjects,
    DayCounts,
    Aliases,
    WordsReader,
    Readiness,
    Reports,
    Version {
  /** Accepted, pending and rejected entries whose day, or one of whose days, is among `dates`. */
  entriesOn(region: string, dates: IsoDate[]): Entry[];
  /** Streams; in a file it sees one unchanging state, whatever is written meanwhile. */
  datasetRows(dataset: DatasetName, range: DatasetRange): IterableIterator<DatasetRow>;
  /** The ledger in a file as it is now, for long reading; the caller closes it. */
  moment(): Moment;
  /** All that `work` writes, or, where it throws, nothing; a RequestError where the file cannot be written now. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** Throws a RequestError where the file is no usable database, newer than this program, or its schema was changed. */
export function openStorage(file: string, options: { migrations: string }): Storage {
  const db = connect(file, options.migrations);
  try {
    return refusing(file, () => storageOn(db, file, options));
  } catch (error) {
    db.close();
    if ((error as { code?: unknown }).code !== 'SQLITE_ERROR') throw error;
    throw new RequestError(
      'unavailable',
      `台账的表或视图被改动过，无法打开：请运行 verify 看是哪里（${file}）。`,
    );
  }
}

function storageOn(db: Database, file: string, options: { migrations: string }): Storage {
  const events = chain(db);
  const append = appender(db, events);
  return guarded(file, {
    ...overviewReader(db, events),
    ...archiveReader(db),
    ...keysReader(db),
    ...recentReader(db),
    ...reviewKeeper(db, append),
    ...append,
    ...statementsKeeper(db, events),
    ...usersKeeper(db, events),
    ...eventsKeeper(db),
    ...changesReader(db),
    ...aliasesKeeper(db, events),
    ...wordsReader(db),
    ...reportsKeeper(db, events),
    ...historyReader(db),
    ...redactionKeeper(db, events),
    ...verifier(file, options.migrations),
    ...readinessOf(file),
    ...eventSubjects(db),
    ...dayCountsReader(db),
    ...versionReader(db),
    entriesOn: entriesReader(db),
    *datasetRows(dataset, range) {
      const reader = db.memory ? db : refusing(file, () => connectReader(file));
      try {
        yield* refusingSteps(file, datasetRows(reader, dataset, range));
      } finally {
        if (reader !== db) reader.close();
      }
    },
    moment: () => openMoment(file),
    transaction: (work) => db.transaction(work).immediate(),
    close() {
      db.close();
    },
  });
}
