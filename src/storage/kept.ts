// Chains that restores left behind, each in a file beside the ledger.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { chainChecker } from '../audit/verify.js';
import type { LedgerEvent } from '../domain/event.js';
import type { LeftHead } from '../domain/restore.js';
import type { RecordedHead } from '../domain/verification.js';
import { readFrom } from './connect.js';

/**
 * Whether the chain that was kept is whole up to the head at which it was left, and holds a recorded one.
 * Null: the file is not there. Its events alone are looked at: its rows are no part of the present ledger.
 */
export function keptChains(folder: string): (left: LeftHead, head: RecordedHead) => boolean | null {
  return (left, head) => {
    const file = path.join(folder, left.kept);
    if (!existsSync(file)) return null;
    try {
      return readFrom(file, (db) => holds(db, [left, head]));
    } catch {
      // Damaged, or of another shape: it proves nothing.
      return false;
    }
  };
}

function holds(db: Database, heads: readonly RecordedHead[]): boolean {
  const checker = chainChecker(heads);
  let isWhole = true;
  for (const event of db.prepare<[], LedgerEvent>('SELECT * FROM events ORDER BY seq').iterate()) {
    isWhole &&= checker.check({ event, found: event.content, redactedLater: false }) === null;
  }
  const { faults, explained } = checker.end();
  return isWhole && faults.length + explained.length === 0;
}
