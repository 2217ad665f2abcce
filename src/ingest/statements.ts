// Keeps the statements of a source: new ones are appended, those that are no longer read are withdrawn.
import { statementKey, type Statement, type StoredStatement } from '../domain/statement.js';
import { PARSER_VERSION } from '../parser/read-page.js';
import { RULES } from './rules.js';
import type { Visit } from './settle.js';

/** What differs between a page as read now and what the ledger holds of it. */
export interface StatementChanges {
  fresh: Statement[];
  gone: StoredStatement[];
}

const WEAKEST_FIRST: Statement['year']['rule'][] = [
  'none',
  'mentions',
  'fileName',
  'masthead',
  'published',
  'printed',
];

/** A statement that only lost evidence of its year (a name without a date) stays as it is. */
export function statementChanges(here: Statement[], held: StoredStatement[]): StatementChanges {
  const left = new Set(held);
  const fresh = here.filter((statement) => {
    const known = [...left].find((other) => isSame(other, statement) || isBetterDated(other, statement));
    if (known !== undefined) left.delete(known);
    return known === undefined;
  });
  return { fresh, gone: [...left] };
}

export function hasChanges({ fresh, gone }: StatementChanges): boolean {
  return fresh.length + gone.length > 0;
}

/** `region`: the ledger's own. */
export function keepStatements({ fresh, gone }: StatementChanges, visit: Visit, region: string): void {
  const { ledger, sourceId, arrivalId, at } = visit;
  for (const { id } of gone) ledger.withdrawStatement(id, { actor: RULES, at });
  const origin = { sourceId, arrivalId, parserVersion: PARSER_VERSION, region, readAt: at };
  for (const statement of fresh) ledger.addStatement(origin, statement);
}

function isSame(held: Statement, here: Statement): boolean {
  const isSaid = statementKey(held) === statementKey(here) && held.year.rule === here.year.rule;
  return isSaid && placesOf(held) === placesOf(here);
}

function isBetterDated(held: Statement, here: Statement): boolean {
  const strength = ({ year }: Statement): number => WEAKEST_FIRST.indexOf(year.rule);
  return strength(held) > strength(here) && placesOf(held) === placesOf(here) && held.scope === here.scope;
}

function placesOf({ period, figures }: Statement): string {
  return JSON.stringify([
    period.printed,
    figures.map(({ metric, value, start, end }) => [metric, value, start, end]),
  ]);
}
