// The tokenizer: a quantity is a label, a number and a unit; brackets open a breakdown.
import { mayBegin, numberAt, type NumberToken } from './numbers.js';

/** Places are indices into a folded text, `to` exclusive. */
export interface Range {
  from: number;
  to: number;
}

export interface Quantity extends Pick<NumberToken, 'end' | 'value' | 'fault' | 'unit' | 'unitDoubtful'> {
  label: Range;
  number: Range;
  /** Brackets that stand open around it. */
  depth: number;
}

const DIGIT = /\d/;
const BOUNDARY = /[,、;。:()]/;

/** The quantities between two places, in order. A lone number at the end of a clause counts without its unit. */
export function* quantitiesIn(text: string, range: Range): Generator<Quantity> {
  let label = range.from;
  let depth = 0;
  let at = range.from;
  while (at < range.to) {
    const char = text.charAt(at);
    const token = mayBegin(char) ? numberAt(text, at, at - label) : null;
    if (token) {
      const { to, ...rest } = token;
      yield { label: { from: label, to: at }, number: { from: at, to }, depth, ...rest };
      label = token.end;
      at = token.end;
      continue;
    }
    if (BOUNDARY.test(char)) label = at + 1;
    if (char === '(') depth += 1;
    if (char === ')') depth = Math.max(0, depth - 1);
    at = DIGIT.test(char) ? behindDigits(text, at) : at + 1;
  }
}

function behindDigits(text: string, at: number): number {
  let behind = at;
  while (DIGIT.test(text.charAt(behind))) behind += 1;
  return behind;
}
