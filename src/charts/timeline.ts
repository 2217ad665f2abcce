// What charts over time share: slots along the bottom, their labels, the rail of signs for days without a figure, markers.
import type {
  CustomSeriesOption,
  GridComponentOption,
  XAXisComponentOption,
  YAXisComponentOption,
} from 'echarts';
import type { DayStatus } from '../reports/models.js';
import { countText } from '../reports/rounding.js';
import type { SeriesDay } from '../reports/series.js';
import type { SeriesPart } from '../reports/series-parts.js';
import type { Size } from './chart.js';
import { signStatus, STATUS_GLYPHS, type Glyph } from './key.js';
import { FONT } from './render.js';
import { TOKENS } from './tokens.js';

/** One day, week or month. */
export interface Slot {
  label: string;
  /** Its sign on the rail; null for none. */
  status: Exclude<DayStatus, 'accepted'> | null;
}

/** Up to a week and a day each slot has room for its own label and figure. */
export const FEW = 8;

export const WIDTHS: Readonly<Record<Size, number>> = { wide: 560, narrow: 300 };
/** Room on the left for the figures of an axis. */
export const LEFT = 44;
/** Where each point has its figure beside it, a narrow panel leaves those of the axis out. */
export const NO_AXIS = 16;
const RAIL = 10;

export interface Panel {
  left: number;
  top: number;
  height: number;
  /** Room on the right for an axis. */
  right: number;
}

export function daySlots(days: SeriesDay[], size: Size): Slot[] {
  const isWeek = days.length <= FEW;
  return days.map((day) => {
    const { date, dayName, weekday } = day;
    const short = `${Number(date.slice(8))}日`;
    const name = isWeek ? `${size === 'wide' ? dayName : short}\n${weekday}` : short;
    return { label: name, status: signStatus(day) };
  });
}

/** A week has the name of its Monday, or of its month alone where there are many; a gap has the sign of its days. */
export function partSlots(parts: SeriesPart[]): Slot[] {
  const months = parts.map(({ shortName }) => shortName.replace(/\d+日$/, ''));
  return parts.map(({ shortName, gap }, index) => {
    const isFirst = months[index] !== months[index - 1];
    const label = parts.length <= 14 ? shortName : isFirst ? (months[index] ?? '') : '';
    return { label, status: gap };
  });
}

/** Chinese characters are as wide as high, digits a bit over half of that. */
function widthOf(label: string): number {
  const lines = label.split('\n').map((line) => line.replace(/[^\d,.%]/g, '  ').length);
  return Math.max(...lines) * FONT * 0.56;
}

/** As many labels from the left as stand free of each other. */
function labelled(slots: Slot[], step: number): boolean[] {
  let free = -Infinity;
  return slots.map(({ label }, index) => {
    const half = widthOf(label) / 2;
    const isShown = label !== '' && index * step - half >= free;
    if (isShown) free = index * step + half + 8;
    return isShown;
  });
}

export function grid({ left, top, height, right }: Panel): GridComponentOption {
  return { left, right, top, height, outerBoundsMode: 'none' };
}

interface AxisPlace {
  size: Size;
  left: number;
  right: number;
  gridIndex: number;
  isLabelled: boolean;
}

export function slotAxis(
  slots: Slot[],
  { size, left, right, gridIndex, isLabelled }: AxisPlace,
): XAXisComponentOption {
  const shown = labelled(slots, (WIDTHS[size] - left - right) / slots.length);
  const hasRail = slots.some(({ status }) => status !== null);
  return {
    type: 'category',
    gridIndex,
    data: slots.map(({ label }, index) => `${index}:${label}`),
    axisTick: { show: false },
    axisLine: { lineStyle: { color: TOKENS.gap }, onZero: false },
    axisLabel: {
      show: isLabelled,
      color: TOKENS.soft,
      fontSize: FONT,
      lineHeight: 16,
      margin: hasRail ? 2 * RAIL : 8,
      interval: (index: number) => shown[index] ?? false,
      formatter: (_value: string, index: number) => slots[index]?.label ?? '',
    },
  };
}

export function countAxis(gridIndex: number, splits: number): YAXisComponentOption {
  return {
    type: 'value',
    gridIndex,
    min: 0,
    splitNumber: splits,
    axisLabel: { color: TOKENS.soft, fontSize: FONT, margin: 6, formatter: countText },
    splitLine: { lineStyle: { color: TOKENS.line } },
  };
}

export interface Marker {
  index: number;
  value: number;
  glyph: Glyph;
  /** Above the marker; empty for none. */
  text: string;
}

/** A sign with its middle at a place. */
export const glyphAt = ({ path, fill, stroke, dash }: Glyph, [x, y]: readonly [number, number], scale = 1) =>
  ({
    type: 'path',
    x,
    y,
    scaleX: scale,
    scaleY: scale,
    shape: { pathData: path },
    style: { fill, stroke, lineWidth: 1.5, strokeNoScale: true, ...(dash && { lineDash: dash }) },
  }) as const;

interface AxisIndex {
  xAxisIndex: number;
  yAxisIndex: number;
}

/** Markers that would touch are drawn smaller. */
export function markerScale(slots: Slot[], size: Size): number {
  const step = (WIDTHS[size] - LEFT) / slots.length;
  return Math.min(1, Math.max(0.5, step / 16));
}

/** The right edge of a panel; the types of echarts leave its numbers open. */
function edgeOf(panel: object): number {
  const [x, width] = ['x', 'width'].map((name) => Number(Reflect.get(panel, name)));
  return (x ?? 0) + (width ?? 0);
}

export function markerSeries(markers: Marker[], axis: AxisIndex, scale: number): CustomSeriesOption {
  return {
    type: 'custom',
    ...axis,
    silent: true,
    z: 4,
    data: markers.map(({ index, value }) => [index, value]),
    renderItem: (params, api) => {
      const marker = markers[params.dataIndex];
      if (marker === undefined) return null;
      const [x = 0, y = 0] = api.coord([marker.index, marker.value]);
      const sign = glyphAt(marker.glyph, [x, y], scale);
      if (marker.text === '') return { type: 'group', children: [sign] };
      const edge = edgeOf(params.coordSys);
      const isLast = x + widthOf(marker.text) / 2 > edge;
      const style = {
        text: marker.text,
        align: isLast ? 'right' : 'center',
        fill: TOKENS.ink,
        fontSize: FONT,
      } as const;
      return { type: 'group', children: [sign, { type: 'text', x: isLast ? edge : x, y: y - 20, style }] };
    },
  };
}

/** Under the bottom line: why a slot has no full marker. */
export function rail(slots: Slot[], axis: AxisIndex): CustomSeriesOption {
  const signs = slots.flatMap(({ status }, index) =>
    status === null ? [] : [{ index, glyph: STATUS_GLYPHS[status] }],
  );
  return {
    type: 'custom',
    ...axis,
    silent: true,
    data: signs.map(({ index }) => [index, 0]),
    renderItem: (params, api) => {
      const sign = signs[params.dataIndex];
      if (sign === undefined) return null;
      const [x = 0, y = 0] = api.coord([sign.index, 0]);
      return { type: 'group', children: [glyphAt(sign.glyph, [x, y + RAIL])] };
    },
  };
}

export function panelTitle(text: string, top: number): object {
  return { type: 'text', x: 0, y: top, silent: true, style: { text, fill: TOKENS.ink, fontSize: FONT } };
}
