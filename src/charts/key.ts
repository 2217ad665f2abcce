// The signs of charts and what they mean: shapes differ, so that grey print and colour-blind readers lose nothing.
import type { DayStatus } from '../reports/models.js';
import type { SeriesDay } from '../reports/series.js';
import { STATUS_NAMES } from '../reports/wording.js';
import { asVariable, TOKENS } from './tokens.js';

/** A sign around the point (0, 0), within 10 × 10. */
export interface Glyph {
  path: string;
  fill: string;
  stroke: string;
  dash?: number[];
}

export interface KeyItem {
  text: string;
  /** A small drawing of the sign, of no meaning to a reader of words. */
  svg: string;
}

const CIRCLE = 'M-4 0A4 4 0 1 1 4 0A4 4 0 1 1 -4 0Z';
const SQUARE = 'M-5 -5H5V5H-5Z';

type GlyphStatus = Exclude<DayStatus, 'accepted'>;

/** Every status that is not a plain figure has a shape of its own. */
export const STATUS_GLYPHS: Readonly<Record<GlyphStatus, Glyph>> = {
  pending: { path: CIRCLE, fill: TOKENS.surface, stroke: TOKENS.wait },
  merged: { path: 'M-4 -2H4M-4 2H4', fill: 'none', stroke: TOKENS.wait },
  missing: { path: 'M-3.5 -3.5L3.5 3.5M-3.5 3.5L3.5 -3.5', fill: 'none', stroke: TOKENS.gap },
  awaited: { path: 'M-4 0A4 4 0 0 1 4 0', fill: 'none', stroke: TOKENS.gap },
  outside: { path: 'M-1.2 0H1.2', fill: 'none', stroke: TOKENS.gap },
};

export const full = (colour: string): Glyph => ({ path: CIRCLE, fill: colour, stroke: colour });
export const diamond = (colour: string): Glyph => ({
  path: 'M0 -5L5 0L0 5L-5 0Z',
  fill: colour,
  stroke: colour,
});
export const hollow = (colour: string): Glyph => ({ path: CIRCLE, fill: TOKENS.surface, stroke: colour });
export const square = (fill: string, stroke: string): Glyph => ({ path: SQUARE, fill, stroke });
export const dashedSquare: Glyph = {
  path: SQUARE,
  fill: TOKENS.surface,
  stroke: TOKENS.wait,
  dash: [2, 2],
};
/** Not printed: neither a figure nor a zero. */
export const UNLISTED: Glyph = { path: 'M-3 3L3 -3', fill: 'none', stroke: TOKENS.soft };

export function keyItem({ path, fill, stroke, dash }: Glyph, text: string): KeyItem {
  const dashes = dash ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  const colours = `fill="${asVariable(fill)}" stroke="${asVariable(stroke)}" stroke-width="1.5"${dashes}`;
  const sign = `<path d="${path}" ${colours}></path>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-7 -7 14 14" aria-hidden="true">${sign}</svg>`;
  return { text, svg };
}

/** Days that have not come have no sign. */
export function signStatus({ status, isAhead }: Pick<SeriesDay, 'status' | 'isAhead'>): GlyphStatus | null {
  return status === 'accepted' || isAhead ? null : status;
}

/** One for each sign that these days have, in the order of the shapes above. */
export function statusKey(days: Pick<SeriesDay, 'status' | 'isAhead'>[]): KeyItem[] {
  return glyphKey(days.map(signStatus), '');
}

/** Of weeks or months, called `what`. */
export function partKey(gaps: (GlyphStatus | null)[], what: string): KeyItem[] {
  return glyphKey(gaps, `：没有已入账数字的${what}`);
}

function glyphKey(statuses: (GlyphStatus | null)[], what: string): KeyItem[] {
  const shapes = Object.entries(STATUS_GLYPHS) as [keyof typeof STATUS_GLYPHS, Glyph][];
  return shapes.flatMap(([status, glyph]) =>
    statuses.includes(status) ? keyItem(glyph, `${STATUS_NAMES[status]}${what}`) : [],
  );
}
