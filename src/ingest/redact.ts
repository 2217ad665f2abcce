// Redaction: an administrator takes a source's characters out of the ledger, with a reason; its digest stays.
import type { Clock } from '../domain/clock.js';
import { dateName, shanghaiDate } from '../domain/dates.js';
import type { ReadingKey } from '../domain/decision.js';
import { RequestError } from '../domain/errors.js';
import type { Reason } from '../domain/judgement.js';
import type { Redaction } from '../domain/redaction.js';
import type { IngestLedger } from './ledger.js';
import { RULES } from './rules.js';

interface RedactionLedger extends IngestLedger {
  redactSource(sourceId: number, redaction: Redaction): number;
  heldKeysOf(sourceId: number): { readingId: number; key: ReadingKey; repeatedBy: number[] }[];
  sealRedaction(id: number): void;
  wipe(): boolean;
}

export interface RedactionServices {
  storage: RedactionLedger;
  clock: Clock;
}

export type RedactionOrder = Omit<Redaction, 'at'>;

export interface Redact {
  /** All of it or nothing. Throws a RequestError where the source is unknown or redacted already. */
  redact: (sha256: string, order: RedactionOrder) => void;
  /** Tells of each redaction: whoever remembers words of sources forgets them. */
  watch: (forget: (sha256: string) => void) => void;
  /** Tries again to wipe the database's files, where somebody was in the way; true: no character is left in them. */
  wipe: () => boolean;
}

/** The same bytes never come in again. */
export interface Redacted {
  ok: false;
  code: 'redacted';
  message: string;
}

export function refusalOf(ledger: Pick<IngestLedger, 'redaction'>, sha256: string): Redacted | null {
  const redaction = ledger.redaction(sha256);
  if (redaction === null) return null;
  const day = dateName(shanghaiDate(new Date(redaction.at)));
  return { ok: false, code: 'redacted', message: `这份文件已于${day}按决定隐去，不能再次录入。` };
}

export function createRedaction({ storage, clock }: RedactionServices): Redact {
  // Not known at first: an earlier run may have ended before it was done.
  let isWiped = false;
  const watchers: ((sha256: string) => void)[] = [];
  const wipe = (): boolean => {
    isWiped ||= storage.wipe();
    return isWiped;
  };
  return {
    redact(sha256, order) {
      const redaction = { ...order, at: clock.now().toISOString() };
      storage.transaction(() => redactWithin(storage, sha256, redaction));
      for (const forget of watchers) forget(sha256);
      isWiped = false;
      wipe();
    },
    watch: (forget) => watchers.push(forget),
    wipe,
  };
}

/** The event comes last: its digest covers everything that is left of the source. */
function redactWithin(ledger: RedactionLedger, sha256: string, redaction: Redaction): void {
  const known = ledger.knownSource(sha256);
  if (known === null) throw new RequestError('not-found', '台账里没有这份来源。');
  if (ledger.redaction(sha256) !== null) throw new RequestError('invalid', '这份来源已经隐去。');
  const held = ledger.heldKeysOf(known.id);
  for (const { id } of ledger.statementsOf(sha256)) ledger.withdrawStatement(id, redaction);
  const id = ledger.redactSource(known.id, redaction);
  if (redaction.figures === 'removed') for (const one of held) takeOut(ledger, one, redaction);
  ledger.sealRedaction(id);
}

type Held = ReturnType<RedactionLedger['heldKeysOf']>[number];

/** Where other sources print the same figures, the first of them holds the day from now on. */
function takeOut(ledger: RedactionLedger, held: Held, { note, actor, at }: Redaction): void {
  const { readingId, key, repeatedBy } = held;
  const none = { sameAs: null, reasons: [] satisfies Reason[] };
  const cause = ledger.decide({ ...key, ...none, readingId, action: 'redact', note, actor, at });
  const [heir, ...others] = repeatedBy;
  if (heir === undefined) return;
  const accept = (repeating: number, sameAs: number | null): number =>
    ledger.decide({
      ...{ ...key, ...none, readingId: repeating, action: 'accept' as const, sameAs },
      ...{ cause, actor: RULES, at },
    });
  accept(heir, null);
  for (const other of others) accept(other, heir);
}
