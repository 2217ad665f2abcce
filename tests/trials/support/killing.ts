// Kills a child that ingests, again and again over one ledger, and looks after each kill at what the next start finds.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { compose } from '../../../src/compose.js';
import { simulateYears } from '../../../src/simulation/simulate-years.js';
import { migrate } from '../../../src/storage/migrate.js';
import { openStorage } from '../../../src/storage/open.js';
import { drained, verificationOf } from '../../../src/storage/verify.js';
import { randomFrom, type Random } from '../../bench/random.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const CHILD = join(import.meta.dirname, 'kill-child.ts');
const MIGRATIONS = join(ROOT, 'migrations');
const TODAY = '2025-10-18';
const CLOCK = { now: () => new Date(`${TODAY}T02:00:00Z`), today: () => TODAY };
/** A ledger without a chain, versions and aliases: the upgrade has everything to do. */
const OLD = '006';

export interface KillPlan {
  files: number;
  /** Kills over one ledger; the files that are left after them are ingested without. */
  plain: number;
  /** The same, with a checkpoint after every third file. */
  checkpoints: number;
  /** Kills of the upgrade of an old ledger, each of a copy of its own. */
  upgrades: number;
  seed: number;
}

export interface KillReport {
  kills: number;
  /** How many by what the child had said last. */
  phases: Map<string, number>;
  /** Kills that left a log with something in it: the next start had to recover. */
  recovered: number;
  /** Upgrades found undone and done. */
  upgrades: { old: number; current: number };
  /** Stored, by what the child had said before it died. */
  reported: number;
  /** What was lost, doubled or half, and what did not verify: a sentence each. */
  faults: string[];
}

/** What there is of each source: nothing of it may be missing or twice. */
const CONTENT = `
  SELECT s.sha256, (SELECT count(*) FROM arrivals WHERE source_id = s.id) || ' arrivals, ' ||
    (SELECT count(*) || ' readings' FROM readings WHERE source_id = s.id) || ', ' ||
    (SELECT count(*) || ' figures of ' || ifnull(sum(f.value), 0) FROM figures AS f JOIN readings AS r ON r.id = f.reading_id WHERE r.source_id = s.id) || ', ' ||
    (SELECT count(*) || ' decisions' FROM decisions AS d JOIN readings AS r ON r.id = d.reading_id WHERE r.source_id = s.id) || ', ' ||
    (SELECT count(*) || ' findings' FROM findings AS f JOIN readings AS r ON r.id = f.reading_id WHERE r.source_id = s.id) AS content
  FROM sources AS s`;

type Content = Map<string, string>;

function contentOf(file: string): Content {
  const db = new Database(file, { readonly: true });
  const rows = db.prepare<[], { sha256: string; content: string }>(CONTENT).all();
  db.close();
  return new Map(rows.map(({ sha256, content }) => [sha256, content]));
}

/** All temporary: a folder of files, what an undisturbed ledger holds of them, an old ledger of the first of them. */
interface Room {
  folder: string;
  pages: string;
  names: string[];
  shas: Map<string, string>;
  whole: Content;
  random: Random;
  report: KillReport;
}

