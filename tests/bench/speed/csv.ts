// Fast 5: a million figures as CSV, spooled, digested and sent, against SQLite's own shell and sqlite-utils.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
} from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { compose } from '../../../src/compose.js';
import { simulateYears } from '../../../src/simulation/simulate-years.js';
import { handIn, type Row } from '../parts.js';
import { sideBySide, timed } from '../side-by-side.js';
import { FIGURES_A_DAY, fillLedger } from '../speed-support/filled-ledger.js';
import { addLongTableView, VIEW_NAME } from '../speed-support/long-table-view.js';
import { commandCost, serverCost, type Cost } from '../speed-support/measured-child.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const FIGURES = 1_000_000;
const ROUNDS = 3;
const SLOWEST = 3;
const MOST_MEMORY = 200;
const PACKAGE_YEARS = 10;
const TODAY = '2025-12-31';

const folder = mkdtempSync(join(tmpdir(), 'hotline-ledger-csv-'));
const dataDir = join(folder, 'million');
const copy = join(folder, 'view.sqlite');
const [mine, theirs] = [join(folder, 'ours.csv'), join(folder, 'theirs.csv')];

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Until the last byte is in the file; these bytes must be what the headers say. */
async function downloaded(address: string, path: string): Promise<number> {
  const digest = createHash('sha256');
  let response: IncomingMessage | undefined;
  const taken = await timed(async () => {
    response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(address + path, resolve).once('error', reject);
    });
    response.on('data', (bytes: Buffer) => digest.update(bytes));
    await pipeline(response, createWriteStream(mine));
  });
  const { 'x-sha256': told, 'x-row-count': rows } = response?.headers ?? {};
  if (told !== digest.digest('hex') || rows !== String(FIGURES)) throw new Error(`${path}: not what it says`);
  return taken;
}

let peak = 0;
async function ours(path = '/exports/figures.csv'): Promise<number> {
  const cost = await serverCost(dataDir, (address) => downloaded(address, path));
  peak = Math.max(peak, cost.megabytes);
  return cost.milliseconds;
}

async function sqlite3(): Promise<number> {
  return await written('sqlite3', ['-csv', '-header', copy, `SELECT * FROM ${VIEW_NAME}`]);
}

async function sqliteUtils(): Promise<number> {
  return await written('sqlite-utils', ['rows', copy, VIEW_NAME, '--csv']);
}

async function written(program: string, args: string[]): Promise<number> {
  const target = openSync(theirs, 'w');
  const taken = await timed(() => execFileSync(program, args, { stdio: ['ignore', target, 'inherit'] }));
  closeSync(target);
  return taken;
}

/** Line by line, quotes and the row hash aside: no text of the filled ledger has quotes or commas in it. */
async function mustBeSame(): Promise<void> {
  const lines = (file: string): AsyncIterator<string> =>
    createInterface({ input: createReadStream(file), crlfDelay: Infinity })[Symbol.asyncIterator]();
  const [left, right] = [lines(mine), lines(theirs)];
  for (let number = 0; number <= FIGURES; number += 1) {
    const [one, other] = await Promise.all([left.next(), right.next()]);
    if (one.done === true || other.done === true || said(one.value) !== said(other.value)) {
      throw new Error(`line ${number + 1} of the two files is not the same`);
    }
  }
}

const ROW_HASH = 26;

function said(line: string): string {
  const cells = line.replaceAll('"', '').split(',');
  return cells.toSpliced(ROW_HASH, 1).join(',');
}

function isThere(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
const memory = (megabytes: number): string => `${megabytes.toFixed(0)} MB`;
const WHAT = 'a million figures as CSV, spooled, digested, sent';

async function against(program: string, theirTime: () => Promise<number>, goal: number): Promise<Row> {
  const goalText = goal === 1 ? '< 1' : `≤ ${goal}`;
  if (!isThere(program)) {
    return { cells: [WHAT, '', program, '', goalText], met: `not measured: apt-get install ${program}` };
  }
  say(`against ${program}`);
  const sides = await sideBySide({ ours: () => ours(), against: theirTime }, ROUNDS);
  await mustBeSame();
  const ratio = sides.ratio.toFixed(2);
  const isMet = goal === 1 ? sides.ratio < 1 : sides.ratio <= goal;
  return {
    cells: [WHAT, seconds(sides.ours), `${program}: ${seconds(sides.against)}`, ratio, goalText],
    met: isMet ? true : `${ratio} times`,
  };
}

function memoryRow(): Row {
  const goal = `≤ ${MOST_MEMORY} MB`;
  const cells = ['the server meanwhile, at most', memory(peak), '', '', goal];
  return { cells, met: peak <= MOST_MEMORY ? true : `${memory(peak - MOST_MEMORY)} more` };
}

function plainRow(what: string, { milliseconds, megabytes }: Cost): Row {
  return { cells: [what, `${seconds(milliseconds)}, ${memory(megabytes)}`, '', '', ''], met: null };
}

/** Through the application, so that the chain is there. */
function fillYears(into: string): void {
  const clock = { now: () => new Date(`${TODAY}T04:00:00Z`), today: () => TODAY };
  const { storage, ingest, close } = compose({ dataDir: into, region: '西宁市' }, clock, 'empty');
  const by = { origin: 'simulation', actor: '模拟' } as const;
  storage.transaction(() => {
    for (const { name, published, text } of simulateYears({ until: TODAY, years: PACKAGE_YEARS, seed: 5 })) {
      ingest.ingestText({ name, bytes: Buffer.from(text), published, ...by });
    }
  });
  close();
}

async function plainRows(): Promise<Row[]> {
  say('for Excel, the command line, the package');
  const excel = await serverCost(dataDir, (address) => downloaded(address, '/exports/figures.csv?for=excel'));
  const command = await commandCost(dataDir, ['export', 'figures', '--out', mine]);
  const years = join(folder, 'years');
  fillYears(years);
  const zip = await commandCost(years, ['export', '--package', '--out', join(folder, 'package.zip')]);
  return [
    plainRow('the same for Excel', excel),
    plainRow('the same by `export figures --out`, start and all', command),
    plainRow(`the audit package of one region and ${PACKAGE_YEARS} years`, zip),
  ];
}

// As `npm start` does.
execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
try {
  say('filling');
  mkdirSync(dataDir);
  const days = FIGURES / FIGURES_A_DAY;
  fillLedger(join(dataDir, 'ledger.sqlite'), { regions: ['西宁市'], from: '1889-01-01', days });
  copyFileSync(join(dataDir, 'ledger.sqlite'), copy);
  addLongTableView(copy);
  const rows = [await against('sqlite3', sqlite3, SLOWEST), await against('sqlite-utils', sqliteUtils, 1)];
  handIn([...rows, memoryRow(), ...(await plainRows())]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
