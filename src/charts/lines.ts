// Tracks over time, one panel above the other: lines that break wherever a figure is not known.
import { decimalText, countText } from '../reports/rounding.js';
import { baseLine, counts, gridLines, panelTitle, rail, roundStep, slotLabels, type Panel } from './axes.js';
import type { Size } from './chart.js';
import { diamond, full, hollow, type Glyph } from './key.js';
import { linePath, markerScale, markerShapes, type Marker } from './markers.js';
import type { Drawing, Shape } from './render.js';
import { line } from './sheet.js';
import { FEW, LEFT, NO_AXIS, WIDTHS, type Slot } from './timeline.js';

/** `full`: accepted; `partial`: an average of fewer days than the slot has; `hollow`: pending. */
export type Mark = 'full' | 'partial' | 'hollow';

export interface LinePoint {
  value: number;
  mark: Mark;
}

export interface Track {
  name: string;
  colour: string;
  /** One a slot; null: not known. */
  points: (LinePoint | null)[];
}

export interface Timeline {
  slots: Slot[];
  tracks: Track[];
}

const GLYPHS: Readonly<Record<Mark, (colour: string) => Glyph>> = { full, partial: diamond, hollow };
const RIGHT = 10;
const BETWEEN = 16;
const TITLE = 34;
/** Room for the signs and two lines of labels. */
const FOOT = 52;
const HEIGHTS = [112, 76];

/** Steps of an axis, about. */
const STEPS = [3, 2];

/** Up to the first round step that no value lies above. */
function scaleOf({ points }: Track, steps: number): { step: number; most: number } {
  const highest = Math.max(...points.map((point) => point?.value ?? 0)) || 1;
  const step = roundStep(highest / steps);
  return { step, most: step * Math.ceil(highest / step) };
}

/** A line runs between neighbours that are both accepted, and nowhere else. */
function lineOf({ points, colour }: Track, panel: Panel, isFirst: boolean): Shape {
  const values = points.map((point) => (point === null || point.mark === 'hollow' ? null : point.value));
  const dash = isFirst ? {} : { lineDash: [5, 3] };
  return line(linePath(values, panel), { stroke: colour, lineWidth: 2, lineJoin: 'bevel', ...dash });
}

function textOf(value: number): string {
  return Number.isInteger(value) ? countText(value) : decimalText(value);
}

/** Few points have their figures beside them; of many the highest has. */
function markersOf({ points, colour }: Track): Marker[] {
  const known = points.flatMap((point) => (point && point.mark !== 'hollow' ? point.value : []));
  const highest = points.findIndex(
    (point) => point?.mark !== 'hollow' && point?.value === Math.max(...known),
  );
  return points.flatMap((point, index) => {
    if (point === null) return [];
    const isNamed = points.length <= FEW || index === highest;
    return {
      index,
      value: point.value,
      glyph: GLYPHS[point.mark](colour),
      text: isNamed ? textOf(point.value) : '',
    };
  });
}

/** Axes first, then the signs under the last one, lines, and markers over all. */
interface Layers {
  ground: Shape[];
  lines: Shape[];
  markers: Shape[];
}

function layersOf(track: Track, index: number, { panel, step, size }: Placed): Layers {
  const hasFigures = panel.left !== NO_AXIS;
  return {
    ground: [
      panelTitle(track.name, panel.top - TITLE),
      ...gridLines(panel, step),
      baseLine(panel),
      ...(hasFigures ? counts(panel, step) : []),
    ],
    lines: [lineOf(track, panel, index === 0)],
    markers: markerShapes(markersOf(track), panel, markerScale(panel.slots, size)),
  };
}

interface Placed {
  panel: Panel;
  step: number;
  size: Size;
}

function placed({ slots, tracks }: Timeline, size: Size): Placed[] {
  const left = size === 'narrow' && slots.length <= FEW ? NO_AXIS : LEFT;
  let top = TITLE;
  return tracks.map((track, index) => {
    const { step, most } = scaleOf(track, STEPS[index] ?? 2);
    const height = HEIGHTS[index] ?? 76;
    const panel = { left, top, width: WIDTHS[size] - left - RIGHT, height, slots, most };
    top += height + TITLE + BETWEEN;
    return { panel, step, size };
  });
}

export function linesDrawing(timeline: Timeline, size: Size): Drawing {
  const places = placed(timeline, size);
  const layers = timeline.tracks.flatMap((track, index) => {
    const place = places[index];
    return place === undefined ? [] : layersOf(track, index, place);
  });
  const last = places.at(-1)?.panel;
  if (last === undefined) throw new Error('nothing to draw');
  return {
    width: WIDTHS[size],
    height: last.top + last.height + FOOT,
    shapes: [
      ...layers.flatMap(({ ground }) => ground),
      ...slotLabels(last),
      ...rail(last),
      ...layers.flatMap(({ lines }) => lines),
      ...layers.flatMap(({ markers }) => markers),
    ],
  };
}
