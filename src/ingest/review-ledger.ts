// What review needs of the storage, which is passed in, and what every act of a person starts from.
import type { Bulletin, Figure } from '../domain/bulletin.js';
import type { Clock } from '../domain/clock.js';
import { keyOf, type Days, type Decision, type ReadingKey } from '../domain/decision.js';
import { RequestError } from '../domain/errors.js';
import type { Reason } from '../domain/judgement.js';
import type { Act, ReviewedReading, StoredDecision } from '../domain/review.js';
import type { AcceptedReadings } from './ledger.js';

/** A version that a person made from an earlier one: each figure says in whose place it stands. */
export interface CorrectedBulletin extends Bulletin {
  figures: (Figure & { replaces?: number })[];
}

export interface ReviewLedger extends AcceptedReadings {
  transaction<T>(work: () => T): T;
  repeatsOf(readingId: number): number[];
  reviewed(readingId: number): ReviewedReading | null;
  actOf(id: number): StoredDecision[];
  decisionBefore(decision: StoredDecision): StoredDecision | null;
  acceptedBeside(readingId: number): number[];
  archivedText(sourceId: number): string | null;
  addReading(
    origin: {
      sourceId: number;
      arrivalId: number;
      parserVersion: string;
      readAt: string;
      correction?: { corrects: number; actor: string };
    },
    bulletin: CorrectedBulletin,
  ): number;
  act(act: Act): number;
}

export interface ReviewServices {
  storage: ReviewLedger;
  clock: Clock;
  /** The ledger's own; readings of other regions are not reviewed here. */
  region: string;
}

/** What every act says. */
export interface ActOf {
  readingId: number;
  actor: string;
  /** Why, in the person's words. */
  note?: string | undefined;
  /** The newest decision that the person saw; another one since: refused. */
  seen?: number | undefined;
}

/** What was decided: the chief decision and the reading that it is about. */
export interface Done {
  decisionId: number;
  readingId: number;
}

/** A reading on the desk of a person, inside a transaction. */
export interface Desk {
  ledger: ReviewLedger;
  reading: ReviewedReading;
  actor: string;
  /** ISO 8601 instant, UTC. */
  at: string;
  today: string;
  note: string | null;
}

const MOST_NOTE = 500;

/** Refuses a reading that is not there, not ours, redacted, or that somebody decided about in the meantime. */
export function openDesk({ storage, clock, region }: ReviewServices, act: ActOf): Desk {
  const reading = storage.reviewed(act.readingId);
  if (reading?.decision.region !== region) throw new RequestError('not-found', '没有这份读数。');
  if (reading.figuresRemoved) {
    throw new RequestError('invalid', '这份来源已经隐去，不能再核对。');
  }
  if (act.seen !== undefined && act.seen !== reading.decision.id) {
    throw new RequestError(
      'invalid',
      '页面打开以后，这份通报又有了新的处理，这次没有改动；请看过现在的内容再办理。',
    );
  }
  const at = clock.now().toISOString();
  return { ledger: storage, reading, actor: act.actor, at, today: clock.today(), note: noteOf(act) };
}

function noteOf({ note = '' }: ActOf): string | null {
  // Control characters are no part of a reason; line breaks become spaces.
  const words = note.replace(/\p{Cc}+/gu, ' ').trim();
  if (words.length > MOST_NOTE) throw new RequestError('invalid', `理由太长，不超过 ${MOST_NOTE} 字。`);
  return words === '' ? null : words;
}

export function needNote({ note }: Desk, message: string): void {
  if (note === null) throw new RequestError('invalid', message);
}

/** The key that a reading lies under. */
export function standingKey({ decision }: Pick<ReviewedReading, 'decision'>): ReadingKey {
  return keyOf(decision);
}

export function overlaps(a: Days, b: Days): boolean {
  if (a.date === null || b.date === null) return false;
  return a.date <= (b.dateTo ?? b.date) && b.date <= (a.dateTo ?? a.date);
}

interface Decided {
  readingId: number;
  action: Decision['action'];
  key: ReadingKey;
  sameAs?: number | null;
  reasons?: Reason[];
  note?: string | null;
}

export function decisionBy({ actor, at }: Pick<Desk, 'actor' | 'at'>, decided: Decided): Decision {
  const { key, sameAs = null, reasons = [], note = null, ...rest } = decided;
  return { ...rest, ...key, sameAs, reasons, note, actor, at };
}
