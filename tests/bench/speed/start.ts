// Fast 6: from the start of the process to its first page or its reading, against the least that a process can do.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../../src/compose.js';
import { simulateYears } from '../../../src/simulation/simulate-years.js';
import { handIn, type Row } from '../parts.js';
import { sideBySide, timed, type Sides } from '../side-by-side.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const HELLO = join(import.meta.dirname, '..', 'speed-support', 'hello.js');
const GOAL = 2;
const ROUNDS = 15;
const TODAY = '2025-12-31';
const PAGE = '/daily/2025-12-17';

/** A simulated year, nobody who logs in. Returns the text of its newest paper. */
function fillYear(dataDir: string): string {
  const clock = { now: () => new Date(`${TODAY}T04:00:00Z`), today: () => TODAY };
  const { storage, ingest, close } = compose({ dataDir, region: '西宁市' }, clock, 'empty');
  const by = { origin: 'simulation', actor: '模拟' } as const;
  let newest = '';
  storage.transaction(() => {
    for (const { name, published, text } of simulateYears({ until: TODAY, years: 1, seed: 12345 })) {
      ingest.ingestText({ name, bytes: Buffer.from(text), published, ...by });
      newest = text;
    }
  });
  close();
  return newest;
}

/** Until the page is there whole; the end of the process is not counted. */
async function firstPage(args: readonly string[], dataDir: string): Promise<number> {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  const from = performance.now();
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const address = await addressSaid(child.stdout, ended);
  const response = await fetch(address + PAGE);
  const page = await response.text();
  const taken = performance.now() - from;
  child.kill('SIGTERM');
  await ended;
  if (!response.ok || page === '') throw new Error(`${args.join(' ')}: ${response.status}`);
  return taken;
}

async function addressSaid(output: AsyncIterable<unknown>, ended: Promise<unknown>): Promise<string> {
  const said = async (): Promise<string> => {
    let text = '';
    for await (const part of output) {
      text += String(part);
      const [address] = /http:\S+/.exec(text) ?? [];
      if (address !== undefined) return address;
    }
    return '';
  };
  const address = await Promise.race([said(), ended.then(() => '')]);
  if (address === '') throw new Error('the process ended before it listened');
  return address;
}

async function run(args: readonly string[]): Promise<number> {
  return timed(() => execFileSync(process.execPath, args, { cwd: ROOT, stdio: 'ignore' }));
}

function row(what: string, against: string, sides: Sides): Row {
  const ratio = sides.ratio.toFixed(2);
  const milliseconds = (time: number): string => `${time.toFixed(0)} ms`;
  return {
    cells: [what, milliseconds(sides.ours), `${against}: ${milliseconds(sides.against)}`, ratio, `≤ ${GOAL}`],
    met: sides.ratio <= GOAL ? true : `${ratio} times`,
  };
}

// As `npm start` does.
execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
const folder = mkdtempSync(join(tmpdir(), 'hotline-ledger-start-'));
try {
  const paper = join(folder, 'paper.txt');
  writeFileSync(paper, fillYear(folder));
  process.stderr.write('first page\n');
  const served = await sideBySide(
    {
      ours: () => firstPage(['dist/main.js', 'serve', '--port', '0'], folder),
      against: () => firstPage([HELLO, join(folder, 'ledger.sqlite')], folder),
    },
    ROUNDS,
  );
  process.stderr.write('read\n');
  const read = await sideBySide(
    {
      ours: () => run(['dist/main.js', 'read', paper]),
      against: () => run(['dist/parser/read-page.js']),
    },
    ROUNDS,
  );
  const nothing = await sideBySide(
    { ours: () => run(['dist/parser/read-page.js']), against: () => run(['-e', '0']) },
    ROUNDS,
  );
  process.stderr.write(`the parser's own import: ${(nothing.ours - nothing.against).toFixed(0)} ms\n`);
  handIn([
    row('from `serve` to the first daily page', 'Express and better-sqlite3 alone, one line of text', served),
    row('`read` of one page', '`node` that only imports the parser', read),
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
