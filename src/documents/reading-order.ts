// Finds the columns of a page: boxes of glyphs → blocks of one column each, in reading order, by cutting at white space.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** White space across a set of boxes, along one axis. */
interface Gap {
  from: number;
  to: number;
}

export interface Measure {
  /** Height of a character of the running text, in the unit of the boxes. */
  em: number;
  /** White that a box leaves of its character's place at both sides together, in em: 0 where boxes are whole places. */
  bearing: number;
}

interface Axis {
  start: (box: Box) => number;
  end: (box: Box) => number;
}

const ACROSS: Axis = { start: (box) => box.x, end: (box) => box.x + box.width };
const DOWN: Axis = { start: (box) => box.y, end: (box) => box.y + box.height };

/** All lengths below are in em. */
/** White space over the whole width that parts two stories, whatever stands beside each other in them. */
const ROW_GAP = 1.3;
/** A line with the lead under it; the last line of a block has none. */
const LINE = 1.45;
const LEAD = 0.55;
/** The narrowest gutter: in few lines, spaces and punctuation may stand one below the other by chance. */
const GUTTERS = [
  { lines: 1.5, gutter: 2 },
  { lines: 2.5, gutter: 0.85 },
  { lines: 4.5, gutter: 0.75 },
  { lines: Infinity, gutter: 0.55 },
];
/** What stands right of a gutter of two lines may be the end of the first. */
const ONE_LINE_BESIDE = 1.4;
/** Under a headline there is more white than between lines, or its type is larger. */
const HEADLINE_GAP = 0.75;
const HEADLINE_SIZE = 1.25;
const LARGE_INK = 1.12;
const WHITE_OF_QUOTE = 0.78;
const LINE_GAP = 0.12;

function sizeOf(gap: Gap): number {
  return gap.to - gap.from;
}

/** White stripes between the boxes, in order; none outside them. */
function gapsAlong(boxes: readonly Box[], axis: Axis): Gap[] {
  const sorted = boxes.toSorted((a, b) => axis.start(a) - axis.start(b));
  const gaps: Gap[] = [];
  let end = Infinity;
  for (const box of sorted) {
    if (axis.start(box) > end) gaps.push({ from: end, to: axis.start(box) });
    end = Math.max(end === Infinity ? -Infinity : end, axis.end(box));
  }
  return gaps;
}

/** The boxes between the cuts, in order. */
function cutAt<T extends Box>(boxes: readonly T[], gaps: readonly Gap[], axis: Axis): T[][] {
  const parts: T[][] = gaps.map(() => []);
  parts.push([]);
  for (const box of boxes) {
    const after = gaps.findLastIndex((gap) => axis.start(box) >= gap.to) + 1;
    parts[after]?.push(box);
  }
  return parts;
}

function heightOf(boxes: readonly Box[]): number {
  return Math.max(...boxes.map(DOWN.end)) - Math.min(...boxes.map(DOWN.start));
}

function lineCount(boxes: readonly Box[], em: number): number {
  return (heightOf(boxes) / em + LEAD) / LINE;
}

/** The white before a quotation mark of large type is as wide as a gutter of the running text, where boxes are ink. */
function isInHeadline(boxes: readonly Box[], gap: Gap, em: number): boolean {
  const large = boxes.filter(
    (box) => box.height >= LARGE_INK * em && WHITE_OF_QUOTE * box.height > sizeOf(gap),
  );
  const left = large.filter((box) => box.x < gap.from && ACROSS.end(box) > gap.from - box.height);
  const right = large.filter((box) => box.x >= gap.to && box.x < gap.to + box.height);
  return left.some((box) => right.some((other) => box.y < DOWN.end(other) && other.y < DOWN.end(box)));
}

function guttersOf(boxes: readonly Box[], { em, bearing }: Measure): Gap[] {
  const lines = lineCount(boxes, em);
  const least = GUTTERS.find((step) => lines <= step.lines)?.gutter ?? 0;
  return gapsAlong(boxes, ACROSS).filter((gap) => {
    if (sizeOf(gap) < (least + bearing) * em || (bearing > 0 && isInHeadline(boxes, gap, em))) return false;
    if (lines > 2.5 || sizeOf(gap) >= (ONE_LINE_BESIDE + bearing) * em) return true;
    return (
      lineCount(
        boxes.filter((box) => box.x >= gap.to),
        em,
      ) > 1.5
    );
  });
}

/** Whether a headline, or the end of a story, may stand above the gap. */
function isUnderHeadline(boxes: readonly Box[], gap: Gap, em: number): boolean {
  if (sizeOf(gap) >= HEADLINE_GAP * em) return true;
  const above = boxes.filter((box) => DOWN.end(box) <= gap.from && DOWN.end(box) > gap.from - em);
  return sizeOf(gap) >= LINE_GAP * em && above.some((box) => box.height >= HEADLINE_SIZE * em);
}

/**
 * A headline stands over columns: the cut that leaves the tallest part with gutters, or null where no cut does. A gap
 * between two lines of the same columns leaves a shorter one.
 */
function cutUnderHeadline(boxes: readonly Box[], measure: Measure): Gap | null {
  const { em } = measure;
  const gaps = gapsAlong(boxes, DOWN).filter((gap) => isUnderHeadline(boxes, gap, em));
  let best: { gap: Gap; height: number } | null = null;
  for (const gap of gaps) {
    for (const part of cutAt(boxes, [gap], DOWN)) {
      const height = heightOf(part);
      if (height <= (best?.height ?? LINE * em)) continue;
      if (guttersOf(part, measure).length > 0) best = { gap, height };
    }
  }
  return best?.gap ?? null;
}

/** Blocks of one column each, in the order in which a reader takes them. */
export function blocksOf<T extends Box>(boxes: readonly T[], measure: Measure): T[][] {
  const { em } = measure;
  if (boxes.length < 2) return boxes.length === 0 ? [] : [[...boxes]];
  const rows = gapsAlong(boxes, DOWN).filter((gap) => sizeOf(gap) >= ROW_GAP * em);
  if (rows.length > 0) return cutAt(boxes, rows, DOWN).flatMap((part) => blocksOf(part, measure));
  const gutters = guttersOf(boxes, measure);
  if (gutters.length > 0) return cutAt(boxes, gutters, ACROSS).flatMap((part) => blocksOf(part, measure));
  const under = cutUnderHeadline(boxes, measure);
  return under ? cutAt(boxes, [under], DOWN).flatMap((part) => blocksOf(part, measure)) : [[...boxes]];
}

/** Boxes of one block → its lines from top to bottom, each from left to right. */
export function linesOf<T extends Box>(block: readonly T[]): T[][] {
  const lines: { top: number; bottom: number; boxes: T[] }[] = [];
  for (const box of block.toSorted((a, b) => DOWN.end(a) - DOWN.end(b))) {
    const line = lines.at(-1);
    const overlap = line ? line.bottom - Math.max(line.top, box.y) : 0;
    if (line && overlap > Math.min(box.height, line.bottom - line.top) / 2) {
      line.boxes.push(box);
      line.top = Math.min(line.top, box.y);
      line.bottom = Math.max(line.bottom, DOWN.end(box));
    } else lines.push({ top: box.y, bottom: DOWN.end(box), boxes: [box] });
  }
  return lines.map((line) => line.boxes.toSorted((a, b) => a.x - b.x));
}
