// An input that something fails on is kept, so that the failure can be looked at.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Fault {
  /** Of the random choices that made the input: number `index` behind the seed. */
  seed: number;
  index: number;
  what: string;
  input: string | Uint8Array;
}

/** Tells each on standard error, with the file that now holds its input. */
export function keep(what: string, faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), `fuzz-${what}-`));
  for (const { seed, index, what: reason, input } of faults) {
    const file = join(folder, `seed-${seed}-number-${index}`);
    writeFileSync(file, input);
    process.stderr.write(`${what}: ${reason}\n  ${file}\n`);
  }
}
