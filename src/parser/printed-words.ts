// The words at a place of a folded text as they are printed, with the quotation marks that folding left out.
import { spanOf, type FoldedText } from './folded-text.js';
import { halfWidth } from './lines.js';
import type { Range } from './quantities.js';

const OPENING = /["'“‘「『〝＂]/;
const CLOSING = /["'”’」』〞＂]/;
const ANY_QUOTE = /["'“”‘’「」『』〝〞＂]/;
const QUOTES = /^[\s"'“”‘’「」『』〝〞＂]*$/;

/** The characters at these places with the quotation marks between them; `glyphs` gives those of a run. */
function withQuotes(
  folded: FoldedText,
  { from, to }: Range,
  glyphs: (folded: FoldedText, run: Range) => string,
): string {
  let words = '';
  let start = from;
  for (let index = from; index + 1 < to; index += 1) {
    const [end = 0, next = 0] = [folded.ends[index], folded.offsets[index + 1]];
    const quotes = next > end ? quotesIn(folded.raw.slice(end, next)) : '';
    if (quotes === '') continue;
    words += glyphs(folded, { from: start, to: index + 1 }) + quotes;
    start = index + 1;
  }
  return words + glyphs(folded, { from: start, to });
}

function rawGlyphs({ raw, offsets }: FoldedText, { from, to }: Range): string {
  let glyphs = '';
  for (let index = from; index < to; index += 1) glyphs += raw.charAt(offsets[index] ?? 0);
  return glyphs;
}

function wordGlyphs({ words }: FoldedText, { from, to }: Range): string {
  return words.slice(from, to);
}

/** The characters at these places as printed: without white space, captions between them and doubled glyphs. */
export function printedOf(folded: FoldedText, from: number, to: number): string {
  return withQuotes(folded, { from, to }, rawGlyphs);
}

/** Quotation marks between two kept characters; those of a caption between them go with it. */
function quotesIn(between: string): string {
  if (!ANY_QUOTE.test(between)) return '';
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
  return text.replace(/[０-９Ａ-Ｚａ-ｚ]+/g, halfWidth);
}

/**
 * A label, remark or body as printed, in simplified characters, without enclosing quotation marks; a pair of quotation marks of which one
 * stands inside is kept whole (“码上减负”平台).
 */
export function wordsOf(folded: FoldedText, from: number, to: number): string {
  const words = halfWidthLetters(withQuotes(folded, { from, to }, wordGlyphs));
  if (!ANY_QUOTE.test(words)) return words;
  const { start, end } = spanOf(folded, from, to);
  const surplus = countOf(words, /[“‘「『〝]/) - countOf(words, /[”’」』〞]/);
  const isOdd = countOf(words, /["＂]/) % 2 === 1;
  const before = surplus < 0 || isOdd ? quoteBeside(folded.raw, start - 1, -1) : '';
  const behind = surplus > 0 || (isOdd && before === '') ? quoteBeside(folded.raw, end, 1) : '';
  return before + words + behind;
}
