// A stretch of a page made comparable, with a map back to the original offsets.
import type { Span } from '../domain/finding.js';
import { captionLines } from './captions.js';
import { halfWidth, linesIn, type Line } from './lines.js';
import { overprintIn } from './overprint.js';

/**
 * `text` has no white space, quotes, Markdown, captions or doubled glyphs, and half-width punctuation and digits;
 * `offsets[i]` is where its character i stands in `raw`, `ends[i]` where it (with its double) ends.
 */
export interface FoldedText {
  raw: string;
  text: string;
  /** The same characters as a person reads them: simplified, of their printed width. */
  words: string;
  offsets: readonly number[];
  ends: readonly number[];
  /** Indices of characters that began a line of the page. */
  lineStarts: ReadonlySet<number>;
  /** Offsets in `raw` of digits that may be overprinted or not. */
  doubtful: ReadonlySet<number>;
}

/** Folds the parts of a page as one text; they follow each other, and a bulletin may go on from one to the next. */
export function fold(raw: string, ...parts: Span[]): FoldedText {
  const lines = parts.flatMap((part) => linesIn(raw, part));
  const captions = captionLines(lines.map((line) => line.text));
  return joined(
    raw,
    lines.filter((_line, index) => !captions.has(index)),
  );
}

/** Folds a part of a story, whose sentences may hold the words of a caption: only paragraphs of captions go. */
export function foldStory(raw: string, part: Span): FoldedText {
  const lines = linesIn(raw, part);
  const captions = captionLines(lines.map((line) => line.text));
  const apart = new Set<number>();
  for (let from = 0; from < lines.length; from += 1) {
    let to = from;
    while (captions.has(to)) to += 1;
    const isApart = (lines[from - 1]?.text ?? '') === '' && (lines[to]?.text ?? '') === '';
    for (let index = from; isApart && index < to; index += 1) apart.add(index);
    from = to;
  }
  return joined(
    raw,
    lines.filter((_line, index) => !apart.has(index)),
  );
}

function joined(raw: string, lines: readonly Line[]): FoldedText {
  const kept = lines.filter((line) => line.text !== '');
  const overprint = overprintIn(raw, kept);
  const offsets: number[] = [];
  const ends: number[] = [];
  const lineStarts = new Set<number>();
  const doubtful = new Set<number>();
  const folded = { raw, text: '', words: '', offsets, ends, lineStarts, doubtful };
  let at = 0;
  for (const line of kept) {
    lineStarts.add(offsets.length);
    for (const [index, offset] of line.offsets.entries()) {
      if (overprint.doubtful.has(at)) doubtful.add(offset);
      if (overprint.twins.has(at)) ends[ends.length - 1] = offset + 1;
      else {
        folded.text += line.text.charAt(index);
        folded.words += line.words.charAt(index);
        offsets.push(offset);
        ends.push(offset + 1);
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

/** The characters at these places with the quotation marks between them; `glyphs` gives each. */
function withQuotes(
  folded: FoldedText,
  range: { from: number; to: number },
  glyphs: (index: number) => string,
): string {
  const { from, to } = range;
  let words = '';
  for (let index = from; index < to; index += 1) {
    words += glyphs(index);
    const between = index + 1 < to ? folded.raw.slice(folded.ends[index], folded.offsets[index + 1]) : '';
    words += quotesIn(between);
  }
  return words;
}

/** The characters at these places as printed: without white space, captions between them and doubled glyphs. */
export function printedOf(folded: FoldedText, from: number, to: number): string {
  return withQuotes(folded, { from, to }, (index) => folded.raw.charAt(folded.offsets[index] ?? 0));
}

/** Quotation marks between two kept characters; those of a caption between them go with it. */
function quotesIn(between: string): string {
  const lines = between.split('\n').filter((line) => QUOTES.test(line));
  // An overprinted quotation mark is one.
  return lines
    .join('')
    .replace(/\s/g, '')
    .replace(/([“”‘’「」『』"])\1/g, '$1');
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
 * A label, remark or body as printed, in simplified characters, without enclosing quotation marks; a pair of quotation marks of which one
 * stands inside is kept whole (“码上减负”平台).
 */
export function wordsOf(folded: FoldedText, from: number, to: number): string {
  const words = halfWidthLetters(withQuotes(folded, { from, to }, (index) => folded.words.charAt(index)));
  const { start, end } = spanOf(folded, from, to);
  const surplus = countOf(words, /[“‘「『〝]/) - countOf(words, /[”’」』〞]/);
  const isOdd = countOf(words, /["＂]/) % 2 === 1;
  const before = surplus < 0 || isOdd ? quoteBeside(folded.raw, start - 1, -1) : '';
  const behind = surplus > 0 || (isOdd && before === '') ? quoteBeside(folded.raw, end, 1) : '';
  return before + words + behind;
}
