// What persons decided about a place of a source: neither reading it again nor bringing it again overrules them.
import type { Bulletin } from '../domain/bulletin.js';
import { sameFigures } from '../domain/judgement.js';
import type { ReviewedReading } from '../domain/review.js';
import type { HeldReading } from '../domain/source.js';
import { RULES } from './rules.js';

export interface DecidedReadings {
  reviewed(readingId: number): ReviewedReading | null;
}

/** What the parser read there: the first version of what a person corrected. */
export function asRead(held: HeldReading, ledger: DecidedReadings): HeldReading {
  const earlier = held.corrects === null ? null : ledger.reviewed(held.corrects);
  return earlier === null ? held : asRead(earlier, ledger);
}

export function isByPerson({ readingId }: HeldReading, ledger: DecidedReadings): boolean {
  const decision = ledger.reviewed(readingId)?.decision;
  return decision !== undefined && decision.actor !== RULES;
}

export function isRejectedByPerson(held: HeldReading, ledger: DecidedReadings): boolean {
  return held.state === 'rejected' && isByPerson(held, ledger);
}

/**
 * Whether a bulletin says nothing but what a person corrected or rejected here: the same figures, and under the same
 * day, as read before or as the person said. A publication date that is given now and says another day is news.
 */
export function isAnswered(bulletin: Bulletin, earlier: HeldReading[], ledger: DecidedReadings): boolean {
  return earlier.some((held) => {
    const isCorrected = held.state === 'accepted' && held.corrects !== null;
    if (!isCorrected && !isRejectedByPerson(held, ledger)) return false;
    const before = asRead(held, ledger).bulletin;
    if (!sameFigures(bulletin, before) || bulletin.dateTo !== before.dateTo) return false;
    const isGiven = bulletin.year.rule === 'published' && bulletin.year.known;
    return bulletin.date === held.date || (!isGiven && bulletin.date === before.date);
  });
}
