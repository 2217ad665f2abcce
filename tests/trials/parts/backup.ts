// Backups while somebody writes, every one restored; backups that are killed or find no room; restores that must be refused.
import { execFileSync, fork, spawn, type ChildProcess } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { backUpLedger, compose, drillBackup, restoreFrom, verifyLedger } from '../../../src/compose.js';
import { RequestError } from '../../../src/domain/errors.js';
import { handIn, type Row } from '../../bench/parts.js';

const { values } = parseArgs({ options: { times: { type: 'string', default: '1' } } });
const TIMES = Number(values.times);
const ROOT = join(import.meta.dirname, '..', '..', '..');
const WRITER = join(import.meta.dirname, '..', 'support', 'backup-writer.ts');
const BACKUPS = 50 * TIMES;
const KILLS = 20 * TIMES;
const REGION = '西宁市';
const clock = { now: () => new Date(), today: () => '2026-01-01' };

const folder = mkdtempSync(join(tmpdir(), 'ledger-backup-trial-'));
const ledger = { dataDir: join(folder, 'data'), region: REGION };

interface Writing {
  child: ChildProcess;
  /** Names of bulletins that were reported stored so far. */
  stored: string[];
}

function startWriting(): Promise<Writing> {
  const stored: string[] = [];
  const child = fork(WRITER, [ledger.dataDir], { execArgv: ['--import', 'tsx'], cwd: ROOT });
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error('the writer ended')));
    child.on('message', (name: string) => {
      stored.push(name);
      if (stored.length === 20) resolve({ child, stored });
    });
  });
}

async function whileWriting(): Promise<{ rows: Row[]; made: string[] }> {
  const { child, stored } = await startWriting();
  const made: { file: string; before: number }[] = [];
  for (let count = 0; count < BACKUPS; count += 1) {
    const [file, before] = [join(folder, `backup-${count}.sqlite`), stored.length];
    await backUpLedger(ledger, file);
    made.push({ file, before });
    process.stderr.write(`\rbackup ${count + 1}/${BACKUPS}, ${stored.length} stored `);
    await pause(20);
  }
  child.kill('SIGKILL');
  let [whole, missing] = [0, 0];
  for (const { file, before } of made) {
    const fresh = { dataDir: join(folder, 'fresh'), region: REGION };
    await restoreFrom(fresh, { backup: file, actor: '试验', clock });
    const names = namesIn(join(fresh.dataDir, 'ledger.sqlite'));
    missing += stored.slice(0, before).filter((name) => !names.has(name)).length;
    if (verifyLedger(fresh, []).faultCount === 0) whole += 1;
    rmSync(fresh.dataDir, { recursive: true });
    process.stderr.write(`\rrestored ${whole}/${made.length} `);
  }
  const found = `${whole} restored and verified, ${missing} bulletins missing`;
  const goal = 'every one verifies, none missing';
  const cells = [
    'backups while a child writes',
    `${made.length} backups, ${stored.length} bulletins written`,
    found,
    goal,
  ];
  const isMet = whole === made.length && missing === 0;
  return { rows: [{ cells, met: isMet || found }], made: made.map(({ file }) => file) };
}

function namesIn(file: string): Set<string> {
  const db = new Database(file, { readonly: true });
  try {
    return new Set(db.prepare<[], string>('SELECT name FROM arrivals').pluck().all());
  } finally {
    db.close();
  }
}

/** The command as a process, killed at a random moment of its life. */
async function killed(): Promise<Row> {
  const target = join(folder, 'killed.sqlite');
  let [whole, half, cut] = [0, 0, 0];
  const started = Date.now();
  await command(target);
  const life = Date.now() - started;
  for (let count = 0; count < KILLS; count += 1) {
    rmSync(target, { force: true });
    await command(target, life * (0.4 + 0.6 * Math.random()));
    if (!existsSync(target)) cut += 1;
    else if (verifies(target)) whole += 1;
    else half += 1;
    process.stderr.write(`\rkilled ${count + 1}/${KILLS} `);
  }
  rmSync(target, { force: true });
  const last = await command(target);
  const found = `${cut} cut without a file, ${whole} whole, ${half} half; the next one ${last === 0 ? 'succeeds' : 'fails'}`;
  const cells = [
    '`backup` killed with SIGKILL',
    `${KILLS} moments`,
    found,
    'no half file, the next succeeds',
  ];
  return { cells, met: (half === 0 && last === 0) || found };
}

