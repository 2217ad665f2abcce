// Starts the command line; the only reader of argv, the environment and the clock.
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { run } from './cli/program.js';
import { FAILED } from './cli/terminal.js';
import { shanghaiDate } from './domain/dates.js';

const { argv, env } = process;
// `npm run ledger` changes into the package's folder; paths on its command line are meant from where it was called.
const folder = env['npm_lifecycle_event'] === 'ledger' ? env['INIT_CWD'] : undefined;

// Whoever read our output may be gone (`| head`, a terminal that was closed): what runs still ends in its own way.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    if (code === 'EPIPE' || code === 'EIO') return;
    process.exitCode = FAILED;
    if (stream !== process.stderr) process.stderr.write(`输出没有写完（${code}）。\n`);
  });
}

/** A machine may know a number without a name (a container). */
function actor(): string {
  try {
    return `命令行（${userInfo().username}）`;
  } catch {
    return '命令行';
  }
}

const status = await run(argv.slice(2), {
  env,
  clock: { now: () => new Date(), today: () => shanghaiDate(new Date()) },
  actor: actor(),
  resolvePath: (path) => resolve(folder ?? process.cwd(), path),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
process.exitCode ??= status;
