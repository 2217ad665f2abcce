// Puts a backup in the ledger's place, keeps the ledger aside, and records in the restored chain which head was left.
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { shanghaiTimestamp } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';
import type { ChainHead } from '../domain/event.js';
import { keptName, type RestoreFacts } from '../domain/restore.js';
import { prepareCandidate, type CandidateOrder } from './candidate.js';
import { connect, readFrom } from './connect.js';
import { withoutLog } from './copy.js';
import { eventsKeeper } from './events.js';
import { holdAlone, IN_USE } from './lock.js';
import { asRefusal } from './refusal.js';
import { standingOf, type Standing } from './standing.js';
import { fileDigest, flush, removeFile, sentenceOf } from './whole-file.js';

export interface RestoreOrder extends CandidateOrder {
  ledger: string;
  actor: string;
  at: Date;
  /** Whoever is logged in was let in by the ledger that goes. */
  endSessions: () => void;
}

export interface Restoration {
  /** Of the backup's file. */
  digest: string;
  /** The ledger that was in place; null: there was none, or it could not be read. */
  before: Standing | null;
  /** As the backup has it. */
  after: Standing;
  /** Whether the backup is an earlier state of the ledger that was in place; null: not known. */
  isEarlier: boolean | null;
  /** Where that ledger is now; null: there was none. */
  kept: string | null;
  /** Of the restored ledger, with the event of the restore. */
  head: ChainHead;
}

/** Throws a RequestError, and leaves everything as it is, where the backup cannot take the ledger's place. */
export async function restoreLedger(order: RestoreOrder): Promise<Restoration> {
  const { ledger, backup, stop } = order;
  const letGo = holdAlone(ledger);
  const candidate = `${ledger}.restoring`;
  try {
    removeFile(candidate);
    await prepareCandidate(order, candidate);
    const present = existsSync(ledger) ? { standing: settled(ledger) } : null;
    return await changePlaces(order, { candidate, digest: await fileDigest(backup, stop), present });
  } catch (error) {
    throw sentenceOf(error, candidate);
  } finally {
    removeFile(candidate);
    letGo();
  }
}

/**
 * With its log worked in, so that it can be moved; null where it cannot be read: then it is moved as it is. A disk that is
 * full or cannot be written says nothing against the ledger, and its head would be lost.
 */
function settled(ledger: string): Standing | null {
  try {
    withoutLog(ledger);
    return readFrom(ledger, standingOf);
  } catch (error) {
    const code = String((error as { code?: unknown }).code);
    // A program that does not know our lock, such as the sqlite3 shell.
    if (/^SQLITE_(BUSY|LOCKED)/.test(code)) throw new RequestError('unavailable', IN_USE);
    if (/^SQLITE_(NOTADB|CORRUPT)/.test(code) || code === 'SQLITE_ERROR') return null;
    throw asRefusal(ledger, error);
  }
}

interface Change {
  candidate: string;
  digest: string;
  /** Null: there is none. */
  present: { standing: Standing | null } | null;
}

async function changePlaces(
  order: RestoreOrder,
  { candidate, digest, present }: Change,
): Promise<Restoration> {
  const { ledger, endSessions } = order;
  const before = present?.standing ?? null;
  const after = readFrom(candidate, standingOf);
  const kept = present === null ? null : freeName(ledger, order.at);
  const isEarlier = before === null || after.head === null ? null : holds(ledger, after.head);
  const left = leftBy(before, after, candidate).map(({ seq, hash, kept: own }) => ({
    seq,
    hash,
    kept: own ?? kept ?? '',
  }));
  const head = recordRestore(candidate, order, { file: digest, kept, left });
  withoutLog(candidate);
  await flush(candidate);
  if (kept !== null) putAside(ledger, path.join(path.dirname(ledger), kept));
  renameSync(candidate, ledger);
  await flush(path.dirname(ledger));
  endSessions();
  return { digest, before, after, isEarlier, kept, head };
}

/** The head of the ledger that goes, and what that one left behind itself; not what the backup tells of, too. */
function leftBy(
  before: Standing | null,
  after: Standing,
  candidate: string,
): (ChainHead & { kept: string | null })[] {
  if (before === null) return [];
  const own = before.head === null || holds(candidate, before.head) ? [] : [{ ...before.head, kept: null }];
  const told = new Set(after.left.map(({ hash }) => hash));
  return [...own, ...before.left.filter(({ hash }) => !told.has(hash))];
}

/** Whether the chain in the file has this head. */
function holds(file: string, { seq, hash }: ChainHead): boolean {
  return readFrom(
    file,
    (db) => db.prepare('SELECT 1 FROM events WHERE seq = ? AND hash = ?').get(seq, hash) !== undefined,
  );
}

function recordRestore(
  candidate: string,
  { actor, at, migrations }: RestoreOrder,
  after: RestoreFacts,
): ChainHead {
  const db = connect(candidate, migrations);
  try {
    return eventsKeeper(db).record({ action: 'restore', actor, at: at.toISOString(), after });
  } finally {
    db.close();
  }
}

/** Two restores in one second have two names. */
function freeName(ledger: string, at: Date): string {
  const name = keptName(shanghaiTimestamp(at));
  return existsSync(path.join(path.dirname(ledger), name))
    ? freeName(ledger, new Date(at.getTime() + 1000))
    : name;
}

/** Under both names until the new one takes the place: at no moment is there none. A log is only there of one that cannot be read. */
function putAside(ledger: string, kept: string): void {
  try {
    linkSync(ledger, kept);
  } catch (error) {
    // A disk on which a file has one name alone, such as exFAT; whoever starts meanwhile waits for the lock.
    if (!/^(EPERM|ENOTSUP|EOPNOTSUPP)$/.test((error as NodeJS.ErrnoException).code ?? '')) throw error;
    renameSync(ledger, kept);
  }
  if (existsSync(`${ledger}-wal`)) renameSync(`${ledger}-wal`, `${kept}-wal`);
  rmSync(`${ledger}-shm`, { force: true });
}
