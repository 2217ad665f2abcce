// Characters of a PDF page → its lines in reading order.
import type { TextBlock, TextLine } from './page-text.js';
import type { Glyph } from './pdf-glyphs.js';
import { blocksOf, linesOf } from './reading-order.js';

const LETTER = /[\p{Script=Latin}\p{Nd}.,:%)-]$/u;
const LETTER_NEXT = /^[\p{Script=Latin}\p{Nd}(]/u;
/** White space that is a space, in parts of the type's height: between letters, and between Chinese characters. */
const SPACE = { letters: 0.15, characters: 0.6 };
/** A vertical caption has at least so many characters. */
const SHORTEST_CAPTION = 3;

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function spaceBetween(left: Glyph, right: Glyph): string {
  const gap = (right.x - left.x - left.width) / Math.min(left.size, right.size);
  const isLetters = LETTER.test(left.text) && LETTER_NEXT.test(right.text);
  return gap >= (isLetters ? SPACE.letters : SPACE.characters) ? ' ' : '';
}

function lineOf(glyphs: readonly Glyph[]): TextLine {
  let text = '';
  for (const [index, glyph] of glyphs.entries()) {
    const left = glyphs[index - 1];
    text += (left ? spaceBetween(left, glyph) : '') + glyph.text;
  }
  const x = Math.min(...glyphs.map((glyph) => glyph.x));
  const y = Math.min(...glyphs.map((glyph) => glyph.y));
  const right = Math.max(...glyphs.map((glyph) => glyph.x + glyph.width));
  const bottom = Math.max(...glyphs.map((glyph) => glyph.y + glyph.height));
  return { text, x, y, width: right - x, height: bottom - y };
}

/** One character a line from top to bottom is a caption set vertically: one line of text. */
function isVertical(lines: readonly Glyph[][]): boolean {
  return lines.length >= SHORTEST_CAPTION && lines.every((line) => line.length === 1);
}

export function pdfBlocks(glyphs: readonly Glyph[]): TextBlock[] {
  const em = middle(glyphs.map((glyph) => glyph.size));
  return blocksOf(glyphs, { em, bearing: 0 }).map((block) => {
    const lines = linesOf(block);
    if (!isVertical(lines)) return lines.map(lineOf);
    const caption = lineOf(lines.flat().map((glyph) => ({ ...glyph, width: 0 })));
    return [{ ...caption, text: caption.text.replaceAll(' ', ''), width: block[0]?.width ?? 0 }];
  });
}
