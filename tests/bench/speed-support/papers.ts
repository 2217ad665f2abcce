// Papers to be ingested, as many as asked for, no two alike: a simulated year of each of so many regions.
import { simulateYears } from '../../../src/simulation/simulate-years.js';

export const TODAY = '2025-12-31';

export interface Paper {
  name: string;
  published: string;
  text: string;
}

const SIGNS = '安宝昌川丰光海和华嘉江金康临明宁平青庆荣泰通文武兴阳永源长志';

/** `安宝市`, `安昌市`, …: none of them a district of another. */
function regionName(index: number): string {
  const [first, second] = [Math.floor(index / SIGNS.length), index % SIGNS.length];
  return `${SIGNS.charAt(first)}${SIGNS.charAt(second)}市`;
}

export function* papers(count: number): Generator<Paper> {
  let left = count;
  for (let region = 0; left > 0; region += 1) {
    for (const { name, published, text } of simulateYears({ until: TODAY, years: 1, seed: region })) {
      if (left === 0) return;
      left -= 1;
      const own = text.replaceAll('西宁市', regionName(region));
      yield { name: name.replace('模拟', regionName(region)), published, text: own };
    }
  }
}
