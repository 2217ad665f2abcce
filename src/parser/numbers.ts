// One printed number: what it says, or what keeps it from saying anything.
import { valueOfNumeral } from './numerals.js';

/**
 * `damaged`: letters or marks among its digits; `lost`: a character that could not be read; `inexact`: 万, 余, 近 and
 * such, which no daily count has; `doubled`: overprinted in part, and the page does not tell which part.
 */
export type Fault = 'damaged' | 'lost' | 'inexact' | 'doubled';

export interface NumberToken {
  /** Behind the number, 万 and 余 included. */
  to: number;
  /** Behind the unit word, or behind the number where the page lost it. */
  end: number;
  /** Null where the number has a fault. */
  value: number | null;
  fault?: Fault;
  unit?: string;
  /** The unit word is told by its place only. */
  unitDoubtful?: true;
}

/** Characters in place of one that was lost. */
const LOST = '?□◻▯▢\ufffd*';
/** What machines read for each digit. */
export const LOOKALIKES: ReadonlyMap<string, string> = new Map(
  ['0OoQD〇○', '1lI|i!', '2Zz', '3', '4A', '5Ss', '6bG', '7T', '8B', '9gq'].flatMap((digits) =>
    Array.from(digits.slice(1), (char): [string, string] => [char, digits.charAt(0)]),
  ),
);
const LOOK = `OoQD〇○lI|i!ZzASsbGTBgq`;

const NUMBER = /(?:\d{1,3}(?:,\d{3}){1,4}(?!\d)|\d+)(?:(?:\.\d{1,4})?万)?[余多]?/y;
/** Begins with a digit, or with what may be one; letters among digits are never part of a name. */
const RUN = new RegExp(
  String.raw`\d(?:[\dA-Za-z${LOOK}${LOST}]|[,.](?=\d)){0,15}|[${LOOK}${LOST}][\d${LOOK}${LOST}]{0,11}`,
  'y',
);
const NUMERAL = /[零〇一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟]{1,11}(万?余?)(?=件(?!件))/y;
const UNIT = /件次|人次|件|次(?!\d)|起|条|例|宗|通/y;
/** The unit word overprinted; 件件有回音 goes on. */
const UNIT_TWICE = /件件(?=[,、;。:()次]|$)/y;
const ENDS_A_CLAUSE = /[,、;。:()]|$/y;
/** What follows a number that is a date, a time, a telephone number or a share. */
const OTHER_MEASURE = /[年月日时点分号%\d.-]/y;
/** 件次 whose second character is another. */
const COUNT_AND_OTHER = /件[^次等余多\d\s,、;。:()](?=[,、;。:()]|$)/y;
/** Some character in the unit's place, alone before the clause ends; not one that counts other things. */
const OTHER_UNIT =
  /[^年月日时点分号人名元万亿千百十户栋部辆个家项米天周岁级度条届版路期批座处场所台站层楼单套吨亩只头种类位组队支棵余多等\d\s,、;。:()%.~—-]次?(?=[,、;。:()]|$)/y;
/** Some character that was lost. */
export const ANY_LOST = new RegExp(`[${LOST}]`);
const ONLY_DIGITS = /^\d+(?:,\d{3})*$/;
const DECIMAL = /^\d+\.\d+$/;
/** Words in front that make a count a rough one. */
const ROUGH = /(?:[约近逾超]|超过|大概|多达)$/;
/** 每一件, 第三件 count nothing. */
const NO_COUNT = /[每第这那某各同首头之]$/;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The unit behind a number, by its word or by its place. */
function unitAt(text: string, to: number): Pick<NumberToken, 'end' | 'unit' | 'unitDoubtful'> | null {
  const [mixed] = matchAt(COUNT_AND_OTHER, text, to) ?? [];
  if (mixed !== undefined) return { end: to + mixed.length, unit: '件次', unitDoubtful: true };
  const [unit] = matchAt(UNIT, text, to) ?? [];
  if (unit !== undefined) return { end: to + unit.length, unit };
  const [other] = matchAt(OTHER_UNIT, text, to) ?? [];
  if (other === undefined) return null;
  return { end: to + other.length, unit: other.length === 2 ? '件次' : '件', unitDoubtful: true };
}

/** A number among whose digits something else stands, with the unit word that makes it a count. */
function faultyAt(text: string, at: number): NumberToken | null {
  const [run = ''] = matchAt(RUN, text, at) ?? [];
  const isFaulty = run !== '' && !ONLY_DIGITS.test(run) && !run.startsWith('12345');
  if (!isFaulty) return null;
  const to = at + run.length;
  if (DECIMAL.test(run) && text.charAt(to) === '万') return null;
  const fault = ANY_LOST.test(run) ? 'lost' : 'damaged';
  if (/[余万多]/.test(text.charAt(to))) return { to, end: to, value: null, fault };
  const unit = unitAt(text, to);
  return unit && { to, value: null, fault, ...unit };
}

function numeralAt(text: string, at: number): NumberToken | null {
  const [printed, rough] = matchAt(NUMERAL, text, at) ?? [];
  if (printed === undefined || NO_COUNT.test(text.slice(at - 1, at))) return null;
  const to = at + printed.length;
  const unit = unitAt(text, to);
  if (!unit) return null;
  const value = valueOfNumeral(printed);
  if (rough !== '' || ROUGH.test(text.slice(Math.max(0, at - 2), at)))
    return { to, value: null, fault: 'inexact', ...unit };
  return value === null ? { to, value, fault: 'damaged', ...unit } : { to, value, ...unit };
}

/** The number at a place with its unit, or null where it is no count (12345, a date, a part of a name). */
export function numberAt(text: string, at: number, labelLength: number): NumberToken | null {
  const special = faultyAt(text, at) ?? (text.charCodeAt(at) > 0x7f ? numeralAt(text, at) : null);
  if (special) return special;
  const [printed] = matchAt(NUMBER, text, at) ?? [];
  if (printed === undefined) return null;
  const to = at + printed.length;
  const value = Number(printed.replaceAll(',', ''));
  const unit = unitAt(text, to);
  if (matchAt(UNIT_TWICE, text, to)) return { to, end: to + 2, value: null, fault: 'doubled', unit: '件' };
  if (/[万余多]/.test(printed) || (unit && ROUGH.test(text.slice(Math.max(0, at - 2), at))))
    return unit && { to, value: null, fault: 'inexact', ...unit };
  if (!Number.isSafeInteger(value)) return null;
  if (unit) return { to, value, ...unit };
  const isLoneCount = labelLength > 1 && printed !== '12345' && matchAt(ENDS_A_CLAUSE, text, to) !== null;
  return isLoneCount && matchAt(OTHER_MEASURE, text, to) === null ? { to, value, end: to } : null;
}

/** By character code: whether a number may begin with it. */
const BEGINS = new Uint8Array(0x10000);
for (const char of `0123456789${LOOK}${LOST}零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟`)
  BEGINS[char.charCodeAt(0)] = 1;

/** Whether a number may begin with the character at a place. */
export function mayBegin(text: string, at: number): boolean {
  return BEGINS[text.charCodeAt(at)] === 1;
}
