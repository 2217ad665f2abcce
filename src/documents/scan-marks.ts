// Connected marks of ink on a scan: parts of characters, rules, frames, pictures, specks.
import type { Picture } from './picture.js';
import type { Box } from './reading-order.js';

/** A connected mark; `ink` counts its dark pixels. */
export interface Mark extends Box {
  ink: number;
}

/** A run of dark pixels in one row, `to` exclusive. */
interface Run {
  from: number;
  to: number;
  row: number;
  mark: number;
}

export interface Marks {
  marks: Mark[];
  /** Every run of ink with the mark that it belongs to: an index into `marks`. */
  runs: Run[];
}

/** Darker is ink, on a picture with even light. */
const INK_BELOW = 150;

function runsOfRow({ grey, width }: Picture, row: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let x = 0; x <= width; x += 1) {
    const isInk = x < width && (grey[row * width + x] ?? 255) < INK_BELOW;
    if (isInk && from < 0) from = x;
    if (!isInk && from >= 0) {
      runs.push({ from, to: x, row, mark: -1 });
      from = -1;
    }
  }
  return runs;
}

/** Disjoint sets with path halving. */
function rootOf(parents: number[], index: number): number {
  let at = index;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] ?? at] ?? at;
    at = parents[at] ?? at;
  }
  return at;
}

function join(parents: number[], run: Run, above: Run): void {
  if (run.mark < 0) run.mark = rootOf(parents, above.mark);
  else {
    const [one, other] = [rootOf(parents, run.mark), rootOf(parents, above.mark)];
    parents[Math.max(one, other)] = Math.min(one, other);
  }
}

/** Gives each run the set of the runs that it touches in the row above, corners included. */
function linkRow(row: readonly Run[], above: readonly Run[], parents: number[]): void {
  let first = 0;
  for (const run of row) {
    while (first < above.length && (above[first]?.to ?? 0) < run.from) first += 1;
    for (let index = first; index < above.length; index += 1) {
      const other = above[index];
      if (!other || other.from > run.to) break;
      join(parents, run, other);
    }
    if (run.mark < 0) run.mark = parents.push(parents.length) - 1;
  }
}

function measure(runs: readonly Run[], parents: number[]): Mark[] {
  const indices = new Map<number, number>();
  const edges: { left: number; right: number; top: number; bottom: number; ink: number }[] = [];
  for (const run of runs) {
    const root = rootOf(parents, run.mark);
    let index = indices.get(root);
    if (index === undefined) {
      index = edges.push({ left: run.from, right: run.to, top: run.row, bottom: run.row, ink: 0 }) - 1;
      indices.set(root, index);
    }
    run.mark = index;
    const edge = edges[index];
    if (!edge) continue;
    edge.left = Math.min(edge.left, run.from);
    edge.right = Math.max(edge.right, run.to);
    edge.bottom = run.row + 1;
    edge.ink += run.to - run.from;
  }
  return edges.map(({ left, right, top, bottom, ink }) => {
    return { x: left, y: top, width: right - left, height: bottom - top, ink };
  });
}

export function marksOf(picture: Picture): Marks {
  const runs: Run[] = [];
  const parents: number[] = [];
  let above: Run[] = [];
  for (let row = 0; row < picture.height; row += 1) {
    const here = runsOfRow(picture, row);
    linkRow(here, above, parents);
    for (const run of here) runs.push(run);
    above = here;
  }
  return { marks: measure(runs, parents), runs };
}