export async function killRuns(plan: KillPlan): Promise<KillReport> {
  const folder = mkdtempSync(join(tmpdir(), 'kill-'));
  try {
    const room = await furnished(folder, plan);
    await overOneLedger(room, { kills: plan.plain, checkpointEvery: 0 });
    await overOneLedger(room, { kills: plan.checkpoints, checkpointEvery: 3 });
    await overUpgrades(room, plan.upgrades);
    return room.report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function furnished(folder: string, { files, seed }: KillPlan): Promise<Room> {
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  const issues = [...simulateYears({ until: TODAY, years: Math.ceil(files / 300), seed })].slice(0, files);
  for (const [index, { name, text }] of issues.entries())
    writeFileSync(join(pages, `${String(index).padStart(5, '0')}-${name}`), text);
  const names = readdirSync(pages).sort();
  const shas = new Map(names.map((name) => [name, shaOf(join(pages, name))]));
  const whole = contentOf(await undisturbed(folder, pages, names));
  const upgrades = { old: 0, current: 0 };
  const report = {
    kills: 0,
    phases: new Map<string, number>(),
    recovered: 0,
    upgrades,
    reported: 0,
    faults: [],
  };
  return { folder, pages, names, shas, whole, random: randomFrom(seed), report };
}

/** Returns the file of a ledger into which nothing but these was taken, without a kill. */
async function undisturbed(folder: string, pages: string, names: string[]): Promise<string> {
  const dataDir = mkdtempSync(join(folder, 'whole-'));
  const { ingest, close } = compose({ dataDir, region: '西宁市' }, CLOCK, 'empty');
  const from = { origin: 'import', actor: '试验' } as const;
  for (const name of names) await ingest.ingest({ name, bytes: readFileSync(join(pages, name)), ...from });
  close();
  return join(dataDir, 'ledger.sqlite');
}

function shaOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

interface Ingesting {
  child: ChildProcess;
  said: string[];
}

/** Loaded and waiting: what follows is work on the ledger alone. */
async function started(room: Room, dataDir: string, checkpointEvery = 0): Promise<Ingesting> {
  const args = ['--import', 'tsx', CHILD, dataDir, room.pages, String(checkpointEvery)];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  const said: string[] = [];
  let rest = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines);
  });
  while (said.length === 0)
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => {
        throw new Error('the child did not start');
      }),
    ]);
  return { child, said };
}

/** So many files after its start, and then at any moment of the next. */
interface Moment {
  files: number;
  ms: number;
}

/** Null: to its own end. Returns the names that it said it had stored. */
async function ran({ child, said }: Ingesting, from: number, moment: Moment | null): Promise<string[]> {
  const end = once(child, 'close');
  const stored = (): string[] => said.filter((line) => line.startsWith('stored '));
  child.stdin?.write(String(from));
  if (moment !== null) {
    while (stored().length < moment.files && child.exitCode === null)
      await Promise.race([once(child.stdout ?? child, 'data'), end]);
    await Promise.race([pause(moment.ms), end]);
    child.kill('SIGKILL');
  }
  await end;
  return stored().map((line) => line.slice('stored '.length));
}

/** Returns false where the child had come to its end. */
function note({ report }: Room, { said }: Ingesting, file: string): boolean {
  const [last = ''] = (said.at(-1) ?? '').split(' ');
  if (last === 'done') return false;
  report.kills += 1;
  report.phases.set(last, (report.phases.get(last) ?? 0) + 1);
  if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) report.recovered += 1;
  return true;
}

/** Some files are given again after each kill, as a person would who does not know how far it came. */
const AGAIN = 3;
/** A file takes about as long; a start of the program, too, which is hit where no file is waited for. */
const MOST_MS = 20;
/** In the old ledger: its upgrade takes a good part of a second. */
const OLD_FILES = 300;

async function overOneLedger(room: Room, how: { kills: number; checkpointEvery: number }): Promise<void> {
  const dataDir = mkdtempSync(join(room.folder, 'data-'));
  const file = join(dataDir, 'ledger.sqlite');
  const stored = new Set<string>();
  const start = (): Promise<Ingesting> => started(room, dataDir, how.checkpointEvery);
  let head: { seq: number; hash: string } | null = null;
  let next = start();
  for (let run = 0; run <= how.kills; run += 1) {
    const ingesting = await next;
    if (run < how.kills) next = start();
    // So that the kills are spread over all files: the more are left, the longer it may run.
    const share = (room.names.length - stored.size) / Math.max(1, how.kills - run);
    const left = Math.max(1, room.names.length - stored.size - 1);
    const files = room.random.below(Math.min(left, Math.ceil(2 * share)));
    const moment = { files, ms: room.random.below(MOST_MS) };
    const from = Math.max(0, stored.size - AGAIN);
    for (const name of await ran(ingesting, from, run === how.kills ? null : moment)) stored.add(name);
    note(room, ingesting, file);
    head = looked(room, { file, stored, head });
  }
  room.report.reported += stored.size;
  if (stored.size !== room.names.length)
    room.report.faults.push(`${stored.size} of ${room.names.length} in the end`);
  rmSync(dataDir, { recursive: true });
}

interface Found {
  file: string;
  stored: ReadonlySet<string>;
  head: { seq: number; hash: string } | null;
}

