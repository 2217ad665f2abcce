// The text layer of a PDF page as single characters with their places; what was printed twice is there once.
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { mendRadicals } from './radicals.js';
import type { Box } from './reading-order.js';

/** A character, or a few that one glyph stands for; in points from the page's top left corner. */
export interface Glyph extends Box {
  text: string;
  /** Height of the type. */
  size: number;
  /** The string of the page's content it came from: within one, nothing is printed twice. */
  run: number;
}

type TextItem = Extract<
  Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'][number],
  { str: string }
>;

/** Share of the type's height above the base line. */
const ASCENT = 0.88;
/** Widths against that of a Chinese character, where the content gives that of the whole string only. */
const NARROW = /[\u0020-\u024f\u2010-\u2027\uff61-\uff9f]/;
const NARROW_WIDTH = 0.55;
/** Typesetters print bold type twice, at most this far apart, in points and in parts of the type's height. */
const OVERPRINT = { points: 2, size: 0.25 };

interface Placed {
  x: number;
  y: number;
  size: number;
  width: number;
}

function glyphsOfItem(item: TextItem, at: Placed, run: number): Glyph[] {
  const characters = Array.from(item.str);
  const widths = characters.map((character) => (NARROW.test(character) ? NARROW_WIDTH : 1));
  const scale =
    at.width /
    Math.max(
      widths.reduce((all, width) => all + width, 0),
      NARROW_WIDTH,
    );
  let { x } = at;
  const glyphs: Glyph[] = [];
  for (const [index, character] of characters.entries()) {
    const width = (widths[index] ?? 0) * scale;
    const box = { x, y: at.y - ASCENT * at.size, width, height: at.size };
    if (character.trim() !== '') glyphs.push({ ...box, text: mendRadicals(character), size: at.size, run });
    x += width;
  }
  return glyphs;
}

/** Without what an earlier run printed at the same place. */
function withoutOverprint(glyphs: readonly Glyph[]): Glyph[] {
  const cell = OVERPRINT.points * 2;
  const kept = new Map<string, Glyph[]>();
  const isTwin = (glyph: Glyph): boolean => {
    const reach = Math.min(OVERPRINT.points, OVERPRINT.size * glyph.size);
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1]) {
        const key = `${glyph.text} ${Math.round(glyph.x / cell) + dx} ${Math.round(glyph.y / cell) + dy}`;
        const twins = kept.get(key) ?? [];
        const isNear = (other: Glyph): boolean =>
          other.run !== glyph.run &&
          Math.abs(other.x - glyph.x) <= reach &&
          Math.abs(other.y - glyph.y) <= reach;
        if (twins.some(isNear)) return true;
      }
    return false;
  };
  return glyphs.filter((glyph) => {
    if (isTwin(glyph)) return false;
    const key = `${glyph.text} ${Math.round(glyph.x / cell)} ${Math.round(glyph.y / cell)}`;
    const there = kept.get(key);
    if (there) there.push(glyph);
    else kept.set(key, [glyph]);
    return true;
  });
}

/** In the order of the page's content, which is no reading order. Turned type (along the spine) is left out. */
export async function glyphsOf(page: PDFPageProxy): Promise<Glyph[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: true });
  const glyphs: Glyph[] = [];
  for (const [run, item] of items.entries()) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, , , e, f] = item.transform as number[];
    const [x, y] = viewport.convertToViewportPoint(e ?? 0, f ?? 0) as [number, number];
    const [ahead] = viewport.convertToViewportPoint((e ?? 0) + (a ?? 0), (f ?? 0) + (b ?? 0)) as number[];
    const size = item.height || Math.hypot(a ?? 0, b ?? 0);
    const isUpright = (ahead ?? 0) - x > 0.7 * Math.hypot(a ?? 0, b ?? 0);
    const isOnPage = x > -size && y > 0 && x < viewport.width && y < viewport.height + size;
    if (isUpright && isOnPage) glyphs.push(...glyphsOfItem(item, { x, y, size, width: item.width }, run));
  }
  return withoutOverprint(glyphs);
}
