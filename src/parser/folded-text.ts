// A stretch of a page made comparable, with a map back to the original offsets.
import type { Span } from '../domain/finding.js';
import { captionLines } from './captions.js';

/**
 * `text` has no white space, quotes, Markdown, captions or doubled glyphs, and half-width punctuation and digits;
 * `offsets[i]` is where its character i stands in `raw`, `ends[i]` where it (with its double) ends.
 */
export interface FoldedText {
  raw: string;
  text: string;
  offsets: readonly number[];
  ends: readonly number[];
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

/** Overprinted glyphs (77月月 1111日日, 西宁晚报 2025-07-12): folded where every character of a run has its twin. */
const DOUBLED = /(?:(.)\1){3,}/gsu;

/**
 * Where a run ends if it may be folded: two words at least are doubled, and no odd digit stands in front. Digits at
 * its end belong to what follows, which is not doubled (报报 11月1日).
 */
function overprintEnd(text: string, { index, 0: run }: RegExpExecArray): number | null {
  const doubled = run.replace(/\d+$/, '');
  const isCut = /^\d/.test(run) && /\d/.test(text.charAt(index - 1));
  return isCut || doubled.replace(/\d/g, '').length < 4 ? null : index + doubled.length;
}

/** Indices of the second characters of overprinted pairs. */
function twinsIn(text: string): Set<number> {
  const twins = new Set<number>();
  for (const match of text.matchAll(DOUBLED)) {
    const end = overprintEnd(text, match) ?? 0;
    for (let at = match.index + 1; at < end; at += 2) twins.add(at);
  }
  return twins;
}

export function fold(raw: string, stretch: Span): FoldedText {
  const lines = splitLines(raw, stretch);
  const captions = captionLines(lines.map((line) => line.text));
  const kept = lines.filter((line, index) => line.text !== '' && !captions.has(index));
  const joined = kept.map((line) => line.text).join('');
  const twins = twinsIn(joined);
  const folded = {
    raw,
    text: '',
    offsets: [] as number[],
    ends: [] as number[],
    lineStarts: new Set<number>(),
  };
  let at = 0;
  for (const line of kept) {
    folded.lineStarts.add(folded.offsets.length);
    for (const offset of line.offsets) {
      if (twins.has(at)) folded.ends[folded.ends.length - 1] = offset + 1;
      else {
        folded.text += joined.charAt(at);
        folded.offsets.push(offset);
        folded.ends.push(offset + 1);
      }
      at += 1;
    }
  }
  return folded;
}

/** Where the folded characters from `from` up to `to` stand in the original text. */
export function spanOf(folded: FoldedText, from: number, to: number): Span {
  const start = folded.offsets[from] ?? folded.ends.at(-1) ?? 0;
  return { start, end: Math.max(start, folded.ends[to - 1] ?? start) };
}

const OPENING = /["'“‘「『〝＂]/;
const CLOSING = /["'”’」』〞＂]/;
const QUOTES = /^[\s"'“”‘’「」『』〝〞＂]*$/;

/** The characters at these places as printed: without white space, captions between them and doubled glyphs. */
export function printedOf(folded: FoldedText, from: number, to: number): string {
  let printed = '';
  for (let index = from; index < to; index += 1) {
    printed += folded.raw.charAt(folded.offsets[index] ?? 0);
    const between = index + 1 < to ? folded.raw.slice(folded.ends[index], folded.offsets[index + 1]) : '';
    printed += quotesIn(between);
  }
  return printed;
}

/** Quotation marks between two kept characters; those of a caption between them go with it. */
function quotesIn(between: string): string {
  const lines = between.split('\n').filter((line) => QUOTES.test(line));
  return lines.join('').replace(/\s/g, '');
}

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
function halfWidthLetters(text: string): string {
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]/g, halfWidth);
}

/**
 * A label, remark or body as printed, without enclosing quotation marks; a pair of quotation marks of which one
 * stands inside is kept whole (“码上减负”平台).
 */
export function wordsOf(folded: FoldedText, from: number, to: number): string {
  const words = halfWidthLetters(printedOf(folded, from, to));
  const { start, end } = spanOf(folded, from, to);
  const surplus = countOf(words, /[“‘「『〝]/) - countOf(words, /[”’」』〞]/);
  const isOdd = countOf(words, /["＂]/) % 2 === 1;
  const before = surplus < 0 || isOdd ? quoteBeside(folded.raw, start - 1, -1) : '';
  const behind = surplus > 0 || (isOdd && before === '') ? quoteBeside(folded.raw, end, 1) : '';
  return before + words + behind;
}
