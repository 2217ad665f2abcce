// Lines on pages → one text, with the place of every page and line in it.
import type { LinePlace, PageSpan } from '../domain/layout.js';
import type { Box } from './reading-order.js';

/** One line on its page, in points from the top left corner. */
export interface TextLine extends Box {
  text: string;
}

/** The lines of one column, or of one part of it. */
export type TextBlock = readonly TextLine[];

export interface PageTexts {
  text: string;
  pages: PageSpan[];
  lines: LinePlace[];
}

const HUNDREDTH = 100;

function rounded(length: number): number {
  return Math.round(length * HUNDREDTH) / HUNDREDTH;
}

/** Lines end with a line break, blocks and pages with an empty line. */
export function joinPages(pages: readonly (readonly TextBlock[])[]): PageTexts {
  const joined: PageTexts = { text: '', pages: [], lines: [] };
  for (const [index, blocks] of pages.entries()) {
    if (index > 0) joined.text += '\n\n';
    const start = joined.text.length;
    for (const [place, block] of blocks.entries()) {
      if (place > 0) joined.text += '\n\n';
      appendBlock(joined, block, index + 1);
    }
    joined.pages.push({ number: index + 1, start, end: joined.text.length });
  }
  return joined;
}

function appendBlock(joined: PageTexts, block: TextBlock, page: number): void {
  for (const [index, line] of block.entries()) {
    if (index > 0) joined.text += '\n';
    const start = joined.text.length;
    joined.text += line.text;
    const place = { x: rounded(line.x), y: rounded(line.y) };
    const size = { width: rounded(line.width), height: rounded(line.height) };
    joined.lines.push({ start, end: joined.text.length, page, ...place, ...size });
  }
}
