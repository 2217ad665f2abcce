// Lets echarts' renderer write shapes as the text of an SVG. Where they stand is told by us: its charts are made to be
// looked at and moved in a browser, and take many times as long to find the same places for the few that a page shows.
import { createRequire } from 'node:module';
import { inlined, type Naming } from './inline.js';
import { joinedAgain, setApart } from './member-names.js';

export interface RectShape {
  type: 'rect';
  shape: { x: number; y: number; width: number; height: number };
  style: { fill: string; stroke: string; lineWidth: number; lineDash?: number[] };
}

export interface TextShape {
  type: 'text';
  x: number;
  y: number;
  style: {
    text: string;
    align: 'left' | 'center' | 'right';
    verticalAlign: 'middle';
    fill: string;
    fontSize: number;
    fontWeight?: number;
    width?: number;
    overflow?: 'truncate';
  };
}

export interface PathShape {
  type: 'path';
  x: number;
  y: number;
  scaleX: number;
  scaleY: number;
  /** The `d` of an SVG. */
  path: string;
  style: {
    fill: string;
    stroke: string;
    lineWidth: number;
    lineDash?: number[];
    lineCap?: 'round';
    lineJoin?: 'bevel';
    strokeNoScale: true;
  };
}

export type Shape = RectShape | TextShape | PathShape;

export interface Drawing {
  /** In the units of the viewBox: pixels where it is shown at its own size. */
  width: number;
  height: number;
  /** Later ones lie over earlier ones. */
  shapes: Shape[];
}

/** Pixels at the drawing's own size; the frames show no drawing below nine tenths of it, so 11 px stay. */
export const FONT = 12.5;

/** What we need of the library, which its own types tell too much and too little of. */
interface Library {
  graphic: {
    Rect: new (options: Omit<RectShape, 'type'>) => object;
    Text: new (options: Omit<TextShape, 'type'>) => object;
    makePath: (path: string, options: Omit<PathShape, 'type' | 'path'>, fitted: null) => object;
  };
  zrender: { init(element: null, options: object): Canvas };
}

interface Canvas {
  add(element: object): void;
  painter: { renderToString(options: { useViewBox: boolean }): string };
  dispose(): void;
}

let loaded: Library | undefined;

/** With the first drawing, and in one file: the library's own modules are hundreds, and take five times as long. */
function library(): Library {
  return (loaded ??= createRequire(import.meta.url)('echarts') as Library);
}

export function render({ width, height, shapes }: Drawing, naming: Naming): string {
  const canvas = library().zrender.init(null, { renderer: 'svg', ssr: true, width, height });
  try {
    for (const shape of setApart(shapes)) canvas.add(elementOf(shape));
    return inlined(joinedAgain(canvas.painter.renderToString({ useViewBox: true })), naming);
  } finally {
    canvas.dispose();
  }
}

function elementOf({ type, ...options }: Shape): object {
  const { Rect, Text, makePath } = library().graphic;
  if (type === 'rect') return new Rect(options as RectShape);
  if (type === 'text') return new Text(options as TextShape);
  const { path, ...rest } = options as PathShape;
  return makePath(path, rest, null);
}
