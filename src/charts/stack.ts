// Stacked columns with a line over them: columns of pending days are hollow, days without a figure have none.
import { decimalText } from '../reports/rounding.js';
import {
  baseLine,
  counts,
  gridLines,
  panelTitle,
  percents,
  rail,
  slotLabels,
  slotX,
  valueY,
  type Panel,
} from './axes.js';
import type { Size } from './chart.js';
import { diamond } from './key.js';
import { linePath, markerScale, markerShapes, type Marker } from './markers.js';
import { FONT, type Drawing, type RectShape, type Shape } from './render.js';
import { line, words } from './sheet.js';
import { FEW, LEFT, WIDTHS, type Slot } from './timeline.js';
import { TOKENS } from './tokens.js';

export interface Column {
  direct: number;
  transferred: number;
  /** Percent; null where there is none to draw. */
  rate: number | null;
  /** Of a pending day. */
  isHollow: boolean;
}

export interface Stack {
  slots: Slot[];
  columns: (Column | null)[];
}

const HEIGHT = 190;
const TOP = 30;
const RIGHT = 48;
/** Room for the signs and two lines of labels. */
const FOOT = 52;
/** The columns end at this part of the height, so that the line of the rate mostly runs above them. */
const COLUMN_ROOM = 2;

type Part = 'direct' | 'transferred';

const COLOURS: Readonly<Record<Part, string>> = { direct: TOKENS.first, transferred: TOKENS.second };

/** Of its slot, within limits. */
const WIDTH_OF_SLOT = 0.7;
const MOST_WIDTH = 44;

interface Bar {
  index: number;
  from: number;
  to: number;
  isHollow: boolean;
}

/** The border lies within the bar. */
function bar({ index, from, to, isHollow }: Bar, colour: string, panel: Panel): RectShape {
  const whole = Math.min((WIDTH_OF_SLOT * panel.width) / panel.slots.length, MOST_WIDTH);
  const [bottom, top] = [valueY(panel, from), valueY(panel, to)];
  const lineWidth = isHollow ? 1.5 : 1;
  const inset = Math.min(lineWidth, whole, bottom - top);
  const shape = {
    x: slotX(panel, index) - whole / 2 + inset / 2,
    y: top + inset / 2,
    width: whole - inset,
    height: bottom - top - inset,
  };
  const style = isHollow
    ? { fill: TOKENS.surface, stroke: TOKENS.wait, lineWidth, lineDash: [3, 3] }
    : { fill: colour, stroke: TOKENS.surface, lineWidth };
  return { type: 'rect', shape, style };
}

function bars(columns: (Column | null)[], part: Part, panel: Panel): Shape[] {
  return columns.flatMap((column, index) => {
    if (column === null) return [];
    const from = part === 'direct' ? 0 : column.direct;
    const { isHollow } = column;
    return [bar({ index, from, to: from + column[part], isHollow }, COLOURS[part], panel)];
  });
}

/** Drawn twice: a wide line in the colour of the surface keeps the thin one readable over the columns. */
function rateLine(columns: (Column | null)[], rates: Panel): Shape[] {
  const path = linePath(
    columns.map((column) => column?.rate ?? null),
    rates,
  );
  return [
    line(path, { stroke: TOKENS.surface, lineWidth: 5, lineJoin: 'bevel' }),
    line(path, { stroke: TOKENS.ink, lineWidth: 1.5, lineJoin: 'bevel' }),
  ];
}

function rateMarkers(columns: (Column | null)[], size: Size): Marker[] {
  return columns.flatMap((column, index) => {
    const rate = column?.rate ?? null;
    if (rate === null) return [];
    const isNamed = columns.length <= FEW && size === 'wide';
    const text = isNamed ? `${decimalText(rate)}%` : '';
    return { index, value: rate, glyph: diamond(TOKENS.ink), text };
  });
}

/** Of both axes. */
const STEPS = 4;

/** Round steps: the axis of counts has as many as the axis of the rate. */
function stepOf(columns: (Column | null)[]): number {
  const highest = Math.max(1, ...columns.map((column) => (column ? column.direct + column.transferred : 0)));
  const raw = (highest * COLUMN_ROOM) / STEPS;
  const power = 10 ** Math.floor(Math.log10(raw));
  return Math.max(
    1,
    ([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= raw) ?? 10) * power,
  );
}

export function stackDrawing({ slots, columns }: Stack, size: Size): Drawing {
  const step = stepOf(columns);
  const width = WIDTHS[size];
  const place = { left: LEFT, top: TOP, width: width - LEFT - RIGHT, height: HEIGHT, slots };
  const [panel, rates] = [
    { ...place, most: STEPS * step },
    { ...place, most: 100 },
  ];
  return {
    width,
    height: TOP + HEIGHT + FOOT,
    shapes: [
      ...gridLines(panel, step),
      panelTitle('件', 0),
      words('直接办理率', [width, FONT / 2], { align: 'right', fill: TOKENS.ink }),
      baseLine(panel),
      ...counts(panel, step),
      ...percents(panel, STEPS),
      ...slotLabels(panel),
      ...rail(panel),
      ...bars(columns, 'direct', panel),
      ...bars(columns, 'transferred', panel),
      ...rateLine(columns, rates),
      ...markerShapes(rateMarkers(columns, size), rates, markerScale(slots, size)),
    ],
  };
}
