// Shades for counts: five of them, each for about a fifth of the figures there are.
import { countText } from '../reports/rounding.js';
import { keyItem, square, type KeyItem } from './key.js';
import { HEAT, TOKENS } from './tokens.js';

export interface Levels {
  /** From 0 for the lowest fifth to 4. */
  levelOf(value: number): number;
  key: KeyItem[];
}

/** The highest figure of each shade; fewer of them where figures are few or the same. */
function boundsOf(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  const bounds = HEAT.map(
    (_colour, index) => sorted[Math.ceil(((index + 1) * sorted.length) / HEAT.length) - 1],
  );
  return [...new Set(bounds.filter((bound) => bound !== undefined))];
}

export function levelsOf(values: readonly number[], unit: string): Levels {
  const bounds = boundsOf(values);
  const lowest = Math.min(...values);
  return {
    levelOf: (value) => {
      const level = bounds.findIndex((bound) => value <= bound);
      return level < 0 ? bounds.length - 1 : level;
    },
    key: bounds.map((bound, index) => {
      const from = index === 0 ? lowest : (bounds[index - 1] ?? 0) + 1;
      const span = from >= bound ? countText(bound) : `${countText(from)}—${countText(bound)}`;
      return keyItem(square(HEAT[index] ?? TOKENS.surface, TOKENS.gap), `${span}${unit}`);
    }),
  };
}
