// Decisions of persons about readings: each act is one transaction, and only appends.
import type { ReadingKey } from '../domain/decision.js';
import type { ReviewedReading } from '../domain/review.js';
import { accept, reject, setDate, type Accept, type SetDate } from './review-accept.js';
import { correct, type Correct } from './review-correct.js';
import type { ActOf, Done, ReviewServices } from './review-ledger.js';
import { roomFor } from './review-place.js';
import { canBeUndone, undo } from './review-undo.js';
import { acceptYears, type AcceptYears, type YearsDone } from './review-years.js';

/** Each refuses with a RequestError of one sentence; then nothing was written. */
export interface ReviewActs {
  /** As printed, under the day that it lies under. Over other accepted readings: only those in `over`, with a note. */
  accept: (act: Accept) => Done;
  /** Accepted under a day that the person gives. */
  setDate: (act: SetDate) => Done;
  /** A further version is accepted in its place. */
  correct: (act: Correct) => Done;
  reject: (act: ActOf) => Done;
  /** All that are asked for, or none; those whose day others hold go on waiting, as conflicts. */
  acceptYears: (batch: AcceptYears) => YearsDone;
  /** Takes back the newest act of a person on the reading. */
  undo: (act: ActOf) => Done;
  /** Takes back several acts at once: all of them or none. */
  undoAll: (acts: ActOf[]) => Done[];
  /** Accepted readings that the reading would be put over, under its own key or another. */
  rivals: (reading: ReviewedReading, key: ReadingKey) => ReviewedReading[];
  canBeUndone: (reading: ReviewedReading) => boolean;
}

export function createReview(services: ReviewServices): ReviewActs {
  const { storage } = services;
  return {
    accept: (act) => storage.transaction(() => accept(services, act)),
    setDate: (act) => storage.transaction(() => setDate(services, act)),
    correct: (act) => storage.transaction(() => correct(services, act)),
    reject: (act) => storage.transaction(() => reject(services, act)),
    acceptYears: (batch) => storage.transaction(() => acceptYears(services, batch)),
    undo: (act) => storage.transaction(() => undo(services, act)),
    undoAll: (acts) => storage.transaction(() => acts.toReversed().map((act) => undo(services, act))),
    rivals: (reading, key) => {
      const { readingId, bulletin } = reading;
      return roomFor({ ledger: storage, reading }, { bulletin, key, leaving: [readingId] }).rivals;
    },
    canBeUndone,
  };
}
