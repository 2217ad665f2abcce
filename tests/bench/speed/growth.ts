// Fast 4: pages of one region in a ledger of the whole country over ten years, against a ledger of it alone with one year.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { handIn, type Row } from '../parts.js';
import { median, quantile } from '../side-by-side.js';
import { fillCountry } from '../speed-support/country-ledger.js';
import { regionNames } from '../speed-support/country.js';
import { ADDRESSES, FIRST, LAST, type PageKind } from '../speed-support/growth-pages.js';
import type { Ready } from '../speed-support/growth-server.js';

const { values: options } = parseArgs({ options: { scale: { type: 'string', default: 'tenth' } } });
const REGIONS = options.scale === 'national' ? 340 : 34;
const TEN_YEARS_AGO = '2016-01-01';
const GOAL = 1.5;
/** For each ledger; a page of a year takes long. */
const REQUESTS: Readonly<Record<PageKind, number>> = {
  ...{ daily: 300, weekly: 200, yearly: 100, review: 300, search: 300 },
};
const SERVER = join(import.meta.dirname, '..', 'speed-support', 'growth-server.ts');

const children: ChildProcess[] = [];

interface Server extends Ready {
  child: ChildProcess;
}

async function started(folder: string): Promise<Server> {
  const child = fork(SERVER, [folder], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 2, 2, 'ipc'] });
  children.push(child);
  const [ready] = (await once(child, 'message')) as [Ready];
  return { child, ...ready };
}

/** Milliseconds until the whole page is there. */
async function page({ url, cookie }: Server, path: string): Promise<number> {
  const from = performance.now();
  const answer = await fetch(url + path, { headers: { cookie } });
  await answer.text();
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  return performance.now() - from;
}

/** The server writes something first, so that no page that was kept can answer. */
async function pageAfterWrite(server: Server, path: string): Promise<number> {
  server.child.send('write');
  await once(server.child, 'message');
  return page(server, path);
}

interface Taken {
  first: number;
  times: number[];
}

async function measured(kind: PageKind, servers: readonly [Server, Server]): Promise<[Taken, Taken]> {
  const path = ADDRESSES[kind];
  const taken: [Taken, Taken] = [
    { first: await page(servers[0], path(0)), times: [] },
    { first: await page(servers[1], path(0)), times: [] },
  ];
  for (let turn = 1; turn <= REQUESTS[kind]; turn += 1) {
    for (const which of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      taken[which].times.push(await pageAfterWrite(servers[which], path(turn)));
    }
  }
  return taken;
}

function told({ first, times }: Taken): string {
  const [middle, most] = [median(times), quantile(times, 0.99)].map((time) => time.toFixed(1));
  return `p99 ${most} ms (median ${middle}, first ${first.toFixed(0)})`;
}

function rowOf(kind: PageKind, [big, small]: [Taken, Taken]): Row {
  const ratio = quantile(big.times, 0.99) / quantile(small.times, 0.99);
  const what = `${kind} page, ${REGIONS} regions × 10 years`;
  return {
    cells: [what, told(big), `alone, one year: ${told(small)}`, ratio.toFixed(2), `≤ ${GOAL}`],
    met: ratio <= GOAL ? true : `${ratio.toFixed(2)} instead of ${GOAL}`,
  };
}

function filled(folder: string, regions: number, from: string): string {
  mkdirSync(folder);
  const file = join(folder, 'ledger.sqlite');
  const say = (date: string): void => void process.stderr.write(`\r${regions} regions: ${date} `);
  const started = performance.now();
  const { bulletins, figures } = fillCountry(
    file,
    { regions: regionNames(regions), from, to: LAST, waitingFrom: FIRST },
    say,
  );
  const [seconds, size] = [(performance.now() - started) / 1000, statSync(file).size / 1e6];
  const facts = `${bulletins} bulletins, ${figures} figures, ${size.toFixed(0)} MB in ${seconds.toFixed(0)} s`;
  process.stderr.write(`\r${regions} regions: ${facts}\n`);
  return folder;
}

const folder = mkdtempSync(join(tmpdir(), 'ledger-growth-'));
try {
  const [big, small] = [
    await started(filled(join(folder, 'country'), REGIONS, TEN_YEARS_AGO)),
    await started(filled(join(folder, 'alone'), 1, FIRST)),
  ];
  const rows: Row[] = [];
  for (const kind of ['daily', 'weekly', 'yearly', 'review', 'search'] as const) {
    const row = rowOf(kind, await measured(kind, [big, small]));
    rows.push(row);
    process.stderr.write(`${row.cells.join(' | ')}\n`);
  }
  handIn(rows);
} finally {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
}
