// The rules that accept a new reading by themselves or leave it to a person.
import type { Bulletin } from '../domain/bulletin.js';
import { keyOf, sameDays } from '../domain/decision.js';
import type { AcceptedReading, ReadingKey } from '../domain/decision.js';
import { judge, sameFigures } from '../domain/judgement.js';
import type { Reason } from '../domain/judgement.js';
import { waitsForYear } from '../domain/review.js';
import type { AcceptedReadings } from './ledger.js';

/** Automatic decisions are the rules', not those of whoever brought the document. */
export const RULES = '规则';

/** Where a new reading goes: accepted, accepted as one more source of `sameAs`, or held. */
export interface Ruling {
  action: 'accept' | 'hold';
  key: ReadingKey;
  sameAs: number | null;
  reasons: Reason[];
}

/** Whether a page leaves nothing but its year open; a date that it states, or that somebody gave, is not overruled. */
function isOnlyYearInDoubt(bulletin: Bulletin): boolean {
  const isGiven = bulletin.year.rule === 'published' || bulletin.year.rule === 'masthead';
  return !isGiven && waitsForYear(judge(bulletin).reasons);
}

export function rule(bulletin: Bulletin, ledger: AcceptedReadings): Ruling {
  const key = keyOf(bulletin);
  const { reasons } = judge(bulletin);
  const touching = ledger.acceptedTouching(key);
  const twin = touching.find((accepted) => sameDays(accepted, key) && sameFigures(accepted, bulletin));
  const repeated = twin ?? (isOnlyYearInDoubt(bulletin) ? onlyTwinOfAnyYear(bulletin, ledger) : undefined);
  if (repeated) {
    const { readingId: sameAs, date, dateTo } = repeated;
    return { action: 'accept', key: keyOf({ ...key, date, dateTo }), sameAs, reasons: [] };
  }
  if (touching.length > 0) return hold(key, [...reasons, 'conflict']);
  return reasons.length > 0 ? hold(key, reasons) : { action: 'accept', key, sameAs: null, reasons: [] };
}

export function hold(key: ReadingKey, reasons: Reason[]): Ruling {
  return { action: 'hold', key, sameAs: null, reasons };
}

/** The accepted reading of the same printed day and figures, where there is exactly one in all years. */
function onlyTwinOfAnyYear(bulletin: Bulletin, ledger: AcceptedReadings): AcceptedReading | undefined {
  const { region, kind, monthDay } = bulletin;
  if (monthDay === null) return undefined;
  const twins = ledger
    .acceptedOnMonthDay({ region, kind, monthDay })
    .filter((accepted) => accepted.dateTo?.slice(5) === bulletin.dateTo?.slice(5))
    .filter((accepted) => sameFigures(accepted, bulletin));
  return twins.length === 1 ? twins[0] : undefined;
}
