// The lines of a stretch, each without what only lays it out: the first step of folding.
import type { Span } from '../domain/finding.js';
import { simplifier, TRADITIONAL } from '../domain/script.js';
import { codesOf, textOfCodes } from './codes.js';
import { WHITE_SPACE } from './matches.js';

/** Lines one behind the other; blank ones have no characters. */
export interface Lines {
  /** Comparable: simplified, half width. */
  text: string;
  /** The same characters as a person reads them: simplified, of their printed width. */
  words: string;
  /** Where each of them stands in the page. */
  offsets: Uint32Array;
  /** Where each line begins among them, and behind the last one where all of it ends. */
  starts: number[];
}

/** Tags, pictures and entities that optical reading and saved pages leave in a text. */
const NOISE =
  /<\/?[a-zA-Z][^<>]{0,200}>|!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)|&(?:nbsp|ensp|emsp|thinsp|quot|ldquo|rdquo);/y;
const BULLET = /[ \t]*(?:[-–+] |[•●○■◆▪·>])/y;
const DROPPED = `${WHITE_SPACE}"'\`“”‘’「」『』〝〞＂＇*#_|\\\u200b\u200c\u200d\u200e\u200f\u2060\u00ad`;
const NOISE_BEGINS = '<!&(（';
const BULLET_BEGINS = ' \t-–+•●○■◆▪·>';
/** Marks of layout, one of which may be what is left of a digit. */
const MARKS = '*#_|\\';
/** How a character is read, in brackets behind it (機(jī)制創(chuàng)新, newspaper sites for learners). */
const READING =
  /[(（]\s?(?=[^()（）]{0,9}(?:[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹ]|\p{M})|(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouü]{1,3}(?:ng?|r)?\s?[)）])(?:\p{Ll}|\p{M}){1,9}\s?[)）]/uy;
const HAN = /[\u4e00-\u9fff]/;
const DIGIT = /[\d０-９]/;
const PUNCTUATION = new Map([
  ['｡', '。'],
  ['､', '、'],
  ['﹑', '、'],
  ['〔', '('],
  ['〕', ')'],
  ['【', '('],
  ['】', ')'],
]);

/** What most characters are not, by character code: a flag for each list that one is in. */
const SPECIAL = new Uint8Array(0x10000);
const [TO_DROP, TO_LOOK_AT, MAY_BE_BULLET, MAY_BE_DIGIT, IS_TRADITIONAL] = [1, 2, 4, 8, 16];
const LISTS: [string, number][] = [
  [DROPPED, TO_DROP],
  [NOISE_BEGINS, TO_LOOK_AT],
  [BULLET_BEGINS, MAY_BE_BULLET],
  [MARKS, MAY_BE_DIGIT],
  [TRADITIONAL, IS_TRADITIONAL],
];
for (const [list, flag] of LISTS)
  for (let at = 0; at < list.length; at += 1) {
    const code = list.charCodeAt(at);
    SPECIAL[code] = (SPECIAL[code] ?? 0) | flag;
  }

const NEWLINE = 0x0a;

/** Half width by character code; 0 for what stays. */
const HALF_WIDTH = new Uint16Array(0x10000);
for (let code = 0xff01; code <= 0xff5e; code += 1) HALF_WIDTH[code] = code - 0xfee0;
for (const [wide, half] of PUNCTUATION) HALF_WIDTH[wide.charCodeAt(0)] = half.charCodeAt(0);

/** Full-width characters in half width; others stay, and each stays in its place. */
export function halfWidth(text: string): string {
  const codes = codesOf(text);
  for (let at = 0; at < codes.length; at += 1) {
    const half = HALF_WIDTH[codes[at] ?? 0] ?? 0;
    if (half !== 0) codes[at] = half;
  }
  return textOfCodes(codes, codes.length);
}

/** Length of what a sticky pattern takes at an offset; 0 where it takes nothing. */
function lengthAt(pattern: RegExp, raw: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(raw) ? pattern.lastIndex - offset : 0;
}

/** Marks of layout that stand inside a number are what is left of a digit (12|5件, 6*0件). */
function isLostDigit(raw: string, offset: number): boolean {
  const char = raw.charAt(offset);
  const [before, behind] = [raw.charAt(offset - 1), raw.charAt(offset + 1)];
  if (DIGIT.test(before) && DIGIT.test(behind)) return true;
  // Rules of a table and marks of bold type have others beside them; what was a digit has none.
  const isAtEdge = /^[\u4e00-\u9fff\d０-９\n]?$/.test(before) && (DIGIT.test(behind) || behind === '件');
  if (!isAtEdge) return false;
  const beside = raw.slice(Math.max(0, offset - 40), offset) + raw.slice(offset + 1, offset + 40);
  return !beside.includes(char);
}

