// A stretch of a page made comparable, with a map back to the original offsets.
import type { Span } from '../domain/finding.js';
import { captionLines } from './captions.js';

/**
 * `text` has no white space, quotes, Markdown or captions, and half-width punctuation and digits;
 * `offsets[i]` is where its character i stands in `raw`.
 */
export interface FoldedText {
  raw: string;
  text: string;
  offsets: readonly number[];
  /** Indices of characters that began a line of the page. */
  lineStarts: ReadonlySet<number>;
}

interface Line {
  text: string;
  offsets: number[];
}

/** Tags, pictures and entities that optical reading and saved pages leave in a text. */
const NOISE =
  /<\/?[a-zA-Z][^<>]{0,200}>|!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)|&(?:nbsp|ensp|emsp|thinsp|quot|ldquo|rdquo);/y;
const BULLET = /[ \t]*(?:[-–+] |[•●○■◆▪·>])/y;
const DROPPED = /[\s"'`“”‘’「」『』〝〞＂＇*#_|\\\u200b-\u200f\u2060\ufeff\u00ad]/;
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
function halfWidth(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  return PUNCTUATION.get(char) ?? char;
}

/** Length of what a sticky pattern takes at an offset; 0 where it takes nothing. */
function lengthAt(pattern: RegExp, raw: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(raw) ? pattern.lastIndex - offset : 0;
}

function foldLine(raw: string, start: number, end: number): Line {
  const line: Line = { text: '', offsets: [] };
  let offset = start + lengthAt(BULLET, raw, start);
  while (offset < end) {
    const char = raw.charAt(offset);
    const noise = char === '<' || char === '!' || char === '&' ? lengthAt(NOISE, raw, offset) : 0;
    if (noise === 0 && !DROPPED.test(char)) {
      line.text += halfWidth(char);
      line.offsets.push(offset);
    }
    offset += Math.max(1, noise);
  }
  return line;
}

function splitLines(raw: string, stretch: Span): Line[] {
  const lines: Line[] = [];
  let start = stretch.start;
  while (start < stretch.end) {
    const newline = raw.indexOf('\n', start);
    const end = newline === -1 || newline > stretch.end ? stretch.end : newline;
    lines.push(foldLine(raw, start, end));
    start = end + 1;
  }
  return lines;
}

export function fold(raw: string, stretch: Span): FoldedText {
  const lines = splitLines(raw, stretch);
  const captions = captionLines(lines.map((line) => line.text));
  const offsets: number[] = [];
  const lineStarts = new Set<number>();
  let text = '';
  for (const [index, line] of lines.entries()) {
    if (captions.has(index) || line.text === '') continue;
    lineStarts.add(offsets.length);
    text += line.text;
    for (const offset of line.offsets) offsets.push(offset);
  }
  return { raw, text, offsets, lineStarts };
}

/** Where the folded characters from `from` up to `to` stand in the original text. */
export function spanOf(folded: FoldedText, from: number, to: number): Span {
  const start = folded.offsets[from] ?? folded.offsets.at(-1) ?? 0;
  const last = folded.offsets[to - 1];
  return { start, end: last === undefined || last < start ? start : last + 1 };
}

/** The characters at these places as printed, white space aside. */
export function printedOf(folded: FoldedText, from: number, to: number): string {
  const { start, end } = spanOf(folded, from, to);
  return folded.raw.slice(start, end).replace(/\s/g, '');
}

const OPENING = /["'“‘「『〝＂]/;
const CLOSING = /["'”’」』〞＂]/;
const QUOTES = /^[\s"'“”‘’「」『』〝〞＂]*$/;

/** The quotation mark next to an offset, white space aside; '' where there is none. */
function quoteBeside(raw: string, offset: number, step: 1 | -1): string {
  let at = offset;
  while (/\s/.test(raw.charAt(at))) at += step;
  const char = raw.charAt(at);
  return (step < 0 ? OPENING : CLOSING).test(char) ? char : '';
}

function countOf(text: string, pattern: RegExp): number {
  return Array.from(text).filter((char) => pattern.test(char)).length;
}

/** Letters and digits to half width; punctuation stays as printed. */
function halfWidthLetter(char: string): string {
  const half = halfWidth(char);
  return /[0-9A-Za-z]/.test(half) ? half : char;
}

/**
 * A label, remark or body as printed: without white space, captions and enclosing quotation marks; a pair of
 * quotation marks of which one stands inside is kept whole (“码上减负”平台).
 */
export function wordsOf(folded: FoldedText, from: number, to: number): string {
  const { raw, offsets } = folded;
  let words = '';
  for (let index = from; index < to; index += 1) {
    const offset = offsets[index] ?? 0;
    words += halfWidthLetter(raw.charAt(offset));
    const between = index + 1 < to ? raw.slice(offset + 1, offsets[index + 1]) : '';
    if (QUOTES.test(between)) words += between.replace(/\s/g, '');
  }
  const { start, end } = spanOf(folded, from, to);
  const surplus = countOf(words, /[“‘「『〝]/) - countOf(words, /[”’」』〞]/);
  const isOdd = countOf(words, /["＂]/) % 2 === 1;
  const before = surplus < 0 || isOdd ? quoteBeside(raw, start - 1, -1) : '';
  const behind = surplus > 0 || (isOdd && before === '') ? quoteBeside(raw, end, 1) : '';
  return before + words + behind;
}
