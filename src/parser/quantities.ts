// The tokenizer: a quantity is a label, a number and a unit; brackets open a breakdown.

/** Places are indices into a folded text, `to` exclusive. */
export interface Range {
  from: number;
  to: number;
}

export interface Quantity {
  label: Range;
  number: Range;
  /** Behind the unit word, or behind the number where the page lost it. */
  end: number;
  value: number;
  unit?: string;
  /** Brackets that stand open around it. */
  depth: number;
}

const NUMBER = /(\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:(\.\d{1,4})?(万))?余?/y;
const UNIT = /件次|人次|件|次|起|条|例|宗|通/y;
const ENDS_A_CLAUSE = /[,、;。:()]|$/y;
/** What follows a number that is a date, a time, a telephone number or a share. */
const OTHER_MEASURE = /[年月日时点分号%\d.-]/y;

/** Letters that machines read for digits, in a count with one digit at least (6O0件, l215件). */
const DAMAGED =
  /(?<=[\u4e00-\u9fff:(、,])(?=\d{0,8}[OoQDIlSBZ])(?=\D{0,8}\d)[\dOoQDIlSBZ]{1,16}(?=[件余万次])/g;

const DIGIT = /\d/;
const BOUNDARY = /[,、;。:()]/;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

interface NumberToken {
  to: number;
  value: number;
  end: number;
  unit?: string;
}

/** The number at a place with its unit, or null where it is no count (12345, a date, a part of a name). */
function countAt(text: string, at: number, labelLength: number): NumberToken | null {
  const [printed = '', whole = '', fraction = '', tenThousand] = matchAt(NUMBER, text, at) ?? [];
  const to = at + printed.length;
  const factor = tenThousand ? 10_000 : 1;
  const value = Math.round(Number(whole.replaceAll(',', '') + fraction) * factor);
  if (!Number.isSafeInteger(value)) return null;
  const [unit] = matchAt(UNIT, text, to) ?? [];
  if (unit !== undefined) return { to, value, end: to + unit.length, unit };
  const isLoneCount = labelLength > 1 && whole !== '12345' && matchAt(ENDS_A_CLAUSE, text, to) !== null;
  return isLoneCount && matchAt(OTHER_MEASURE, text, to) === null ? { to, value, end: to } : null;
}

/** The quantities between two places, in order. A lone number at the end of a clause counts without its unit. */
export function* quantitiesIn(text: string, range: Range): Generator<Quantity> {
  const damaged = new Map(damagedNumbersIn(text, range).map(({ from, to }) => [from, to]));
  let label = range.from;
  let depth = 0;
  let at = range.from;
  while (at < range.to) {
    const char = text.charAt(at);
    const token = DIGIT.test(char) && !damaged.has(at) ? countAt(text, at, at - label) : null;
    if (token) {
      const { unit } = token;
      const number = { from: at, to: token.to };
      const quantity = { label: { from: label, to: at }, number, end: token.end, value: token.value, depth };
      yield unit === undefined ? quantity : { ...quantity, unit };
      label = token.end;
      at = token.end;
      continue;
    }
    if (BOUNDARY.test(char)) label = at + 1;
    if (char === '(') depth += 1;
    if (char === ')') depth = Math.max(0, depth - 1);
    at = damaged.get(at) ?? (DIGIT.test(char) ? behindDigits(text, at) : at + 1);
  }
}

function behindDigits(text: string, at: number): number {
  let behind = at;
  while (DIGIT.test(text.charAt(behind))) behind += 1;
  return behind;
}

/** Counts between two places that are damaged: no number, but not to be passed over, either. */
export function damagedNumbersIn(text: string, range: Range): Range[] {
  return [...text.slice(range.from, range.to).matchAll(DAMAGED)].map((match) => ({
    from: range.from + match.index,
    to: range.from + match.index + match[0].length,
  }));
}
