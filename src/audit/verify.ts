// Walks the audit chain and names what fails in it; heads that were kept outside must be in it.
import { ENTITY_NAMES, headText } from '../domain/event.js';
import type { ChainHead, LedgerEvent } from '../domain/event.js';
import type { LeftHead, Restore } from '../domain/restore.js';
import { restoreOf } from '../domain/restore.js';
import type { Fault, FaultCode, RecordedHead, Verification } from '../domain/verification.js';
import { eventHash, GENESIS } from './event-hash.js';
import { headFate } from './left-behind.js';

/** An event with what the ledger has of the row that it brought. */
export interface CheckedEvent {
  event: LedgerEvent;
  /** Digest of that row as it is now; null where it is gone or the event brought none. */
  found: string | null;
  /** Its source was redacted by a later event, whose own digest stands for what is left. */
  redactedLater: boolean;
}

export interface ChainChecker {
  /** Takes the events in the order of their numbers; at most one fault of each. */
  check(item: CheckedEvent): Fault | null;
  /** After the last event: what became of the recorded heads, too. */
  end(): Pick<Verification, 'events' | 'head' | 'adopted' | 'explained' | 'faults'>;
}

export function chainChecker(
  heads: readonly RecordedHead[],
  isKept: (left: LeftHead, head: RecordedHead) => boolean | null = () => null,
): ChainChecker {
  let [events, last]: [number, ChainHead] = [0, { seq: 0, hash: GENESIS }];
  let adopted: Verification['adopted'] = null;
  let told: ReturnType<ChainChecker['end']> | undefined;
  const absent = new Set(heads);
  const differing = new Set<RecordedHead>();
  const wanted = new Set(heads.map(({ seq }) => seq));
  const restores: Restore[] = [];
  const end = (): ReturnType<ChainChecker['end']> => {
    const fates = [...differing, ...absent].map((head) =>
      headFate(head, {
        restores,
        isKept,
        fault: differing.has(head) ? headDiffers(head.seq) : headCut(head, last),
      }),
    );
    return {
      ...{ events, head: events === 0 ? null : last, adopted },
      explained: fates.filter((fate) => 'isByEventAlone' in fate),
      faults: fates.filter((fate) => 'code' in fate),
    };
  };
  return {
    check(item) {
      const { seq, hash, action, at } = item.event;
      if (action === 'adopt') adopted = { rows: (adopted?.rows ?? 0) + 1, at };
      const restore = restoreOf(item.event);
      if (restore !== null) restores.push(restore);
      for (const head of wanted.has(seq) ? heads : []) {
        if (head.seq !== seq) continue;
        absent.delete(head);
        if (!hash.startsWith(head.hash)) differing.add(head);
      }
      const fault = linkFault(item.event, last) ?? contentFault(item);
      [events, last] = [events + 1, { seq, hash }];
      return fault;
    },
    end: () => (told ??= end()),
  };
}

function linkFault(event: LedgerEvent, last: ChainHead): Fault | null {
  const { seq, previous, hash } = event;
  if (seq !== last.seq + 1) return fault('gap', seq, gapText(seq, last.seq));
  if (hash !== eventHash(event)) {
    return fault('hash', seq, `第${seq}号事件被改过：它的内容与它自己的摘要不符。`);
  }
  if (previous === last.hash) return null;
  const earlier = last.seq === 0 ? '它不是链的开头' : `它接的不是第${last.seq}号现在的内容`;
  return fault('link', seq, `审计链在第${seq}号断开：${earlier}，两者之一被换过。`);
}

function gapText(seq: number, last: number): string {
  if (seq <= last) return `第${seq}号事件的编号不对：前面已经到第${last}号。`;
  const [first, end] = [last + 1, seq - 1];
  const which = first === end ? `第${first}号` : `第${first}至${end}号`;
  const where = last === 0 ? `链从第${seq}号开始` : `第${last}号之后就是第${seq}号`;
  return `${which}事件不见了：${where}。`;
}

function contentFault({ event, found, redactedLater }: CheckedEvent): Fault | null {
  const { seq, entity, entity_id: id, content } = event;
  if (entity === null || id === null) return null;
  // Somebody may have written a name that the program does not know.
  const names: Partial<Record<string, string>> = ENTITY_NAMES;
  const what = `${names[entity] ?? '对象'} ${id}`;
  const row = { table: entity, id };
  if (found === null) {
    return { code: 'row-gone', seq, row, message: `第${seq}号事件记下的${what}不见了。` };
  }
  if (redactedLater || found === content) return null;
  const message = `${what}（第${seq}号事件）被改过：它或它的组成部分与入链时不同。`;
  return { code: 'content', seq, row, message };
}

function headDiffers(seq: number): Fault {
  return fault(
    'head-differs',
    seq,
    `第${seq}号与记下的链首不符：如果没有抄错，链在第${seq}号或更早被改写过。`,
  );
}

function headCut(head: RecordedHead, last: ChainHead): Fault {
  const short = headText({ seq: head.seq, hash: head.hash.slice(0, 8) });
  const end = last.seq === 0 ? '现在链是空的' : `现在链只到第${last.seq}号`;
  const message =
    head.seq > last.seq
      ? `记下的链首 ${short}… 不在链上：${end}，后面的被截去了。`
      : `记下的链首 ${short}… 不在链上：链里没有第${head.seq}号。`;
  return fault('head-cut', head.seq, message);
}

function fault(code: FaultCode, seq: number, message: string): Fault {
  return { code, seq, row: null, message };
}
