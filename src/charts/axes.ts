// The axes of charts over time: slots along the bottom with the signs of days without a figure, round counts on the left.
import { countText } from '../reports/rounding.js';
import { STATUS_GLYPHS } from './key.js';
import { FONT, type Shape } from './render.js';
import { line, sign, words } from './sheet.js';
import { labelled, type Slot } from './timeline.js';
import { TOKENS } from './tokens.js';

/** The signs under the bottom line. */
const RAIL = 10;
const LINE_HEIGHT = 16;
/** Between an axis and its figures. */
const MARGIN = 6;

/** Where a stretch of time is drawn: slots share its width, the values up to `most` its height. */
export interface Panel {
  left: number;
  top: number;
  width: number;
  height: number;
  slots: Slot[];
  most: number;
}

/** The middle of a slot. */
export function slotX({ left, width, slots }: Panel, index: number): number {
  return left + (width * (index + 0.5)) / slots.length;
}

export function valueY({ top, height, most }: Panel, value: number): number {
  return top + height * (1 - value / most);
}

/** A thin line fills whole pixels. */
function level({ left, width }: Panel, y: number): string {
  const doubled = Math.round(2 * y);
  const crisp = (doubled % 2 === 0 ? doubled + 1 : doubled) / 2;
  return `M${left} ${crisp}L${left + width} ${crisp}`;
}

/** The line that everything stands on. */
export function baseLine(panel: Panel): Shape {
  return line(level(panel, valueY(panel, 0)), { stroke: TOKENS.gap, lineWidth: 1, lineCap: 'round' });
}

export function slotLabels(panel: Panel): Shape[] {
  const { slots, width } = panel;
  const shown = labelled(slots, width / slots.length);
  const hasRail = slots.some(({ status }) => status !== null);
  const top = valueY(panel, 0) + (hasRail ? 2 * RAIL : 8);
  return slots.flatMap(({ label }, index) =>
    (shown[index] ? label.split('\n') : []).map((text, row) =>
      words(text, [slotX(panel, index), top + LINE_HEIGHT * (row + 0.5)], { align: 'center' }),
    ),
  );
}

/** A round number near `value`, so that a scale counts in steps that are easily read. */
export function roundStep(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const limits = [1.5, 2.5, 4, 7];
  const factor = [1, 2, 3, 5][limits.findIndex((limit) => value / power < limit)] ?? 10;
  return factor * power;
}

/** Values at which an axis has a line or a figure. */
function ticksOf({ most }: Panel, step: number): number[] {
  return Array.from({ length: Math.round(most / step) + 1 }, (_tick, index) => index * step);
}

export function gridLines(panel: Panel, step: number): Shape[] {
  return ticksOf(panel, step).map((value) =>
    line(level(panel, valueY(panel, value)), { stroke: TOKENS.line, lineWidth: 1 }),
  );
}

/** The figures of the axis on the left. */
export function counts(panel: Panel, step: number): Shape[] {
  return ticksOf(panel, step).map((value) =>
    words(countText(value), [panel.left - MARGIN, valueY(panel, value)], { align: 'right' }),
  );
}

/** The figures of an axis on the right, at the same heights. */
export function percents(panel: Panel, steps: number): Shape[] {
  const { left, width, top, height } = panel;
  return Array.from({ length: steps + 1 }, (_tick, index) =>
    words(`${(100 * index) / steps}%`, [left + width + MARGIN, top + height * (1 - index / steps)]),
  );
}

/** Under the bottom line: why a slot has no full marker. */
export function rail(panel: Panel): Shape[] {
  const y = valueY(panel, 0) + RAIL;
  return panel.slots.flatMap(({ status }, index) =>
    status === null ? [] : [sign(STATUS_GLYPHS[status], [slotX(panel, index), y])],
  );
}

/** `top`: the upper edge of its letters. */
export function panelTitle(text: string, top: number): Shape {
  return words(text, [0, top + FONT / 2], { fill: TOKENS.ink });
}
