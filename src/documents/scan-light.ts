// Evens the light of a scan: paper becomes white, faint print of the back page goes, ink stays dark.
import type { Picture } from './picture.js';

/** Side of the tiles whose paper is measured, in pixels. */
const TILE = 48;
/** Share of a tile's pixels that are as light as its paper. */
const PAPER_SHARE = 0.12;
/** Nothing darker is taken for paper: the middle of a photograph has none. */
const DARKEST_PAPER = 90;
/** In parts of the paper's light: darker is ink, lighter is paper; between them the picture is stretched. */
const INK = 0.2;
const CLEAN = 0.84;

interface Tiles {
  columns: number;
  rows: number;
  paper: Float32Array;
}

/** The light of the paper in one tile: its lightest pixels, a few left aside. */
function paperOf({ grey, width, height }: Picture, left: number, top: number): number {
  const counts = new Uint32Array(256);
  const right = Math.min(width, left + TILE);
  const bottom = Math.min(height, top + TILE);
  for (let y = top; y < bottom; y += 1)
    for (let at = y * width + left; at < y * width + right; at += 1) {
      const value = grey[at] ?? 0;
      counts[value] = (counts[value] ?? 0) + 1;
    }
  let rest = (right - left) * (bottom - top) * PAPER_SHARE;
  let value = 255;
  while (value > DARKEST_PAPER && rest > (counts[value] ?? 0)) {
    rest -= counts[value] ?? 0;
    value -= 1;
  }
  return value;
}

function tilesOf(picture: Picture): Tiles {
  const columns = Math.ceil(picture.width / TILE);
  const rows = Math.ceil(picture.height / TILE);
  const paper = new Float32Array(columns * rows);
  for (let index = 0; index < paper.length; index += 1) {
    paper[index] = paperOf(picture, (index % columns) * TILE, Math.floor(index / columns) * TILE);
  }
  return { columns, rows, paper };
}

/** Between the middles of two tiles the light changes evenly. */
function place(at: number, count: number): { low: number; high: number; part: number } {
  const middle = Math.min(Math.max(at / TILE - 0.5, 0), count - 1);
  const low = Math.floor(middle);
  return { low, high: Math.min(low + 1, count - 1), part: middle - low };
}

/** A new picture in which paper is 255 and ink near 0. */
export function evenLight(picture: Picture): Picture {
  const { width, height, grey } = picture;
  const { columns, rows, paper } = tilesOf(picture);
  const result = new Uint8Array(grey.length);
  const across = Array.from({ length: width }, (_, x) => place(x, columns));
  const row = new Float32Array(columns);
  for (let y = 0; y < height; y += 1) {
    const { low, high, part } = place(y, rows);
    for (let column = 0; column < columns; column += 1) {
      const above = paper[low * columns + column] ?? 255;
      row[column] = above + ((paper[high * columns + column] ?? 255) - above) * part;
    }
    for (let x = 0; x < width; x += 1) {
      const between = across[x] ?? { low: 0, high: 0, part: 0 };
      const left = row[between.low] ?? 255;
      const light = left + ((row[between.high] ?? 255) - left) * between.part;
      const share = (grey[y * width + x] ?? 0) / light;
      result[y * width + x] = Math.max(0, Math.min(255, ((share - INK) / (CLEAN - INK)) * 255));
    }
  }
  return { ...picture, grey: result };
}
