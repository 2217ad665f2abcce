// Plain shapes at places of their own, for charts that are tables of signs and need no axes.
import type { CustomSeriesOption } from 'echarts';
import type { Glyph } from './key.js';
import { FONT, type Drawing } from './render.js';
import { glyphAt } from './timeline.js';
import { TOKENS } from './tokens.js';

export type Shape = NonNullable<ReturnType<NonNullable<CustomSeriesOption['renderItem']>>>;

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function box(shape: Box, fill: string, stroke = 'none'): Shape {
  return { type: 'rect', silent: true, shape, style: { fill, stroke, lineWidth: 1 } };
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
export function words(text: string, [x, y]: readonly [number, number], lettering: Lettering = {}): Shape {
  const { align = 'left', fill = TOKENS.soft, size = FONT, bold = false, width } = lettering;
  const style = { text, align, verticalAlign: 'middle', fill, fontSize: size } as const;
  return {
    type: 'text',
    x,
    y,
    silent: true,
    style: {
      ...style,
      ...(bold && { fontWeight: 700 }),
      ...(width !== undefined && { width, overflow: 'truncate' }),
    },
  };
}

export function sign(glyph: Glyph, [x, y]: readonly [number, number], scale = 1): Shape {
  return { ...glyphAt(glyph, [x, y], scale), silent: true };
}

export function sheet({ width, height }: Pick<Box, 'width' | 'height'>, shapes: Shape[]): Drawing {
  const children = shapes as never;
  const renderItem = (): Shape => ({ type: 'group', children });
  return {
    width,
    height,
    option: { series: [{ type: 'custom', coordinateSystem: 'none', silent: true, data: [0], renderItem }] },
  };
}
