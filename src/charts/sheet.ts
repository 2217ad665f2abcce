// Plain shapes at places of their own: what every chart is put together from.
import type { Glyph } from './key.js';
import { FONT, type PathShape, type RectShape, type TextShape } from './render.js';
import { TOKENS } from './tokens.js';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function box(shape: Box, fill: string, stroke = 'none'): RectShape {
  return { type: 'rect', shape, style: { fill, stroke, lineWidth: 1 } };
}

export interface Lettering {
  align?: 'left' | 'center' | 'right';
  fill?: string;
  size?: number;
  bold?: boolean;
  /** Longer text ends in "…"; its full form stands in the table. */
  width?: number;
}

/** The middle of the line stands at `y`. */
export function words(text: string, [x, y]: readonly [number, number], lettering: Lettering = {}): TextShape {
  const { align = 'left', fill = TOKENS.soft, size = FONT, bold = false, width } = lettering;
  const style = { text, align, verticalAlign: 'middle', fill, fontSize: size } as const;
  return {
    type: 'text',
    x,
    y,
    style: {
      ...style,
      ...(bold && { fontWeight: 700 }),
      ...(width !== undefined && { width, overflow: 'truncate' }),
    },
  };
}

/** A sign with its middle at a place. */
export function sign(
  { path, fill, stroke, dash }: Glyph,
  [x, y]: readonly [number, number],
  scale = 1,
): PathShape {
  const style = {
    fill,
    stroke,
    lineWidth: 1.5,
    strokeNoScale: true,
    ...(dash && { lineDash: dash }),
  } as const;
  return { type: 'path', x, y, scaleX: scale, scaleY: scale, path, style };
}

/** The strokes of a pen, as the `d` of an SVG. */
export function line(path: string, style: Omit<PathShape['style'], 'fill' | 'strokeNoScale'>): PathShape {
  const whole = { fill: 'none', strokeNoScale: true, ...style } as const;
  return { type: 'path', x: 0, y: 0, scaleX: 1, scaleY: 1, path, style: whole };
}
