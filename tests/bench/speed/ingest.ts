// Fast 2: reading and storing, against bare inserts of the same rows; and the memory of a long ingest against a short one.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { compose, type Services } from '../../../src/compose.js';
import { handIn, type Row } from '../parts.js';
import { sideBySide, timed, type Sides } from '../side-by-side.js';
import { watchWritten, writeBare, type SchemaPart, type Written } from '../speed-support/bare-ledger.js';
import { papers, TODAY, type Paper } from '../speed-support/papers.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const DOCUMENTS = 350;
const ROUNDS = 7;
const GOAL = 2;
const LEVEL = 1.2;
const FEW = 1000;

const { values: options } = parseArgs({ options: { scale: { type: 'string', default: 'tenth' } } });
/** 100,000 durable transactions take many minutes. */
const MANY = options.scale === 'national' ? 100_000 : 20_000;

const folder = mkdtempSync(join(tmpdir(), 'hotline-ledger-ingest-'));
let runs = 0;

async function withLedger<T>(work: (services: Services, file: string) => Promise<T>): Promise<T> {
  const dataDir = join(folder, `ledger-${(runs += 1)}`);
  const clock = { now: () => new Date(`${TODAY}T04:00:00Z`), today: () => TODAY };
  const services = compose({ dataDir, region: '西宁市' }, clock, 'empty');
  try {
    return await work(services, join(dataDir, 'ledger.sqlite'));
  } finally {
    services.close();
    rmSync(dataDir, { recursive: true });
  }
}

async function ingestOne({ ingest }: Services, { name, published, text: page }: Paper): Promise<void> {
  await ingest.ingest({ name, bytes: Buffer.from(page), published, origin: 'import', actor: 'bench' });
}

function ingestAll(all: readonly Paper[]): Promise<number> {
  return withLedger((services) =>
    timed(async () => {
      for (const paper of all) await ingestOne(services, paper);
    }),
  );
}

interface Recorded {
  schema: SchemaPart[];
  written: Written[];
  accepted: number;
  readings: number;
}

function recorded(all: readonly Paper[]): Promise<Recorded> {
  return withLedger(async (services, file) => {
    const watch = watchWritten(file);
    const written: Written[] = [];
    for (const paper of all) {
      await ingestOne(services, paper);
      written.push(watch.written());
    }
    watch.close();
    const decisions = written.flatMap((one) => one.get('decisions') ?? []);
    const accepted = decisions.filter(({ state }) => state === 'accepted').length;
    return { schema: watch.schema, written, accepted, readings: decisions.length };
  });
}

function speedRow(what: string, sides: Sides): Row {
  const each = (time: number): string => `${((time * 1000) / DOCUMENTS).toFixed(0)} µs`;
  const ratio = sides.ratio.toFixed(2);
  return {
    cells: ['ingest of a document', each(sides.ours), `${what}: ${each(sides.against)}`, ratio, `≤ ${GOAL}`],
    met: sides.ratio <= GOAL ? true : `${ratio} times`,
  };
}

async function speed(): Promise<Row[]> {
  const all = [...papers(DOCUMENTS)];
  const { schema, written, accepted, readings } = await recorded(all);
  process.stderr.write(`${accepted} of ${readings} bulletins accepted\n`);
  const tables = schema.filter(({ type }) => type === 'table');
  const bare = (parts: readonly SchemaPart[]) => (): number =>
    writeBare(join(folder, `bare-${(runs += 1)}.sqlite`), parts, written);
  const ours = (): Promise<number> => ingestAll(all);
  return [
    speedRow(
      'its rows, into tables with the same indexes',
      await sideBySide({ ours, against: bare(schema) }, ROUNDS),
    ),
    speedRow(
      'its rows, into tables without indexes',
      await sideBySide({ ours, against: bare(tables) }, ROUNDS),
    ),
  ];
}

/** Peak of resident memory in bytes, of the real command over a folder of so many files. */
async function peakOf(count: number): Promise<number> {
  const inbox = join(folder, `papers-${count}`);
  mkdirSync(inbox);
  for (const { name, text: page } of papers(count)) writeFileSync(join(inbox, name), page);
  const tell = `import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));`;
  const teller = `data:text/javascript,${encodeURIComponent(tell)}`;
  const from = performance.now();
  const child = spawn(process.execPath, ['--import', teller, 'dist/main.js', 'ingest', inbox], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DATA_DIR: join(folder, `data-${count}`) },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const told = await text(child.stdio[3] as NodeJS.ReadableStream);
  process.stderr.write(`${count} files: ${told} KB, ${((performance.now() - from) / 1000).toFixed(0)} s\n`);
  if (told === '') throw new Error(`the ingest of ${count} files ended early`);
  return Number(told) * 1024;
}

async function memory(): Promise<Row> {
  execFileSync('npm', ['run', '-s', 'build'], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] });
  const few = await peakOf(FEW);
  const many = await peakOf(MANY);
  const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(0)} MB`;
  const ratio = many / few;
  const count = (files: number): string => files.toLocaleString('en');
  return {
    cells: [
      `peak memory of \`ingest\`, ${count(MANY)} files`,
      megabytes(many),
      `${count(FEW)} files: ${megabytes(few)}`,
      ratio.toFixed(2),
      `≤ ${LEVEL}`,
    ],
    met: ratio <= LEVEL ? true : `${ratio.toFixed(2)} times`,
  };
}

try {
  handIn([...(await speed()), await memory()]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
