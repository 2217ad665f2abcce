// A straight, evenly lit scan → its blocks of text, with rules, frames, codes and photographs wiped off.
import type { Picture } from './picture.js';
import { blocksOf, type Box } from './reading-order.js';
import { marksOf, type Mark, type Marks } from './scan-marks.js';

export interface ScanBlocks {
  /** The picture with nothing but text on it. */
  picture: Picture;
  /** Where the blocks stand, in reading order. */
  blocks: Box[];
  /** Height of a character of the running text, in pixels. */
  em: number;
}

/** A character is rarely drawn in one mark; this share of the marks is lower than a character's ink. */
const FULL_HEIGHT_SHARE = 0.75;
const INK_OF_EM = 0.85;
/** All lengths below in em. */
const SPECK = 0.09;
/** A comma at the end of a line fills a third of its place; characters leave a little white at both sides. */
const BEARING = 0.13;
const LONGEST_STROKE = 3.2;
/** Side of the cells in which ink is counted to find codes and photographs. */
const CELL = 0.25;
/** Cells on each side of one that are its surroundings. */
const AROUND = 2;
/** Text covers about a fifth of its area, headlines less than a half. */
const DENSE = 0.36;
const SMALLEST_PICTURE = 3;

/** The height under which most marks lie, each counted as often as it is high: specks weigh little. */
export function emOf(marks: readonly Mark[]): number {
  const heights = marks
    .filter((mark) => mark.height >= 4 && mark.height <= 400 && mark.width <= 3 * mark.height)
    .map((mark) => mark.height)
    .sort((a, b) => a - b);
  const total = heights.reduce((all, height) => all + height, 0);
  let sum = 0;
  for (const height of heights) {
    sum += height;
    if (sum >= total * FULL_HEIGHT_SHARE) return height / INK_OF_EM;
  }
  return 0;
}

/** Share of ink in each cell, row by row. */
function densityOf({ runs }: Marks, { width, height }: Picture, cell: number): Float32Array[] {
  const columns = Math.ceil(width / cell);
  const rows = Array.from({ length: Math.ceil(height / cell) }, () => new Float32Array(columns));
  for (const { from, to, row } of runs) {
    const counts = rows[Math.floor(row / cell)];
    if (!counts) continue;
    for (let x = from; x < to;) {
      const column = Math.floor(x / cell);
      const end = Math.min(to, (column + 1) * cell);
      counts[column] = (counts[column] ?? 0) + (end - x) / (cell * cell);
      x = end;
    }
  }
  return rows;
}

/** Cells whose surroundings are dense. */
function denseCells(rows: readonly Float32Array[]): Picture {
  const width = rows[0]?.length ?? 0;
  const grey = new Uint8Array(width * rows.length).fill(255);
  const side = 2 * AROUND + 1;
  for (let y = AROUND; y < rows.length - AROUND; y += 1)
    for (let x = AROUND; x < width - AROUND; x += 1) {
      let sum = 0;
      for (let near = y - AROUND; near <= y + AROUND; near += 1)
        for (let beside = x - AROUND; beside <= x + AROUND; beside += 1) sum += rows[near]?.[beside] ?? 0;
      if (sum >= DENSE * side * side) grey[y * width + x] = 0;
    }
  return { width, height: rows.length, grey, dpi: null };
}

/** Codes and photographs: dense areas higher and wider than any headline. */
function picturesOf(marks: Marks, picture: Picture, em: number): Box[] {
  const cell = Math.max(2, Math.round(CELL * em));
  const dense = marksOf(denseCells(densityOf(marks, picture, cell))).marks;
  const least = SMALLEST_PICTURE / CELL;
  return dense
    .filter((area) => area.width >= least - 2 && area.height >= least - 2)
    .map((area) => ({
      x: (area.x - 1) * cell,
      y: (area.y - 1) * cell,
      width: (area.width + 2) * cell,
      height: (area.height + 2) * cell,
    }));
}

function isInside(mark: Box, area: Box): boolean {
  const x = mark.x + mark.width / 2;
  const y = mark.y + mark.height / 2;
  return x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
}

/** Rules and frames are long and thin or all but empty; no stroke of a character is so long. */
function isType(mark: Mark, em: number, pictures: readonly Box[]): boolean {
  const longest = Math.max(mark.width, mark.height);
  // A rule between the columns of two lines is no longer than a headline's strokes, but thinner.
  if (mark.height > 1.5 * em && mark.width < 0.15 * em) return false;
  if (longest > LONGEST_STROKE * em) {
    const isThin = Math.min(mark.width, mark.height) < 0.5 * em;
    const isEmpty = mark.ink < 0.12 * mark.width * mark.height;
    if (isThin || isEmpty || longest > 12 * em) return false;
  }
  return !pictures.some((area) => isInside(mark, area));
}

/** Whitens the runs of the marks that are no type, with the grey seam around them. */
function wipe(picture: Picture, { runs }: Marks, kept: readonly boolean[]): Picture {
  const grey = Uint8Array.from(picture.grey);
  const { width, height } = picture;
  for (const { from, to, row, mark } of runs) {
    if (kept[mark]) continue;
    for (let y = Math.max(0, row - 2); y <= Math.min(height - 1, row + 2); y += 1)
      grey.fill(255, y * width + Math.max(0, from - 2), y * width + Math.min(width, to + 2));
  }
  for (const { from, to, row, mark } of runs) {
    if (!kept[mark]) continue;
    grey.set(picture.grey.subarray(row * width + from, row * width + to), row * width + from);
  }
  return { ...picture, grey };
}

function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

export function scanBlocks(picture: Picture): ScanBlocks {
  const found = marksOf(picture);
  const em = emOf(found.marks);
  if (em === 0) return { picture, blocks: [], em };
  const pictures = picturesOf(found, picture, em);
  const kept = found.marks.map((mark) => isType(mark, em, pictures));
  // Specks tell nothing about columns, but faint strokes of small type come as specks, too: they stay on the picture.
  const text = found.marks.filter(
    (mark, index) => kept[index] && Math.max(mark.width, mark.height) >= SPECK * em,
  );
  return {
    picture: wipe(picture, found, kept),
    blocks: blocksOf(text, { em, bearing: BEARING }).map(around),
    em,
  };
}
