// What charts over time share: slots along the bottom, and which of their labels have room.
import type { DayStatus } from '../reports/models.js';
import type { SeriesDay } from '../reports/series.js';
import type { SeriesPart } from '../reports/series-parts.js';
import type { Size } from './chart.js';
import { signStatus } from './key.js';
import { FONT } from './render.js';

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
export function widthOf(label: string): number {
  const lines = label.split('\n').map((text) => text.replace(/[^\d,.%]/g, '  ').length);
  return Math.max(...lines) * FONT * 0.56;
}

/** As many labels from the left as stand free of each other. */
export function labelled(slots: Slot[], step: number): boolean[] {
  let free = -Infinity;
  return slots.map(({ label }, index) => {
    const half = widthOf(label) / 2;
    const isShown = label !== '' && index * step - half >= free;
    if (isShown) free = index * step + half + 8;
    return isShown;
  });
}
