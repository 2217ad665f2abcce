// What a verification of the ledger found, and heads of its chain that somebody kept outside.
import { RequestError } from './errors.js';
import type { ChainHead } from './event.js';

export type FaultCode =
  // Of the chain itself.
  | 'gap'
  | 'hash'
  | 'link'
  | 'content'
  | 'row-gone'
  | 'tail-cut'
  | 'head-cut'
  | 'head-differs'
  // Of the rows that the chain speaks of.
  | 'no-event'
  | 'reference'
  | 'no-arrival'
  | 'bytes'
  | 'document'
  | 'not-emptied'
  | 'empty'
  | 'check'
  // Of the database file.
  | 'schema'
  | 'migration'
  | 'header'
  | 'damaged';

/** Something that is not as the program wrote it. */
export interface Fault {
  code: FaultCode;
  /** Number of the event that fails; null where none does. */
  seq: number | null;
  /** The row that fails, by its entity or its table; null where it is none of the ledger's rows. */
  row: { table: string; id: number } | null;
  /** One Chinese sentence. */
  message: string;
}

export interface Verification {
  /** Number of events. */
  events: number;
  /** Null in a ledger in which nothing was ever done. */
  head: ChainHead | null;
  /** Rows that an upgrade took into the chain, and when; null where there were none. */
  adopted: { rows: number; at: string } | null;
  /** How many recorded heads were looked for. */
  heads: number;
  /** Recorded heads that are not in the chain, but in one that a restore left behind. */
  explained: Explanation[];
  /** The first ones: events in the order of the chain, then all else. */
  faults: Fault[];
  /** Of all, also those that are left out of `faults`. */
  faultCount: number;
}

export interface Explanation {
  /** One Chinese sentence. */
  message: string;
  /** No file proves it: the event of the restore says so, and whoever rewrote the chain could have written that. */
  isByEventAlone: boolean;
}

/** How many of the explanations somebody has to confirm, as the end of a sentence; null: none. */
export function reservationText(explained: Verification['explained']): string | null {
  const count = explained.filter(({ isByEventAlone }) => isByEventAlone).length;
  return count === 0 ? null : `但有 ${count} 个链首只凭恢复事件所记，请向经手人确认。`;
}

/** What the chain cannot say of rows that are older than itself. */
export function adoptedText(adopted: Verification['adopted']): string | null {
  if (adopted === null) return null;
  const day = adopted.at.slice(0, 10);
  return `其中 ${adopted.rows} 行在 ${day} 升级时纳入，之前有没有改过无从证明。`;
}

/** A head that was written down outside, at least 100 bits of its hash. */
export interface RecordedHead {
  seq: number;
  /** The beginning of the hash, lower case. */
  hash: string;
}

const HEAD = /^(\d{1,15})-([0-9a-f]{25,64})$/;

/** One head a line as `headText` prints it; blank lines and lines that start with # are left out. */
export function recordedHeads(text: string): RecordedHead[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, number }) => {
      const [, seq, hash] = HEAD.exec(plain(line)) ?? [];
      if (seq !== undefined && hash !== undefined) return { seq: Number(seq), hash };
      throw new RequestError(
        'invalid',
        `第${number}行不是链首：应写成“编号-摘要”，摘要至少25位十六进制数，如 57-3f9a…。`,
      );
    });
}

/** As people type from paper: spaces between groups, another dash, full-width or capital letters. */
function plain(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[‐‑‒–—―−]/g, '-')
    .toLowerCase();
}
