// What the event of a restore tells: the heads that were left behind, and the file beside the ledger that keeps each chain.
import { fileStamp } from './dates.js';
import type { ChainHead, Facts, LedgerEvent } from './event.js';

/** The newest event of a chain that a restore put aside. */
export interface LeftHead extends ChainHead {
  /** Name of the file beside the ledger that keeps this chain. */
  kept: string;
}

export interface RestoreFacts extends Facts {
  /** SHA-256 of the backup. */
  file: string;
  /** Where the ledger went that was in place; null: there was none. */
  kept: string | null;
  /** Its head, where it could be read, and those that it had itself left behind and that the backup does not tell of. */
  left: readonly LeftHead[];
}

/** A chain that was left at `left` and went on after event `seq` - 1 with the event of the restore. */
export interface Restore {
  seq: number;
  at: string;
  actor: string;
  left: readonly LeftHead[];
  /** The one among them at which this restore left its own chain; the others it took over. Null: it was not known. */
  own: LeftHead | null;
}

/** Never a way out of the folder. */
const KEPT = /^ledger-\d{8}-\d{6}\.sqlite$/;

/** `ledger-20261121-083000.sqlite`: beside the ledger; `timestamp` as `shanghaiTimestamp` writes it. */
export function keptName(timestamp: string): string {
  return `ledger-${fileStamp(timestamp)}.sqlite`;
}

/** Null where the event is of something else. Whoever can change the file can change its facts: nothing relies on their shape. */
export function restoreOf({ seq, at, actor, action, after }: LedgerEvent): Restore | null {
  if (action !== 'restore') return null;
  const facts = factsIn(after);
  const left = (Array.isArray(facts?.left) ? (facts.left as unknown[]) : []).filter(isLeftHead);
  const [own = null, ...more] = left.filter(({ kept }) => kept === facts?.kept);
  return { seq, at, actor, left, own: more.length === 0 ? own : null };
}

function factsIn(json: string | null): { left?: unknown; kept?: unknown } | null {
  try {
    return JSON.parse(json ?? 'null') as { left?: unknown; kept?: unknown } | null;
  } catch {
    return null;
  }
}

function isLeftHead(value: unknown): value is LeftHead {
  const { seq, hash, kept } = (value ?? {}) as Partial<Record<keyof LeftHead, unknown>>;
  return Number.isInteger(seq) && typeof hash === 'string' && typeof kept === 'string' && KEPT.test(kept);
}
