// How much of a text its reading would look at closely: known before it is read.
import type { Span } from '../domain/finding.js';
import { findStretches } from './find.js';
import { isWorthReading } from './signs.js';
import { statementStretches } from './statements-find.js';

/** Characters that may belong to bulletins or statements, those of both twice; costs little beside reading them. */
export function charactersToRead(text: string): number {
  if (!isWorthReading(text)) return 0;
  return lengthOf(findStretches(text).flat()) + lengthOf(statementStretches(text, []));
}

function lengthOf(stretches: readonly Span[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0);
}
