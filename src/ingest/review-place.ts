// Makes room on a key for the reading that a person chose, and finds a place for those that rested on what gives way.
import type { Bulletin } from '../domain/bulletin.js';
import { keyOf, sameDays, type Decision, type ReadingKey } from '../domain/decision.js';
import { RequestError } from '../domain/errors.js';
import { judge, sameFigures } from '../domain/judgement.js';
import { waitsForYear, type ReviewedReading } from '../domain/review.js';
import { decisionBy, needNote, overlaps, standingKey, type Desk } from './review-ledger.js';

/** What is to stand accepted. */
export interface Candidate {
  bulletin: Pick<Bulletin, 'figures'>;
  key: ReadingKey;
  /** Readings that give way by themselves: its own earlier place, the version that it corrects. */
  leaving: readonly number[];
}

export interface Room {
  /** The accepted reading of the same key and figures: accepted as one more source. */
  sameAs: number | null;
  /** Accepted readings that cannot stand beside it. */
  rivals: ReviewedReading[];
}

/** What stands where the candidate wants to stand. */
export function roomFor({ ledger, reading }: Pick<Desk, 'ledger' | 'reading'>, candidate: Candidate): Room {
  const { bulletin, key, leaving } = candidate;
  const others = ledger.acceptedTouching(key).filter(({ readingId }) => !leaving.includes(readingId));
  const twin = others.find((other) => sameDays(other, key) && sameFigures(other, bulletin));
  const beside = ledger.acceptedBeside(reading.readingId).filter((id) => !leaving.includes(id));
  const ids = new Set([...(twin ? [] : others.map(({ readingId }) => readingId)), ...beside]);
  ids.delete(twin?.readingId ?? 0);
  const rivals = [...ids].map((id) => ledger.reviewed(id)).filter((rival) => rival !== null);
  return { sameAs: twin?.readingId ?? null, rivals };
}

/** Refuses to put a reading over others that the person did not see or gave no reason for. */
export function mustBeChosen(desk: Desk, { rivals }: Room, over: readonly number[]): void {
  if (rivals.length === 0) return;
  if (rivals.some(({ readingId }) => !over.includes(readingId))) {
    throw new RequestError(
      'invalid',
      '这一天已有另一份通报入账，数字不同或日子重叠；请对照两份，再选定一份。',
    );
  }
  needNote(desk, '与已入账的通报不一致：要选定这一份，请写明理由。');
}

/** The rivals step back: other readings of the same characters are superseded, those of other sources rejected. */
export function stepBack(desk: Desk, { rivals }: Room): Decision[] {
  const beside = new Set(desk.ledger.acceptedBeside(desk.reading.readingId));
  return rivals.map((rival) => {
    const action = beside.has(rival.readingId) ? 'supersede' : 'reject';
    return decisionBy(desk, { readingId: rival.readingId, action, key: standingKey(rival) });
  });
}

/** The accepted reading that others may rest on from now on. */
export interface Heir {
  readingId: number;
  key: ReadingKey;
  bulletin: Pick<Bulletin, 'figures'>;
}

/** The readings that repeat one of these, without those of `except`. */
export function restingOn(desk: Desk, ids: readonly number[], except: readonly number[]): ReviewedReading[] {
  return ids
    .flatMap((id) => desk.ledger.repeatsOf(id))
    .filter((id) => !except.includes(id))
    .map((id) => desk.ledger.reviewed(id))
    .filter((reading) => reading !== null);
}

/**
 * Where the readings go that rested on one that gives way. The same figures as the heir: they rest on it. Else the first
 * that stands by itself takes the free place, and the others rest on it. Else they wait, as they would have by themselves.
 */
export function rehouse(desk: Desk, resting: readonly ReviewedReading[], heir: Heir | null): Decision[] {
  let stands = heir;
  return resting.map((reading) => {
    const { readingId, bulletin } = reading;
    const { reasons } = judge(bulletin);
    const key = standingKey(reading);
    if (stands && mayRestOn(reading, stands))
      return decisionBy(desk, { readingId, action: 'accept', key: stands.key, sameAs: stands.readingId });
    const taken = stands !== null && overlaps(stands.key, key);
    const isFree = !taken && reasons.length === 0 && sameDays(keyOf(bulletin), key);
    if (isFree && (stands === null || stands === heir)) {
      stands = { readingId, key, bulletin };
      return decisionBy(desk, { readingId, action: 'accept', key });
    }
    const because = taken || reasons.length === 0 ? [...reasons, 'conflict' as const] : reasons;
    return decisionBy(desk, { readingId, action: 'hold', key, reasons: because });
  });
}

/** The same figures, and under the same day or under one of which only the year is open. */
function mayRestOn(reading: ReviewedReading, heir: Heir): boolean {
  const { bulletin } = reading;
  const isSameDay = sameDays(standingKey(reading), heir.key) || sameDays(keyOf(bulletin), heir.key);
  const mayBe = waitsForYear(judge(bulletin).reasons) && bulletin.monthDay === heir.key.date?.slice(5);
  return sameFigures(bulletin, heir.bulletin) && (isSameDay || mayBe);
}
