// A drill: a backup is restored beside the ledger, verified, held against the present chain, and removed.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { RequestError } from '../domain/errors.js';
import type { ChainHead } from '../domain/event.js';
import { prepareCandidate, type CandidateOrder } from './candidate.js';
import { readFrom } from './connect.js';
import { headOf } from './copy.js';
import { refusing } from './refusal.js';
import { sentenceOf, sweep } from './whole-file.js';

export interface Drill {
  head: ChainHead | null;
  size: number;
  /** Events of the ledger that came after the backup. */
  behind: number;
}

export interface DrillOrder extends CandidateOrder {
  ledger: string;
  now: Date;
}

/** What a process that died left of a drill. */
const LEFT = /^drill-[0-9A-Za-z]{6}$/;

/** Throws a RequestError where the backup could not be restored, or is no earlier state of the ledger. */
export async function drill({ ledger, now, ...order }: DrillOrder): Promise<Drill> {
  const { backup } = order;
  sweep(path.dirname(ledger), LEFT, now);
  let folder: string | undefined;
  try {
    folder = mkdtempSync(path.join(path.dirname(ledger), 'drill-'));
    const candidate = path.join(folder, 'ledger.sqlite');
    await prepareCandidate(order, candidate);
    const head = readFrom(candidate, headOf);
    return { head, size: statSync(backup).size, behind: behindLedger(ledger, head, backup) };
  } catch (error) {
    throw sentenceOf(error, folder ?? path.dirname(ledger));
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function behindLedger(ledger: string, head: ChainHead | null, backup: string): number {
  const { hash, newest } = refusing(ledger, () =>
    readFrom(ledger, (db) => ({
      hash: db
        .prepare<[number], string>('SELECT hash FROM events WHERE seq = ?')
        .pluck()
        .get(head?.seq ?? 0),
      newest: headOf(db),
    })),
  );
  if (head !== null && hash === head.hash) return (newest?.seq ?? head.seq) - head.seq;
  throw new RequestError('unavailable', `${backup} 不是现有台账的早先状态：它的链首不在现有的审计链上。`);
}
