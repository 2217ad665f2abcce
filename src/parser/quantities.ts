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

const BOUNDARY = ',、;。:()';

/** The quantities between two places, in order. A lone number at the end of a clause counts without its unit. */
export function* quantitiesIn(text: string, range: Range): Generator<Quantity> {
  let label = range.from;
  let depth = 0;
  let at = range.from;
  while (at < range.to) {
    const char = text.charAt(at);
    const token = mayBegin(text, at) ? numberAt(text, at, at - label) : null;
    if (token) {
      const { to, ...rest } = token;
      yield { label: { from: label, to: at }, number: { from: at, to }, depth, ...rest };
      label = token.end;
      at = token.end;
      continue;
    }
    if (BOUNDARY.includes(char)) label = at + 1;
    if (char === '(') depth += 1;
    if (char === ')') depth = Math.max(0, depth - 1);
    at = isDigit(text, at) ? behindDigits(text, at) : at + 1;
  }
}

function behindDigits(text: string, at: number): number {
  let behind = at;
  while (isDigit(text, behind)) behind += 1;
  return behind;
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}
