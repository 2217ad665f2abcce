// `npm run trials`: what the ledger stands; writes docs/reliability.md.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runParts } from '../bench/parts.js';

const { values: options } = parseArgs({
  options: {
    /** Parts, by the names of their files; without it all. */
    only: { type: 'string', multiple: true, default: [] },
    /** How many times as much as the issue asks: `--times 10` for a night. */
    times: { type: 'string', default: '1' },
  },
});

await runParts(
  {
    folder: join(import.meta.dirname, 'parts'),
    order: ['kill', 'disks', 'fuzz', 'load', 'leaks', 'backup', 'shutdown'],
    head: ['trial', 'how much', 'found', 'goal'],
    document: join(import.meta.dirname, '..', '..', 'docs', 'reliability.md'),
  },
  { only: options.only, arguments: ['--times', options.times] },
);
