// Numbers of a story: counts with their 万 and 余, percentages, and how exactly they are meant.
import type { Qualifier } from '../domain/statement.js';

/** Places are indices into a folded text; `from`..`to` is what is kept as printed. */
export interface StoryNumber {
  from: number;
  to: number;
  /** Behind the unit word and behind 以上 or 左右. */
  end: number;
  value: number;
  unit: string;
  qualifier: Qualifier;
}

/** No number begins inside another one, inside a word of letters, or behind a lost character. */
const BEGINS = '(?<!\\d[.,]|[\\dA-Za-z?□十百千万亿])';
const DIGITS = '(\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(\\.\\d{1,4})?';
const CHINESE =
  '(?<![零〇一二两三四五六七八九])([零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?)';
/** 一个, 一件 and the like are words, not counts. */
const LEAST_IN_WORDS = 100;
const UNIT = '(件次|件|个(?!百分点|月)|条|起|宗|项|例|通)';
const COUNT = new RegExp(`${BEGINS}(?:${DIGITS}|${CHINESE})([余多])?([千万亿])?([余多])?${UNIT}`, 'g');
const PERCENT = new RegExp(
  `${BEGINS}(?:(\\d{1,3}(?:\\.\\d{1,4})?)%|百分之(?:(\\d+(?:\\.\\d+)?)|${CHINESE}))`,
  'g',
);

const SCALES = new Map([
  ['千', 1_000],
  ['万', 10_000],
  ['亿', 100_000_000],
]);
const BEHIND: [RegExp, Qualifier][] = [
  [/^(?:及|或)?以上/, 'atLeast'],
  [/^(?:左右|上下)/, 'about'],
];
const BEFORE: [RegExp, Qualifier][] = [
  [/(?:不低于|不少于|至少|最低)$/, 'atLeast'],
  [/(?:超过|超|逾|突破|高于|多于|大于)了?$/, 'moreThan'],
  [/(?:接近|大约|约为|约|近|将近)$/, 'about'],
];

const NUMERALS = '零一二三四五六七八九';
const TENS = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1_000],
]);

/** 三十六, 九十六点五, 百; NaN where the characters make no number. */
export function chineseNumber(text: string): number {
  const [whole = '', decimals] = text.replaceAll('〇', '零').replaceAll('两', '二').split('点');
  let sum = 0;
  let digit: number | null = null;
  for (const char of whole) {
    const scale = TENS.get(char);
    if (scale === undefined) {
      if (digit !== null && digit !== 0) return NaN;
      digit = NUMERALS.indexOf(char);
    } else {
      sum += (digit ?? 1) * scale;
      digit = null;
    }
  }
  const places = Array.from(decimals ?? '', (char) => NUMERALS.indexOf(char)).join('');
  return Number(`${sum + (digit ?? 0)}.${places === '' ? '0' : places}`);
}

function numberOf(digits: string | undefined, chinese: string | undefined): number {
  return digits === undefined ? chineseNumber(chinese ?? '') : Number(digits.replaceAll(',', ''));
}

function qualified(text: string, number: Omit<StoryNumber, 'qualifier'>, isMore: boolean): StoryNumber {
  const { from, end } = number;
  const after = text.slice(end, end + 4);
  for (const [pattern, qualifier] of BEHIND) {
    const [word] = pattern.exec(after) ?? [];
    if (word !== undefined) return { ...number, end: end + word.length, qualifier };
  }
  const before = text.slice(Math.max(0, from - 4), from);
  const [, qualifier = 'exact'] = BEFORE.find(([pattern]) => pattern.test(before)) ?? [];
  return { ...number, qualifier: isMore ? 'moreThan' : qualifier };
}

/** Numbers with a counting word, in order. */
export function countsIn(text: string): StoryNumber[] {
  return [...text.matchAll(COUNT)].flatMap((match) => {
    const [printed, whole, fraction = '', chinese, more, scale = '', moreBehind, unit = ''] = match;
    const number = numberOf(whole === undefined ? undefined : whole + fraction, chinese);
    const value = Math.round(number * (SCALES.get(scale) ?? 1));
    if (!Number.isSafeInteger(value) || (whole === undefined && value < LEAST_IN_WORDS)) return [];
    const end = match.index + printed.length;
    const place = { from: match.index, to: end - unit.length, end };
    return [qualified(text, { ...place, value, unit }, (more ?? moreBehind) !== undefined)];
  });
}

/** Percentages from 0 to 100, in order. */
export function percentagesIn(text: string): StoryNumber[] {
  return [...text.matchAll(PERCENT)].flatMap((match) => {
    const [printed, digits, spelt = digits, chinese] = match;
    const value = numberOf(spelt, chinese);
    if (!(value <= 100)) return [];
    const end = match.index + printed.length;
    return [qualified(text, { from: match.index, to: end, end, value, unit: '%' }, false)];
  });
}
