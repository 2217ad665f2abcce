// Two things run in turns in one process, so that whatever else the machine does falls on both.

export interface Sides {
  /** Medians, in the unit that the two return. */
  ours: number;
  against: number;
  /** ours ÷ against, the median over the rounds: what both of a round suffer cancels out. */
  ratio: number;
}

/** Each side does its whole work and returns what it took; the order changes with every round. */
export async function sideBySide(
  sides: { ours: () => number | Promise<number>; against: () => number | Promise<number> },
  rounds: number,
): Promise<Sides> {
  const taken: { ours: number; against: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? 'ours' : 'against';
    const one = await sides[first]();
    const other = await sides[first === 'ours' ? 'against' : 'ours']();
    taken.push(first === 'ours' ? { ours: one, against: other } : { ours: other, against: one });
  }
  return {
    ours: median(taken.map(({ ours }) => ours)),
    against: median(taken.map(({ against }) => against)),
    ratio: median(taken.map(({ ours, against }) => ours / against)),
  };
}

export function median(numbers: readonly number[]): number {
  return quantile(numbers, 0.5);
}

/** The smallest number that so large a share does not exceed. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
