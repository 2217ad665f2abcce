// Tracks over time, one panel above the other: lines that break wherever a figure is not known.
import type { LineSeriesOption } from 'echarts';
import { decimalText, countText } from '../reports/rounding.js';
import type { Size } from './chart.js';
import { diamond, full, hollow, type Glyph } from './key.js';
import type { Drawing } from './render.js';
import {
  countAxis,
  FEW,
  grid,
  LEFT,
  NO_AXIS,
  markerScale,
  markerSeries,
  panelTitle,
  rail,
  slotAxis,
  WIDTHS,
  type Marker,
  type Slot,
} from './timeline.js';

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

/** A line runs between neighbours that are both accepted, and nowhere else. */
function lineOf({ points, colour }: Track, index: number): LineSeriesOption {
  return {
    type: 'line',
    xAxisIndex: index,
    yAxisIndex: index,
    silent: true,
    showSymbol: false,
    connectNulls: false,
    lineStyle: { color: colour, width: 2, type: index === 0 ? 'solid' : [5, 3] },
    data: points.map((point) => (point === null || point.mark === 'hollow' ? null : point.value)),
  };
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

export function linesDrawing({ slots, tracks }: Timeline, size: Size): Drawing {
  const tops = tracks.map((_track, index) =>
    HEIGHTS.slice(0, index).reduce((sum, height) => sum + height + TITLE + BETWEEN, TITLE),
  );
  const left = size === 'narrow' && slots.length <= FEW ? NO_AXIS : LEFT;
  const panels = tracks.map((_track, index) => ({
    left,
    top: tops[index] ?? TITLE,
    height: HEIGHTS[index] ?? 76,
    right: RIGHT,
  }));
  const last = panels.at(-1) ?? { top: 0, height: 0 };
  return {
    width: WIDTHS[size],
    height: last.top + last.height + FOOT,
    option: {
      grid: panels.map(grid),
      xAxis: tracks.map((_track, index) =>
        slotAxis(slots, {
          size,
          left,
          right: RIGHT,
          gridIndex: index,
          isLabelled: index === tracks.length - 1,
        }),
      ),
      yAxis: tracks.map((_track, index) => ({
        ...countAxis(index, index === 0 ? 3 : 2),
        ...(left === NO_AXIS && { axisLabel: { show: false } }),
      })),
      series: [
        ...tracks.map(lineOf),
        ...tracks.map((track, index) =>
          markerSeries(markersOf(track), { xAxisIndex: index, yAxisIndex: index }, markerScale(slots, size)),
        ),
        ...tracks.map((_track, index) => rail(slots, { xAxisIndex: index, yAxisIndex: index })).slice(-1),
      ],
      graphic: panels.map(({ top }, index) => panelTitle(tracks[index]?.name ?? '', top - TITLE)),
    },
  };
}
