// Puts the program before disks that take nothing, files that cannot be had, and files that are damaged.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  readdirSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { simulateYears } from '../../../src/simulation/simulate-years.js';
import { ledger, served } from './ledger-process.js';

export interface DiskTrial {
  name: string;
  how: string;
  found: string;
  faults: string[];
}

const FILES = 120;
const NOT_MEASURED = 'not measured: a small disk can be mounted by root only';

export async function diskTrials(): Promise<DiskTrial[]> {
  const folder = mkdtempSync(join(tmpdir(), 'disks-'));
  try {
    const pages = pagesIn(folder);
    return [
      await fullDisk(folder, pages),
      await locked(folder, pages),
      await cutLog(folder, pages),
      await damagedPage(folder, pages),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function pagesIn(folder: string): string {
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  for (const { name, text } of [...simulateYears({ until: '2025-10-18', years: 1, seed: 2 })].slice(0, FILES))
    writeFileSync(join(pages, name), text);
  return pages;
}

/** Collects what is not as it should be. */
function checking(): { faults: string[]; must: (holds: boolean, what: string) => void } {
  const faults: string[] = [];
  return {
    faults,
    must(holds, what) {
      if (!holds) faults.push(what);
    },
  };
}

const bulletins = (dataDir: string): number => {
  const db = new Database(join(dataDir, 'ledger.sqlite'), { readonly: true });
  const count = db.prepare<[], number>('SELECT count(*) FROM readings').pluck().get() ?? 0;
  db.close();
  return count;
};

/** Fills while an ingest runs; pages, health and a download are asked meanwhile; then there is room again. */
async function fullDisk(folder: string, pages: string): Promise<DiskTrial> {
  const disk = join(folder, 'small');
  mkdirSync(disk);
  const trial = {
    name: 'a disk that fills up',
    how: `tmpfs of 6 MB, an ingest of ${FILES} files, the web beside it`,
  };
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk]).status !== 0)
    return { ...trial, found: '', faults: [NOT_MEASURED] };
  const { faults, must } = checking();
  try {
    const data = join(disk, 'data');
    const server = await served(data, { TMPDIR: disk });
    const balloon = join(disk, 'balloon');
    const free = Number(
      spawnSync('df', ['--output=avail', '-B1', disk], { encoding: 'utf8' }).stdout.split('\n')[1],
    );
    writeFileSync(balloon, Buffer.alloc(Math.max(0, free - 700_000)));
    const full = ledger(data, 'ingest', pages);
    must(
      full.status === 2 && full.said.includes('所在的磁盘已满'),
      `ingest: ${full.status}, ${full.said.slice(-200)}`,
    );
    const kept = bulletins(data);
    const status = async (path: string): Promise<[number, string]> => {
      const answer = await fetch(server.url + path);
      return [answer.status, await answer.text()];
    };
    const [page] = await status('/daily/2025-10-15');
    must(page === 200, `a page: ${page}`);
    const [ready, why] = await status('/readyz');
    must(ready === 503 && why.includes('已满'), `/readyz: ${ready} ${why}`);
    must((await status('/healthz'))[0] === 200, '/healthz not alive');
    const [download] = await status('/exports/figures.csv');
    must(download === 503 || download === 200, `a download: ${download}`);
    rmSync(balloon);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    must((await status('/readyz'))[0] === 200, 'not ready again');
    must(ledger(data, 'ingest', pages, '--published', '2025-10-18').status !== null, 'ingest again');
    must(bulletins(data) >= kept, 'lost');
    must((await server.stop()).status === 0, 'serve did not end with 0');
    must(ledger(data, 'verify').status === 0, 'does not verify');
    const found = `${kept} bulletins kept when it was full, ${bulletins(data)} with room again; page ${page}, /readyz ${ready}, download ${download}`;
    return { ...trial, found, faults };
  } finally {
    spawnSync('umount', ['-l', disk]);
  }
}

