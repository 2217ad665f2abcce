// Recorded heads that are not in the chain, held against the chains that restores left behind.
import { headText } from '../domain/event.js';
import type { LeftHead, Restore } from '../domain/restore.js';
import type { Explanation, Fault, RecordedHead } from '../domain/verification.js';

interface Ground {
  restores: readonly Restore[];
  /** Whether the chain that was kept at `left` is whole and holds the head; null: it is not there. */
  isKept: (left: LeftHead, head: RecordedHead) => boolean | null;
  /** What is to be said of the head where no restore explains it. */
  fault: Fault;
}

/**
 * An explanation where a restore has one, else the fault. By its event alone only the head can be known that the restore
 * itself left. Any other is in a chain that was kept, or cannot be told from one of a rewritten chain.
 */
export function headFate(head: RecordedHead, { restores, isKept, fault }: Ground): Explanation | Fault {
  const candidates = restores.flatMap((restore) =>
    restore.left
      .filter((left) => restore.seq <= head.seq && head.seq <= left.seq)
      .map((left) => ({ restore, left, kept: isKept(left, head) })),
  );
  const found = candidates.find(({ kept }) => kept === true);
  if (found !== undefined) {
    const message = `${beginning(head, found.restore)}，${foundText(found.left)}`;
    return { message, isByEventAlone: false };
  }
  const named = candidates.find(
    ({ restore, left }) => left === restore.own && left.seq === head.seq && left.hash.startsWith(head.hash),
  );
  if (named !== undefined) {
    const message = `${beginning(head, named.restore)}，${namedText(named.left)}`;
    return { message, isByEventAlone: true };
  }
  const gone = candidates.find(({ kept }) => kept === null);
  return gone === undefined ? fault : { ...fault, message: `${fault.message}${goneText(gone)}` };
}

function beginning(head: RecordedHead, { seq, at, actor }: Restore): string {
  const short = headText({ seq: head.seq, hash: head.hash.slice(0, 8) });
  return `链首 ${short}… 不在现在的链上：它属于 ${at.slice(0, 10)} 恢复备份时（第${seq}号事件，${actor}）换下的台账`;
}

function foundText({ kept }: LeftHead): string {
  return `已在留存的 ${kept} 里核对到。请确认确有这次恢复。`;
}

function namedText({ kept }: LeftHead): string {
  return `这一点只凭该事件所记，留存的 ${kept} 不在或对不上。请向经手人确认确有这次恢复。`;
}

function goneText({ restore: { seq }, left }: { restore: Restore; left: LeftHead }): string {
  return `（第${seq}号事件记着一次恢复，换下的链到第${left.seq}号，这个链首可能是其中一个；留存的 ${left.kept} 不在台账旁边，无从证明。）`;
}
