// The direct rate of days as charts draw it: sums over the days that print both parts.
import { fraction, percent } from './rounding.js';
import type { SeriesDay, Values } from './series.js';

export interface DirectRate {
  direct: number;
  transferred: number;
  /** Days that print both. */
  days: number;
  /** Percent, two decimals; null where both parts are 0. */
  value: number | null;
}

interface Parts {
  direct: number;
  transferred: number;
}

function partsIn({ direct, transferred }: Values): Parts | null {
  return typeof direct === 'number' && typeof transferred === 'number' ? { direct, transferred } : null;
}

/** Null where no day prints both parts. */
export function directRateOf(days: readonly Pick<SeriesDay, 'values'>[]): DirectRate | null {
  const parts = days.flatMap(({ values }) => partsIn(values) ?? []);
  if (parts.length === 0) return null;
  const direct = parts.reduce((sum, part) => sum + part.direct, 0);
  const transferred = parts.reduce((sum, part) => sum + part.transferred, 0);
  const all = direct + transferred;
  const value = all === 0 ? null : percent(fraction(direct, all));
  return { direct, transferred, days: parts.length, value };
}