function noiseAt(raw: string, offset: number): number {
  const char = raw.charAt(offset);
  if (char === '<' || char === '!' || char === '&') return lengthAt(NOISE, raw, offset);
  const mayBeReading = (char === '(' || char === '（') && HAN.test(raw.charAt(offset - 1));
  return mayBeReading ? lengthAt(READING, raw, offset) : 0;
}

/** A part of a page of which only what is read is kept. */
interface Part {
  raw: string;
  start: number;
  /** Those of the part; what is kept moves to the front. */
  codes: Uint16Array;
  offsets: Uint32Array;
  length: number;
  /** The flags of all characters looked at, those of noise included. */
  flags: number;
}

/** Keeps what is read of a line, given by places in the part. */
function keepLine(part: Part, from: number, to: number): void {
  const { raw, start, codes, offsets } = part;
  let { length, flags } = part;
  const mayBeBullet = (SPECIAL[codes[from] ?? 0] ?? 0) & MAY_BE_BULLET;
  let at = mayBeBullet === 0 ? from : from + lengthAt(BULLET, raw, start + from);
  while (at < to) {
    const code = codes[at] ?? 0;
    const special = SPECIAL[code] ?? 0;
    flags |= special;
    if ((special & (TO_DROP | TO_LOOK_AT)) !== 0) {
      const dropped = droppedAt(raw, start + at, special);
      if (dropped > 0) {
        const behind = at + dropped;
        for (; at < Math.min(behind, to); at += 1) flags |= SPECIAL[codes[at] ?? 0] ?? 0;
        at = behind;
        continue;
      }
    }
    codes[length] = code;
    offsets[length] = start + at;
    length += 1;
    at += 1;
  }
  part.length = length;
  part.flags = flags;
}

/** How many characters are left out at a place. */
function droppedAt(raw: string, offset: number, special: number): number {
  if ((special & TO_LOOK_AT) !== 0) return noiseAt(raw, offset);
  return (special & MAY_BE_DIGIT) !== 0 && isLostDigit(raw, offset) ? 0 : 1;
}

/** The lines of a part of a page, in order. */
export function linesIn(raw: string, { start, end }: Span): Lines {
  const codes = codesOf(raw.slice(start, end));
  const part: Part = { raw, start, codes, offsets: new Uint32Array(codes.length), length: 0, flags: 0 };
  const starts: number[] = [];
  for (let from = 0; from < codes.length;) {
    const newline = codes.indexOf(NEWLINE, from);
    const to = newline === -1 ? codes.length : newline;
    starts.push(part.length);
    keepLine(part, from, to);
    from = to + 1;
  }
  starts.push(part.length);
  const printed = textOfCodes(codes, part.length);
  const isTraditional = (part.flags & IS_TRADITIONAL) !== 0;
  const words = isTraditional ? lineByLine(printed, starts).map(simplifier()).join('') : printed;
  return { text: halfWidth(words), words, offsets: part.offsets.subarray(0, part.length), starts };
}

function lineByLine(text: string, starts: readonly number[]): string[] {
  return starts.slice(1).map((end, index) => text.slice(starts[index], end));
}

/** The lines that are kept, as lines one behind the other. */
export function linesWithout({ text, words, offsets, starts }: Lines, left: ReadonlySet<number>): Lines {
  const kept: Lines = { text: '', words: '', offsets: new Uint32Array(offsets.length), starts: [0] };
  for (let index = 0; index + 1 < starts.length; index += 1) {
    if (left.has(index)) continue;
    const [from, to] = [starts[index] ?? 0, starts[index + 1] ?? 0];
    kept.offsets.set(offsets.subarray(from, to), kept.text.length);
    kept.text += text.slice(from, to);
    kept.words += words.slice(from, to);
    kept.starts.push(kept.text.length);
  }
  return { ...kept, offsets: kept.offsets.subarray(0, kept.text.length) };
}

/** Lines of several parts, which follow each other. */
export function linesJoined(parts: readonly Lines[]): Lines {
  const whole: Lines = { text: '', words: '', offsets: new Uint32Array(0), starts: [0] };
  for (const { text, words, starts } of parts) {
    const behind = whole.text.length;
    whole.text += text;
    whole.words += words;
    whole.starts.push(...starts.slice(1).map((start) => behind + start));
  }
  whole.offsets = new Uint32Array(whole.text.length);
  let behind = 0;
  for (const { offsets } of parts) {
    whole.offsets.set(offsets, behind);
    behind += offsets.length;
  }
  return whole;
}