/** Longer than the five seconds that the program waits. */
async function locked(folder: string, pages: string): Promise<DiskTrial> {
  const { faults, must } = checking();
  const data = join(folder, 'locked');
  const server = await served(data);
  const other = new Database(join(data, 'ledger.sqlite'));
  other.exec('BEGIN EXCLUSIVE');
  const [name = ''] = readdirSync(pages);
  const page = join(pages, name);
  const shut = ledger(data, 'ingest', page);
  must(shut.status === 2 && shut.said.includes('正被其他程序占用'), `ingest: ${shut.status} ${shut.said}`);
  const reading = (await fetch(`${server.url}/daily/2025-10-15`)).status;
  must(reading === 200, `a page: ${reading}`);
  const ready = (await fetch(`${server.url}/readyz`)).status;
  must(ready === 503, `/readyz: ${ready}`);
  other.close();
  must(ledger(data, 'ingest', page).status === 0, 'ingest after it');
  must((await server.stop()).status === 0, 'serve did not end with 0');
  return {
    name: 'locked by another process',
    how: 'BEGIN EXCLUSIVE for longer than the 5 s that are waited',
    found: `ingest 2 with a sentence, page ${reading}, /readyz ${ready}`,
    faults,
  };
}

/** Copied while the program runs, its log cut: what stood behind the cut is gone, what stood before it is whole. */
async function cutLog(folder: string, pages: string): Promise<DiskTrial> {
  const { faults, must } = checking();
  const data = join(folder, 'cut');
  const server = await served(data);
  ledger(data, 'ingest', pages);
  const all = bulletins(data);
  const left: number[] = [];
  for (const share of [0.9, 0.5, 0.1, 0]) {
    const cut = mkdtempSync(join(folder, 'cut-'));
    for (const end of ['', '-wal'])
      copyFileSync(join(data, `ledger.sqlite${end}`), join(cut, `ledger.sqlite${end}`));
    const wal = join(cut, 'ledger.sqlite-wal');
    truncateSync(wal, Math.floor(statSync(wal).size * share));
    left.push(bulletins(cut));
    must(ledger(cut, 'verify').status === 0, `a log cut to ${share * 100} % does not verify`);
    ledger(cut, 'ingest', pages);
    must(bulletins(cut) === all, `after a log cut to ${share * 100} % and another ingest: ${bulletins(cut)}`);
  }
  await server.stop();
  const found = `${left.join(', ')} of ${all} bulletins, verifies each time; all again after another ingest`;
  return { name: 'a truncated WAL', how: 'cut to 90, 50, 10 and 0 %', found, faults };
}

async function damagedPage(folder: string, pages: string): Promise<DiskTrial> {
  const { faults, must } = checking();
  const data = join(folder, 'damaged');
  ledger(data, 'ingest', pages);
  const file = join(data, 'ledger.sqlite');
  const bytes = readFileSync(file);
  for (let place = 4096 * 40; place < bytes.length; place += 4096) bytes.fill(0xa5, place, place + 64);
  writeFileSync(file, bytes);
  const checked = ledger(data, 'verify');
  must(checked.status === 2, `verify: ${checked.status}`);
  let found = `verify 2`;
  try {
    const server = await served(data);
    const page = await fetch(`${server.url}/yearly/2025`);
    const ready = await fetch(`${server.url}/readyz`);
    const alive = await fetch(`${server.url}/healthz`);
    const [said, why] = [await page.text(), await ready.text()];
    must(page.status === 503 && said.includes('已损坏'), `a page: ${page.status}`);
    must(ready.status === 503 && why.includes('已损坏'), `/readyz: ${ready.status} ${why}`);
    must(alive.status === 200, `/healthz: ${alive.status}`);
    must((await server.stop()).status === 0, 'serve did not end with 0');
    found += `, page ${page.status}, /readyz ${ready.status}, /healthz ${alive.status}`;
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    must(said.includes('已损坏'), `serve: ${said.slice(0, 200)}`);
    found += ', serve refuses with a sentence';
  }
  return {
    name: 'damaged pages',
    how: '64 bytes overwritten at the head of every page from the 40th on',
    found,
    faults,
  };
}
