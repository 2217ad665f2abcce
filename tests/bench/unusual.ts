// `npm run bench:unusual`: which spikes are told as unusual, and how often something is told for nothing.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { alarmsOf, foundBy } from './unusual-measure.js';
import { document, tablesOf } from './unusual-document.js';
import { GENERATORS } from './unusual-series.js';

const { values: options } = parseArgs({
  options: {
    /** Writes docs/unusual.md; wants --date. */
    write: { type: 'boolean', default: false },
    /** The day that the document names. */
    date: { type: 'string', default: '' },
    /** First of the seeds; those below 100 are the ones that the detector was tuned on. */
    seed: { type: 'string', default: '101' },
    /** Series of four years for each generator. */
    series: { type: 'string', default: '12' },
  },
});

const seeds = Array.from({ length: Number(options.series) }, (_, index) => Number(options.seed) + index);
const results = GENERATORS.map((generator) => {
  process.stderr.write(`${generator.name}\n`);
  return { name: generator.name, alarms: alarmsOf(generator, seeds), found: foundBy(generator, seeds) };
});
const tables = tablesOf(results);
process.stdout.write(`${tables}\n`);
if (options.write) {
  const target = join(import.meta.dirname, '..', '..', 'docs', 'unusual.md');
  writeFileSync(target, document({ ...options, tables }));
}
