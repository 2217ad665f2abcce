// Verifies a ledger: the chain from its first event, the rows that it speaks of, the originals, the schema, the file.
import { dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { chainChecker, type ChainChecker, type CheckedEvent } from '../audit/verify.js';
import { RequestError } from '../domain/errors.js';
import { ENTITIES, type LedgerEvent } from '../domain/event.js';
import type { Fault, RecordedHead, Verification } from '../domain/verification.js';
import { isCutBack } from './adopt.js';
import { brokenChecks, emptyTexts, tableRules } from './column-rules.js';
import { connectReader, readFrom } from './connect.js';
import { containedReader } from './contained.js';
import {
  alteredHeader,
  alteredOriginals,
  cutTail,
  damage,
  damagedFile,
  foreignCounts,
  looseRows,
  rowsWithoutEvent,
  type Steps,
} from './integrity.js';
import { alteredReports } from './frozen.js';
import { keptChains } from './kept.js';
import { migrationRecord } from './migrate.js';
import { refusing, refusingSteps } from './refusal.js';
import { migrationFaults, schemaFaults } from './schema-faults.js';

export interface VerificationOptions {
  migrations: string;
  heads: readonly RecordedHead[];
}

export interface Verifier {
  /** Reads one unchanging state, whatever is written meanwhile. */
  verify(heads: readonly RecordedHead[]): Verification;
  /** The same piece by piece, so that others may have their turn between. */
  verification(heads: readonly RecordedHead[]): Generator<undefined, Verification>;
}

const MOST_FAULTS = 100;
/** Events between two turns of others. */
const EVENTS_A_TURN = 50;

export function verifier(file: string, migrations: string): Verifier {
  const verification: Verifier['verification'] = (heads) => verificationOf(file, { migrations, heads });
  return { verification, verify: (heads) => drained(verification(heads)) };
}

/**
 * Opens the file for reading only and changes nothing in it.
 * Throws a RequestError where it is no database, or one that an older program wrote.
 */
export function* verificationOf(
  file: string,
  options: VerificationOptions,
): Generator<undefined, Verification> {
  const db = refusing(file, () => connectReader(file));
  try {
    refusing(file, () => begin(db, options.migrations));
    return yield* refusingSteps(file, verification(db, options));
  } finally {
    db.close();
  }
}

export function drained<Result>(steps: Generator<undefined, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The first look fixes the state that all further ones see. */
function begin(db: Database, migrations: string): void {
  db.exec('BEGIN');
  if (!isOlderIn(db, migrations)) return;
  throw new RequestError(
    'unavailable',
    '台账还是旧版程序的格式：请先用本程序打开一次（例如 serve），再校验。',
  );
}

/** Whether an older program wrote the file; not one that somebody cut back. */
export function isOlderLedger(file: string, migrations: string): boolean {
  return refusing(file, () => readFrom(file, (db) => isOlderIn(db, migrations)));
}

function isOlderIn(db: Database, migrations: string): boolean {
  const { isOlder, missing } = migrationRecord(db, migrations);
  return isOlder && !isCutBack(db, missing);
}

function* verification(
  db: Database,
  { migrations, heads }: VerificationOptions,
): Generator<undefined, Verification> {
  const faults: Fault[] = [];
  let faultCount = 0;
  const checker = chainChecker(heads, keptChains(dirname(db.name)));
  for (const step of allSteps(db, checker, migrations)) {
    if (step === null) yield;
    else if ((faultCount += 1) <= MOST_FAULTS) faults.push(step);
  }
  const { events, head, adopted, explained } = checker.end();
  return { events, head, adopted, heads: heads.length, explained, faults, faultCount };
}

function* allSteps(db: Database, checker: ChainChecker, migrations: string): Steps {
  yield* readable('审计链', () => chainFaults(db, checker));
  yield* checker.end().faults;
  yield* readable('各表与审计链的对应', () => rowsWithoutEvent(db));
  yield* readable('各行的归属', () => looseRows(db));
  yield* readable('事件编号', () => cutTail(db));
  yield* readable('编号记录', () => foreignCounts(db));
  yield* readable('原始资料', () => alteredOriginals(db));
  yield* readable('印发的报告', () => alteredReports(db));
  for (const rules of tableRules(migrations)) {
    yield* readable(`表 ${rules.table} 的空字串`, () => emptyTexts(db, rules));
    yield* readable(`表 ${rules.table} 的约束`, () => brokenChecks(db, rules));
  }
  yield* readable('迁移记录', () => migrationFaults(db, migrations));
  yield* readable('表、视图和触发器', () => schemaFaults(db, migrations));
  yield* readable('数据库文件头', () => alteredHeader(db));
  yield* readable('数据库文件', () => damagedFile(db));
}

/** A table that is gone or a page that cannot be read is a finding, too, and keeps nothing else from being looked at. */
function* readable(what: string, steps: () => Steps): Steps {
  try {
    yield* steps();
  } catch (error) {
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
    if (!/^SQLITE_(?:ERROR|CORRUPT)/.test(code)) throw error;
    yield damage(`${what}无法核对：数据库文件损坏，或表的结构被改动。`);
  }
}

function* chainFaults(db: Database, checker: ChainChecker): Steps {
  const found = finder(db);
  let count = 0;
  for (const event of db.prepare<[], LedgerEvent>('SELECT * FROM events ORDER BY seq').iterate()) {
    if ((count += 1) % EVENTS_A_TURN === 0) yield null;
    const fault = checker.check(found(event));
    if (fault !== null) yield fault;
  }
}

function finder(db: Database): (event: LedgerEvent) => CheckedEvent {
  const { contentDigest, redactedAt } = containedReader(db);
  return (event) => {
    const { seq, entity, entity_id: id } = event;
    // Somebody may have written a name that the program does not know.
    if (entity === null || id === null || !ENTITIES.includes(entity)) {
      return { event, found: null, redactedLater: false };
    }
    const redactedLater = (redactedAt(entity, id) ?? 0) > seq;
    return { event, found: digestOf(() => contentDigest(entity, id)), redactedLater };
  };
}

/** What has no canonical form, such as an infinite number, was not written by the program. */
function digestOf(content: () => string | null): string | null {
  try {
    return content();
  } catch (error) {
    if (error instanceof RangeError) return '';
    throw error;
  }
}
