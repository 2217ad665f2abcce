// Which characters of a text some ranges cover: what is asked about many ranges costs what they are long, no more.
import type { Range } from './quantities.js';

export class Cover {
  private readonly covered: Uint8Array;

  constructor(length: number) {
    this.covered = new Uint8Array(length);
  }

  add({ from, to }: Range): void {
    this.covered.fill(1, from, to);
  }

  holds(at: number): boolean {
    return this.covered[at] === 1;
  }

  touches({ from, to }: Range): boolean {
    return this.covered.subarray(from, to).includes(1);
  }
}
