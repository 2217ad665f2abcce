// `npm run bench`: how fast the ledger is, each time against something simple beside it; writes docs/performance.md.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runParts } from './parts.js';

const { values: options } = parseArgs({
  options: {
    /** Parts, by the names of their files; without it all. */
    only: { type: 'string', multiple: true, default: [] },
    /** `national`: the whole of what `growth` speaks of; otherwise a tenth. */
    scale: { type: 'string', default: 'tenth' },
  },
});

await runParts(
  {
    folder: join(import.meta.dirname, 'speed'),
    order: ['reading', 'ingest', 'pages', 'growth', 'csv', 'start'],
    head: ['what', 'ours', 'against', 'ratio', 'goal'],
    document: join(import.meta.dirname, '..', '..', 'docs', 'performance.md'),
  },
  { only: options.only, arguments: ['--scale', options.scale] },
);
