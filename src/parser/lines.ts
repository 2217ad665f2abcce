// The lines of a stretch, each without what only lays it out: the first step of folding.
import type { Span } from '../domain/finding.js';
import { simplifierFor } from '../domain/script.js';

export interface Line {
  /** Comparable: simplified, half width. */
  text: string;
  /** The same characters as a person reads them: simplified, of their printed width. */
  words: string;
  offsets: number[];
}

/** Tags, pictures and entities that optical reading and saved pages leave in a text. */
const NOISE =
  /<\/?[a-zA-Z][^<>]{0,200}>|!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)|&(?:nbsp|ensp|emsp|thinsp|quot|ldquo|rdquo);/y;
const BULLET = /[ \t]*(?:[-–+] |[•●○■◆▪·>])/y;
const WHITE_SPACE =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const DROPPED = `${WHITE_SPACE}"'\`“”‘’「」『』〝〞＂＇*#_|\\\u200b\u200c\u200d\u200e\u200f\u2060\u00ad`;
const NOISE_BEGINS = '<!&(（';
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

/** What most characters are not: those to drop, and those that noise begins with. By character code. */
const SPECIAL = new Uint8Array(0x10000);
const TO_DROP = 1;
const TO_LOOK_AT = 2;
for (const char of DROPPED) SPECIAL[char.charCodeAt(0)] = TO_DROP;
for (const char of NOISE_BEGINS) SPECIAL[char.charCodeAt(0)] = TO_LOOK_AT;

/** Half width by character code; most characters are their own. */
const HALF_WIDTH = Uint16Array.from({ length: 0x10000 }, (_, code) =>
  code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code,
);
for (const [wide, half] of PUNCTUATION) HALF_WIDTH[wide.charCodeAt(0)] = half.charCodeAt(0);

/** Full-width characters in half width; others stay, and each stays in its place. */
export function halfWidth(text: string): string {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = HALF_WIDTH[text.charCodeAt(at)] ?? 0;
  return Buffer.from(codes.buffer).toString('utf16le');
}

/** Length of what a sticky pattern takes at an offset; 0 where it takes nothing. */
function lengthAt(pattern: RegExp, raw: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(raw) ? pattern.lastIndex - offset : 0;
}

/** Marks of layout that stand inside a number are what is left of a digit (12|5件, 6*0件). */
function isLostDigit(raw: string, offset: number): boolean {
  const char = raw.charAt(offset);
  if (!/[*#_|\\]/.test(char)) return false;
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

/** A line but for its comparable text, which all lines get at once. */
function foldLine(raw: string, start: number, end: number): Line {
  const line: Line = { text: '', words: '', offsets: [] };
  let offset = start + lengthAt(BULLET, raw, start);
  let kept = offset;
  while (offset < end) {
    const special = SPECIAL[raw.charCodeAt(offset)];
    const noise = special === TO_LOOK_AT ? noiseAt(raw, offset) : 0;
    if (noise === 0 && (special !== TO_DROP || isLostDigit(raw, offset))) {
      line.offsets.push(offset);
      offset += 1;
    } else {
      line.words += raw.slice(kept, offset);
      offset += Math.max(1, noise);
      kept = offset;
    }
  }
  line.words += raw.slice(kept, end);
  return line;
}

/** The lines of a stretch in order; blank ones have no text. */
export function linesIn(raw: string, stretch: Span): Line[] {
  const lines: Line[] = [];
  const simplify = simplifierFor(raw.slice(stretch.start, stretch.end));
  let start = stretch.start;
  while (start < stretch.end) {
    const newline = raw.indexOf('\n', start);
    const end = newline === -1 || newline > stretch.end ? stretch.end : newline;
    const line = foldLine(raw, start, end);
    line.words = simplify(line.words);
    lines.push(line);
    start = end + 1;
  }
  const text = halfWidth(lines.map(({ words }) => words).join(''));
  let at = 0;
  for (const line of lines) {
    line.text = text.slice(at, at + line.words.length);
    at += line.words.length;
  }
  return lines;
}
