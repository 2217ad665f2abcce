// Random choices from a seed, the same on every machine.
import { mulberry32 } from '../../src/simulation/random.js';

export interface Random {
  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** `count` different numbers from 0 to `limit` − 1; all of them where there are fewer. */
  places(count: number, limit: number): Set<number>;
}

export function randomFrom(seed: number): Random {
  const next = mulberry32(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)] ?? list[0],
    places(count, limit) {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(count, limit)) chosen.add(below(limit));
      return chosen;
    },
  };
}
