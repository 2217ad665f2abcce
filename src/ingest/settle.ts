// Writes a new reading down and decides about it, and about the earlier readings of the same place.
import type { Bulletin } from '../domain/bulletin.js';
import { keyOf, type Action, type ReadingKey } from '../domain/decision.js';
import { judge, sameFigures } from '../domain/judgement.js';
import type { HeldReading } from '../domain/source.js';
import { PARSER_VERSION } from '../parser/read-page.js';
import { heldAgainstHistory } from './history.js';
import type { IngestLedger } from './ledger.js';
import { isByPerson, isRejectedByPerson } from './persons-word.js';
import { hold, rule, RULES } from './rules.js';
import type { Ruling } from './rules.js';

/** The visit of one document: where its rows belong, and when it is. */
export interface Visit {
  ledger: IngestLedger;
  sourceId: number;
  arrivalId: number;
  /** ISO 8601 instant, UTC. */
  at: string;
}

/** `earlier`: what the same place of the same source was read as before. Returns the id of the new reading. */
export function settle(read: Bulletin, earlier: HeldReading[], visit: Visit): number {
  const { ledger } = visit;
  const bulletin = heldAgainstHistory(read, ledger);
  const readingId = addReading(bulletin, visit);
  const standing = earlier.find((reading) => reading.state === 'accepted');
  const isRedated = standing !== undefined && redates(bulletin, standing, ledger);
  const accepted = isRedated ? undefined : standing;
  const decided = accepted && carriedBy(accepted, ledger);
  for (const reading of earlier) {
    const isHeir = reading === accepted && inherits(bulletin, reading);
    if (reading.state === 'pending' || isRedated || isHeir) supersede(reading, visit);
  }
  const ruled =
    decided && confirms(bulletin, decided.held) ? decided.ruling : ruling(bulletin, accepted, ledger);
  append(visit, { readingId, ...askedAgain(ruled, earlier, ledger) });
  if (accepted && !accepted.repeats && inherits(bulletin, accepted))
    inheritRepeats(accepted, readingId, visit);
  return readingId;
}

/** The accepted one of the place stays; the new reading waits beside it for a person. Returns its id. */
export function holdBeside(bulletin: Bulletin, earlier: HeldReading[], visit: Visit): number {
  const readingId = addReading(bulletin, visit);
  for (const reading of earlier) if (reading.state === 'pending') supersede(reading, visit);
  append(visit, { readingId, ...hold(keyOf(bulletin), [...judge(bulletin).reasons, 'conflict']) });
  return readingId;
}

function addReading(bulletin: Bulletin, { ledger, sourceId, arrivalId, at }: Visit): number {
  return ledger.addReading({ sourceId, arrivalId, parserVersion: PARSER_VERSION, readAt: at }, bulletin);
}

/** A person corrected what this reading repeats, and it with it: whoever confirms it rests where it does. */
function carriedBy(
  held: HeldReading,
  ledger: IngestLedger,
): { held: HeldReading; ruling: Ruling } | undefined {
  const sameAs = ledger.reviewed(held.readingId)?.decision.sameAs ?? null;
  if (sameAs === null || !isByPerson(held, ledger)) return undefined;
  const key = keyOf({ ...held.bulletin, date: held.date });
  return { held, ruling: { action: 'accept', key, sameAs, reasons: [] } };
}

/** What a person rejected here before is not accepted by a rule. */
function askedAgain(ruled: Ruling, earlier: HeldReading[], ledger: IngestLedger): Ruling {
  const standsAlone = ruled.action === 'accept' && ruled.sameAs === null;
  const wasRejected = earlier.some((held) => isRejectedByPerson(held, ledger));
  return standsAlone && wasRejected ? hold(ruled.key, ['rejected-before']) : ruled;
}

function ruling(bulletin: Bulletin, accepted: HeldReading | undefined, ledger: IngestLedger): Ruling {
  if (accepted === undefined) return rule(bulletin, ledger);
  if (!confirms(bulletin, accepted)) return hold(keyOf(bulletin), [...judge(bulletin).reasons, 'conflict']);
  if (accepted.repeats || !inherits(bulletin, accepted)) return rule(bulletin, ledger);
  return { action: 'accept', key: keyOf(bulletin), sameAs: null, reasons: [] };
}

/** The new reading takes the accepted one's place: the same on better evidence, and nothing in it to hold; never a person's. */
function inherits(bulletin: Bulletin, accepted: HeldReading): boolean {
  const isOwn = accepted.corrects === null;
  return isOwn && confirms(bulletin, accepted) && judge(bulletin).reasons.length === 0;
}

/** The same figures under the same day. */
function confirms(bulletin: Bulletin, accepted: HeldReading): boolean {
  return (
    bulletin.date === accepted.date &&
    bulletin.dateTo === accepted.bulletin.dateTo &&
    sameFigures(bulletin, accepted.bulletin)
  );
}

/**
 * A person gave another publication date for the same page: the day was wrong, not the figures. Where other sources
 * rest on the accepted reading, a person must decide.
 */
function redates(bulletin: Bulletin, accepted: HeldReading, ledger: IngestLedger): boolean {
  return (
    bulletin.year.rule === 'published' &&
    bulletin.year.known &&
    bulletin.date !== accepted.date &&
    sameFigures(bulletin, accepted.bulletin) &&
    ledger.repeatsOf(accepted.readingId).length === 0 &&
    !isByPerson(accepted, ledger)
  );
}

export function supersede(reading: HeldReading, visit: Visit): void {
  const key = keyOf({ ...reading.bulletin, date: reading.date });
  append(visit, { readingId: reading.readingId, action: 'supersede', key, sameAs: null, reasons: [] });
}

function inheritRepeats(accepted: HeldReading, heir: number, visit: Visit): void {
  const key = keyOf({ ...accepted.bulletin, date: accepted.date });
  for (const readingId of visit.ledger.repeatsOf(accepted.readingId)) {
    append(visit, { readingId, action: 'accept', key, sameAs: heir, reasons: [] });
  }
}

interface RuledReading extends Omit<Ruling, 'action'> {
  readingId: number;
  action: Action;
  key: ReadingKey;
}

function append({ ledger, at }: Visit, { key, ...decision }: RuledReading): void {
  ledger.decide({ ...decision, ...key, actor: RULES, at });
}
