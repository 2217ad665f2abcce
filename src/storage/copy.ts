// Copies a ledger as it is at one moment, while others write.
import Database from 'better-sqlite3';
import type { ChainHead } from '../domain/event.js';
import { connectReader } from './connect.js';
import { NEWEST_EVENT } from './events.js';

/** Pages between two turns of others. */
const PAGES_A_TURN = 256;

/**
 * `to`: a file of its own, without a log beside it, so that it can be read from a disk that cannot be written.
 * The reader holds one moment from its first look on: however much is written meanwhile, the copy never begins anew.
 * Returns the head of the chain at that moment; null where there is no event.
 */
export async function copyLedger(from: string, to: string, stop?: AbortSignal): Promise<ChainHead | null> {
  const db = connectReader(from);
  try {
    db.exec('BEGIN');
    const head = headOf(db);
    await db.backup(to, {
      progress: () => {
        stop?.throwIfAborted();
        return PAGES_A_TURN;
      },
    });
    withoutLog(to);
    return head;
  } finally {
    db.close();
  }
}

/** Null without an event or, in a ledger of before the chain, without the table. */
export function headOf(db: Database.Database): ChainHead | null {
  const table = db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'events'").get();
  return table === undefined ? null : (db.prepare<[], ChainHead>(NEWEST_EVENT).get() ?? null);
}

/** One file with all that was written; throws SQLITE_BUSY where anybody else has it open. */
export function withoutLog(file: string): void {
  const db = new Database(file, { timeout: 500, fileMustExist: true });
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}
