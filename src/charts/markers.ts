// What stands at the values of charts over time: a sign for each, and a line where they follow each other.
import { slotX, valueY, type Panel } from './axes.js';
import type { Size } from './chart.js';
import type { Glyph } from './key.js';
import { FONT, type Shape } from './render.js';
import { sign, words } from './sheet.js';
import { LEFT, widthOf, WIDTHS, type Slot } from './timeline.js';
import { TOKENS } from './tokens.js';

export interface Marker {
  index: number;
  value: number;
  glyph: Glyph;
  /** Above the marker; empty for none. */
  text: string;
}

/** Markers that would touch are drawn smaller. */
export function markerScale(slots: Slot[], size: Size): number {
  const step = (WIDTHS[size] - LEFT) / slots.length;
  return Math.min(1, Math.max(0.5, step / 16));
}

export function markerShapes(markers: Marker[], panel: Panel, scale: number): Shape[] {
  const edge = panel.left + panel.width;
  return markers.flatMap(({ index, value, glyph, text }) => {
    const [x, y] = [slotX(panel, index), valueY(panel, value)];
    const shape = sign(glyph, [x, y], scale);
    if (text === '') return [shape];
    const isLast = x + widthOf(text) / 2 > edge;
    const place = [isLast ? edge : x, y - 20 + FONT / 2] as const;
    return [shape, words(text, place, { align: isLast ? 'right' : 'center', fill: TOKENS.ink })];
  });
}

/** A line between neighbours that are both known, and nowhere else. */
export function linePath(values: (number | null)[], panel: Panel): string {
  const short = (coordinate: number): number => Math.round(10 * coordinate) / 10;
  return values
    .map((value, index) => {
      if (value === null) return '';
      const isFirst = (values[index - 1] ?? null) === null;
      return `${isFirst ? 'M' : 'L'}${short(slotX(panel, index))} ${short(valueY(panel, value))}`;
    })
    .join('');
}
