// Stacked columns with a line over them: columns of pending days are hollow, days without a figure have none.
import type { BarSeriesOption, LineSeriesOption, YAXisComponentOption } from 'echarts';
import { decimalText } from '../reports/rounding.js';
import type { Size } from './chart.js';
import { diamond } from './key.js';
import type { Drawing } from './render.js';
import { FONT } from './render.js';
import {
  countAxis,
  markerScale,
  FEW,
  grid,
  LEFT,
  markerSeries,
  panelTitle,
  rail,
  slotAxis,
  WIDTHS,
  type Marker,
  type Slot,
} from './timeline.js';
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

function bars(columns: (Column | null)[], part: Part): BarSeriesOption {
  const hollow = { color: TOKENS.surface, borderColor: TOKENS.wait, borderWidth: 1.5, borderType: [3, 3] };
  return {
    type: 'bar',
    stack: 'handling',
    silent: true,
    barCategoryGap: '30%',
    barMaxWidth: 44,
    itemStyle: { color: COLOURS[part], borderColor: TOKENS.surface, borderWidth: 1 },
    data: columns.map((column) => ({
      value: column === null ? null : column[part],
      ...(column?.isHollow === true && { itemStyle: hollow }),
    })),
  };
}

/** Drawn twice: a wide line in the colour of the surface keeps the thin one readable over the columns. */
function rateLine(columns: (Column | null)[], isHalo: boolean): LineSeriesOption {
  return {
    type: 'line',
    yAxisIndex: 1,
    silent: true,
    showSymbol: false,
    connectNulls: false,
    z: 3,
    lineStyle: { color: isHalo ? TOKENS.surface : TOKENS.ink, width: isHalo ? 5 : 1.5 },
    data: columns.map((column) => column?.rate ?? null),
  };
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

const RATE_AXIS: YAXisComponentOption = {
  type: 'value',
  min: 0,
  max: 100,
  interval: 25,
  position: 'right',
  axisLabel: { color: TOKENS.soft, fontSize: FONT, margin: 6, formatter: '{value}%' },
  splitLine: { show: false },
};

/** Round steps: the axis of counts has as many as the axis of the rate. */
function stepOf(columns: (Column | null)[]): number {
  const highest = Math.max(1, ...columns.map((column) => (column ? column.direct + column.transferred : 0)));
  const raw = (highest * COLUMN_ROOM) / 4;
  const power = 10 ** Math.floor(Math.log10(raw));
  return Math.max(
    1,
    ([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((factor) => factor * power >= raw) ?? 10) * power,
  );
}

export function stackDrawing({ slots, columns }: Stack, size: Size): Drawing {
  const step = stepOf(columns);
  const axis = { xAxisIndex: 0, yAxisIndex: 1 };
  return {
    width: WIDTHS[size],
    height: TOP + HEIGHT + FOOT,
    option: {
      grid: grid({ left: LEFT, top: TOP, height: HEIGHT, right: RIGHT }),
      xAxis: slotAxis(slots, { size, left: LEFT, right: RIGHT, gridIndex: 0, isLabelled: true }),
      yAxis: [{ ...countAxis(0, 4), max: 4 * step, interval: step }, RATE_AXIS],
      series: [
        bars(columns, 'direct'),
        bars(columns, 'transferred'),
        rateLine(columns, true),
        rateLine(columns, false),
        markerSeries(rateMarkers(columns, size), axis, markerScale(slots, size)),
        rail(slots, axis),
      ],
      graphic: [panelTitle('件', 0), rightTitle(WIDTHS[size])],
    },
  };
}

function rightTitle(width: number): object {
  const style = { text: '直接办理率', align: 'right', fill: TOKENS.ink, fontSize: FONT };
  return { type: 'text', x: width, y: 0, silent: true, style };
}