/** As the next start finds it. Returns the head of the chain, which must stand in it the next time. */
function looked({ report, shas, whole }: Room, { file, stored, head }: Found): Found['head'] {
  const fault = (what: string): void => void report.faults.push(`kill ${report.kills}: ${what}`);
  if (!existsSync(file)) {
    if (stored.size > 0) fault('there is no ledger any more');
    return null;
  }
  const storage = openStorage(file, { migrations: MIGRATIONS });
  const newest = storage.head();
  storage.close();
  const content = contentOf(file);
  const wanted = new Set([...stored].map((name) => shas.get(name) ?? ''));
  for (const sha of wanted) if (!content.has(sha)) fault(`${sha} was reported stored and is lost`);
  for (const [sha, found] of content)
    if (found !== whole.get(sha)) fault(`${sha} has ${found}, not ${whole.get(sha) ?? 'anything'}`);
  if (content.size > wanted.size + 1) fault(`${content.size} sources, ${wanted.size} reported`);
  for (const message of verified(file, head)) fault(message);
  return newest;
}

function verified(file: string, head: Found['head']): string[] {
  const heads = head === null ? [] : [head];
  const { faults } = drained(verificationOf(file, { migrations: MIGRATIONS, heads }));
  const db = new Database(file, { readonly: true });
  const integrity = db.pragma('integrity_check', { simple: true });
  db.close();
  return [
    ...faults.map(({ message }) => message),
    ...(integrity === 'ok' ? [] : [`integrity_check: ${String(integrity)}`]),
  ];
}

/** As an older program left it: the rows of the whole ledger in the tables and columns of then. */
async function oldLedger({ folder, pages }: Room, names: string[]): Promise<string> {
  const today = await undisturbed(folder, pages, names);
  const early = join(folder, 'early');
  mkdirSync(early);
  for (const name of readdirSync(MIGRATIONS).filter((each) => each < OLD))
    copyFileSync(join(MIGRATIONS, name), join(early, name));
  const file = join(folder, 'old.sqlite');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  migrate(db, early);
  db.exec(`ATTACH '${today}' AS whole`);
  const columns = (schema: string, table: string): string[] =>
    db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}', '${schema}')`).pluck().all();
  for (const table of ['sources', 'arrivals', 'readings', 'figures', 'findings', 'decisions']) {
    const both = columns('main', table)
      .filter((name) => columns('whole', table).includes(name))
      .join(', ');
    db.exec(`INSERT INTO main.${table} (${both}) SELECT ${both} FROM whole.${table}`);
  }
  db.close();
  return file;
}

/** The first of them runs to its end and tells how long the others have. */
async function overUpgrades(room: Room, kills: number): Promise<void> {
  if (kills === 0) return;
  const names = room.names.slice(0, OLD_FILES);
  const old = await oldLedger(room, names);
  const before = contentOf(old);
  let lasts = 0;
  for (let killed = 0, run = 0; killed < kills; run += 1) {
    const dataDir = mkdtempSync(join(room.folder, 'upgrade-'));
    const file = join(dataDir, 'ledger.sqlite');
    copyFileSync(old, file);
    const upgrading = await started(room, dataDir);
    const began = performance.now();
    const moment = { files: 0, ms: room.random.below(Math.ceil(lasts)) };
    await ran(upgrading, room.names.length, run === 0 ? null : moment);
    if (run === 0) lasts = performance.now() - began;
    const isKilled = note(room, upgrading, file);
    if (isKilled) killed += 1;
    if (isKilled) room.report.upgrades[isOld(file) ? 'old' : 'current'] += 1;
    if (isOld(file) && !same(contentOf(file), before))
      room.report.faults.push('a cut upgrade changed the old ledger');
    looked(room, { file, stored: new Set(names), head: null });
    rmSync(dataDir, { recursive: true });
  }
}

function isOld(file: string): boolean {
  const db = new Database(file, { readonly: true });
  const newest = db.prepare<[], string>('SELECT max(name) FROM migrations').pluck().get() ?? '';
  db.close();
  return newest < OLD;
}

function same(one: Content, other: Content): boolean {
  return one.size === other.size && [...one].every(([sha, content]) => other.get(sha) === content);
}