function command(target: string, killAfter?: number): Promise<number | null> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'backup', target], {
    ...{ cwd: ROOT, stdio: 'ignore' },
    env: { ...process.env, DATA_DIR: ledger.dataDir },
  });
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) =>
    child.once('exit', (status) => {
      clearTimeout(timer);
      resolve(status);
    }),
  );
}

function verifies(file: string): boolean {
  const dataDir = mkdtempSync(join(folder, 'look-'));
  copyFileSync(file, join(dataDir, 'ledger.sqlite'));
  return verifyLedger({ dataDir, region: REGION }, []).faultCount === 0;
}

/** A disk with too little room; needs the right to mount one. */
async function fullDisk(): Promise<Row> {
  const disk = join(folder, 'disk');
  const name = 'backup to a full disk';
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return { cells: [name, '–', '–', 'a sentence, no half file'], met: 'not measured: mounting needs root' };
  }
  try {
    writeFileSync(join(disk, 'older.sqlite'), 'older');
    const sentence = await refusal(() => backUpLedger(ledger, join(disk, 'b.sqlite')));
    const left = readdirSync(disk).join(' ');
    const isMet = sentence?.includes('磁盘已满') === true && left === 'older.sqlite';
    const cells = [name, '512 KB', `“${(sentence ?? 'nothing').replace(folder, '…')}”; left there: ${left}`];
    return { cells: [...cells, 'a sentence, no half file, older ones stay'], met: isMet || 'see found' };
  } finally {
    execFileSync('umount', [disk]);
  }
}

/** The sentence; null where nothing was refused. */
async function refusal(work: () => Promise<unknown>): Promise<string | null> {
  try {
    await work();
    return null;
  } catch (error) {
    if (error instanceof RequestError) return error.message;
    throw error;
  }
}

async function refused(backup: string): Promise<Row> {
  const bad = badFiles(backup);
  const file = join(ledger.dataDir, 'ledger.sqlite');
  compose(ledger, clock, 'refuse').close();
  const before = readFileSync(file);
  const restore = (from: string): Promise<string | null> =>
    refusal(() => restoreFrom(ledger, { backup: from, actor: '试验', clock }));
  const missed: string[] = [];
  for (const one of bad) if ((await restore(one)) === null) missed.push(one);
  const isUntouched = readFileSync(file).equals(before);
  const open = compose(ledger, clock, 'refuse');
  if ((await restore(backup)) === null) missed.push('while the ledger is open');
  open.close();
  const found = `${bad.length + 1 - missed.length} refused, the ledger ${isUntouched ? 'byte for byte the same' : 'changed'}`;
  const cells = [
    '`restore` of what is no good',
    `${bad.length} files; a ledger in use`,
    found,
    'all refused, nothing changed',
  ];
  return { cells, met: (missed.length === 0 && isUntouched) || missed.join(', ') };
}

/** Not there, text, empty, cut off, newer than the program, one bit flipped here and there. */
function badFiles(backup: string): string[] {
  const bytes = readFileSync(backup);
  const put = (name: string, content: Buffer | string): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const newer = put('newer', bytes);
  const db = new Database(newer);
  db.exec("INSERT INTO migrations VALUES ('999-future.sql', '2030-01-01')");
  db.close();
  const altered = put('altered', bytes);
  const shell = new Database(altered);
  shell.exec('DROP TRIGGER figures_keep; UPDATE figures SET value = value + 1 WHERE id = 1');
  shell.close();
  const cut = [0.25, 0.5, 0.9].map((part) => put(`cut-${part}`, bytes.subarray(0, bytes.length * part)));
  return [
    join(folder, 'nowhere'),
    put('text', '不是数据库'.repeat(300)),
    put('empty', ''),
    newer,
    altered,
    ...cut,
  ];
}

async function drilled(backup: string): Promise<Row> {
  const before = readdirSync(ledger.dataDir).filter((name) => !name.startsWith('ledger.'));
  const { behind } = await drillBackup(ledger, { backup, clock });
  const after = readdirSync(ledger.dataDir).filter((name) => !name.startsWith('ledger.'));
  const found = `passes, ${behind} events behind the ledger, ${after.length - before.length} files left`;
  const cells = ['drill of the newest backup', '1', found, 'restorable, an earlier state, nothing left'];
  return { cells, met: after.length === before.length || found };
}

try {
  const { rows, made } = await whileWriting();
  const newest = made.at(-1) ?? '';
  const drill = await drilled(newest);
  for (const file of made.slice(0, -1)) rmSync(file);
  handIn([...rows, await killed(), await fullDisk(), await refused(newest), drill]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
