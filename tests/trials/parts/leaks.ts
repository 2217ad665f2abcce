// 20,000 requests and 2,000 ingests in one process: what it holds afterwards is what it held before.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { handIn } from '../../bench/parts.js';
import { logIn, type Held } from '../../support/visitor.js';
import { daysBefore, pathsOf, upload } from '../support/load.js';
import { clock, filledFolder } from '../support/product.js';
import type { State } from '../support/watched-server.js';

const { values } = parseArgs({ options: { times: { type: 'string', default: '1' } } });
const times = Number(values.times);
const REQUESTS = 20_000 * times;
const INGESTS = 2_000 * times;
/** Caches and compiled code fill up first. */
const WARM = { requests: 3_000, ingests: 300 };
const ROUNDS = 10;
/** Readers at once; as many bring documents. */
const LANES = 4;
const LEVEL = 0.05;
const MEGABYTE = 1024 * 1024;

async function start(dataDir: string): Promise<{ child: ChildProcess; host: string }> {
  const child = fork(join(import.meta.dirname, '..', 'support', 'watched-server.ts'), [dataDir], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ host }] = (await once(child, 'message')) as [{ host: string }];
  return { child, host };
}

const dataDir = filledFolder();
const { child, host } = await start(dataDir);
const url = `http://${host}`;
const held = await logIn({ app: url, host }, 'admin');
const clerk = await logIn({ app: url, host }, 'clerk');

const days = daysBefore(clock.today());

/** What people and others ask for: pages, data, files, forms, what is not there, what is not theirs. */
const PATHS = [
  ...pathsOf(clock.today()),
  ...[
    '/ingest',
    '/review',
    '/aliases',
    '/reports',
    '/exports',
    '/audit',
    '/users',
    '/account',
    '/compare',
    '/login',
  ],
  ...[
    '/search?q=%E7%89%A9%E4%B8%9A',
    '/exports/hotline.csv',
    '/api/v1/openapi.json',
    '/assets/base.css',
    '/healthz',
  ],
  ...['/nowhere', '/daily/2025-02-30', '/daily/%zz', `/sources/${'0'.repeat(64)}`, '/ingest/progress/none'],
];

async function ask(number: number): Promise<void> {
  const path = PATHS[number % PATHS.length] ?? '/';
  const cookie = number % 3 === 0 ? {} : { Cookie: held.cookie };
  await (await fetch(url + path, { headers: cookie, redirect: 'manual' })).arrayBuffer();
}

async function inLanes(count: number, work: (number: number) => Promise<void>): Promise<void> {
  const numbers = Array.from({ length: count }, (_, number) => number).values();
  const run = async (): Promise<void> => {
    for (const number of numbers) await work(number);
  };
  await Promise.all(Array.from({ length: LANES }, run));
}

/** As a clerk does it: preview, then store. */
async function bring(who: Held, count: number): Promise<void> {
  const some = Array.from({ length: count }, () => days.next().value ?? clock.today()).values();
  const product = { url };
  const lanes = Array.from({ length: LANES }, () =>
    upload(product, who, { days: some, pause: 0, isOver: () => false }),
  );
  const failed = (await Promise.all(lanes)).flatMap((lane) => lane.failed);
  if (failed.length > 0) throw new Error(`not stored: ${failed.join(', ')}`);
}

async function round(requests: number, ingests: number): Promise<State> {
  await Promise.all([inLanes(requests, ask), bring(clerk, ingests)]);
  // Connections that nobody uses any more are closed within seconds.
  await new Promise((resolve) => setTimeout(resolve, 6_000));
  const told = once(child, 'message');
  child.send('state');
  const [state] = (await told) as [State];
  const { heapBytes, residentBytes, files } = state;
  process.stderr.write(
    `heap ${(heapBytes / MEGABYTE).toFixed(1)} MB, resident ${(residentBytes / MEGABYTE).toFixed(0)} MB, ${files} files\n`,
  );
  return state;
}

try {
  const before = await round(WARM.requests, WARM.ingests);
  let after = before;
  for (let rounds = 0; rounds < ROUNDS; rounds += 1) after = await round(REQUESTS / ROUNDS, INGESTS / ROUNDS);
  const growth = after.heapBytes / before.heapBytes - 1;
  const megabytes = (bytes: number): string => (bytes / MEGABYTE).toFixed(1);
  const much = `${REQUESTS.toLocaleString('en-US')} requests, ${INGESTS.toLocaleString('en-US')} ingests`;
  handIn([
    {
      cells: [
        'heap after collection',
        much,
        `${megabytes(before.heapBytes)} → ${megabytes(after.heapBytes)} MB (${(growth * 100).toFixed(1)} %); resident ${megabytes(before.residentBytes)} → ${megabytes(after.residentBytes)} MB`,
        'level within 5 %',
      ],
      met: growth <= LEVEL ? true : `${(growth * 100).toFixed(1)} %`,
    },
    {
      cells: ['open files', 'the same', `${before.files} → ${after.files}`, 'level'],
      met: after.files <= before.files ? true : `${after.files - before.files} more`,
    },
  ]);
} finally {
  child.kill();
  rmSync(dataDir, { recursive: true, force: true });
}
