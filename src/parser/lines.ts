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
const DROPPED = /[\s"'`“”‘’「」『』〝〞＂＇*#_|\\\u200b-\u200f\u2060\ufeff\u00ad]/;
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

/** Half width of a full-width character; other characters stay. */
export function halfWidth(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return PUNCTUATION.get(char) ?? char;
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

function foldLine(raw: string, start: number, end: number): Line {
  const line: Line = { text: '', words: '', offsets: [] };
  let offset = start + lengthAt(BULLET, raw, start);
  while (offset < end) {
    const char = raw.charAt(offset);
    const noise = noiseAt(raw, offset);
    if (noise === 0 && (!DROPPED.test(char) || isLostDigit(raw, offset))) {
      line.words += char;
      line.offsets.push(offset);
    }
    offset += Math.max(1, noise);
  }
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
    for (let at = 0; at < line.words.length; at += 1) line.text += halfWidth(line.words.charAt(at));
    lines.push(line);
    start = end + 1;
  }
  return lines;
}
