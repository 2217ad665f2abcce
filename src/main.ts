// Starts the command line; the only reader of argv, the environment and the clock.
import { resolve } from 'node:path';
import { run } from './cli/program.js';
import { shanghaiDate } from './domain/dates.js';

const { argv, env } = process;
// `npm run ledger` changes into the package's folder; paths on its command line are meant from where it was called.
const folder = env['npm_lifecycle_event'] === 'ledger' ? env['INIT_CWD'] : undefined;

process.exitCode = await run(argv.slice(2), {
  env,
  clock: { now: () => new Date(), today: () => shanghaiDate(new Date()) },
  resolvePath: (path) => resolve(folder ?? process.cwd(), path),
  stdout: process.stdout,
  stderr: process.stderr,
});
