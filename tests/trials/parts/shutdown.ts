// Unbreakable 7: SIGTERM at random moments under requests and uploads: 0, in time, no answer cut, no upload lost.
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { handIn } from '../../bench/parts.js';
import { randomFrom } from '../../bench/random.js';
import { hotlineText } from '../../support/builders.js';
import { logIn, type Held } from '../../support/visitor.js';
import { ledger, served, type Served } from '../support/ledger-process.js';
import { filledFolder } from '../support/product.js';

const { values } = parseArgs({ options: { times: { type: 'string', default: '1' } } });
const STOPS = 25 * Number(values.times);
const VISITORS = 8;
/** What runs is waited for 25 seconds; the process is gone after 30. */
const LIMIT_MS = 30_000;
const PATHS = [
  '/',
  '/daily',
  '/yearly/2025',
  '/exports/figures.csv',
  '/api/v1/overview',
  '/search?q=%E7%89%A9',
] as const;

const random = randomFrom(20251018);
const counts = { whole: 0, refused: 0, closed: 0, cut: 0 };
const faults: string[] = [];
/** Digests of what the server said it had stored. */
const stored: string[] = [];
let brought = 0;
let slowest = 0;

const dataDir = filledFolder();
for (let stop = 0; stop < STOPS; stop += 1) await once();
const lost = lostOf(join(dataDir, 'ledger.sqlite'));
if (lost > 0) faults.push(`${lost} uploads lost`);
if (counts.cut > 0) faults.push(`${counts.cut} answers cut`);
if (ledger(dataDir, 'verify').status !== 0) faults.push('does not verify');
rmSync(dataDir, { recursive: true });
handIn([
  {
    cells: [
      `SIGTERM under requests of ${VISITORS} visitors and uploads of a clerk`,
      `${STOPS} stops at random moments`,
      `slowest ${(slowest / 1000).toFixed(1)} s; ${counts.whole} answers whole, ${counts.cut} cut, ${counts.refused} refused with 503, ${counts.closed} connections not taken; ${stored.length} uploads stored, ${lost} lost`,
      `0 each time within ${LIMIT_MS / 1000} s, none cut, none lost`,
    ],
    met: faults.length > 0 ? faults.join('; ') : slowest > LIMIT_MS ? 'too slow' : true,
  },
]);

async function once(): Promise<void> {
  const server = await served(dataDir, { OPEN_READING: '1' });
  const clerk = await logIn({ app: server.url, host: new URL(server.url).host }, 'clerk');
  const agent = new Agent({ keepAlive: true });
  const over = new AbortController();
  const visitors = Array.from({ length: VISITORS }, () => visit(server, agent, over.signal));
  const uploads = upload(server, clerk, over.signal);
  // At any moment of the next upload, on a slow machine too.
  const wanted = stored.length + random.below(4);
  while (stored.length < wanted) await pause(5);
  await pause(random.below(500));
  const { status, ms } = await server.stop();
  over.abort();
  await Promise.all([...visitors, uploads]);
  agent.destroy();
  slowest = Math.max(slowest, ms);
  if (status !== 0) faults.push(`status ${status}`);
  const bug = /^.*(?:"statusCode":500|"level":60|nothing waited for).*$/m.exec(server.said());
  if (bug !== null) faults.push(bug[0].slice(0, 300));
}

async function visit({ url }: Served, agent: Agent, over: AbortSignal): Promise<void> {
  while (!over.aborted) counts[await asked(url + random.pick(PATHS), agent)] += 1;
}

/** Cut: an answer had begun and did not come to its end. */
function asked(url: string, agent: Agent): Promise<keyof typeof counts> {
  return new Promise((resolve) => {
    get(url, { agent }, (response) => {
      response.on('end', () => resolve(response.statusCode === 503 ? 'refused' : 'whole'));
      response.on('error', () => resolve('cut'));
      response.resume();
    }).on('error', () => setTimeout(() => resolve('closed'), 20));
  });
}

/** Each page is another one; what is answered with the way to its result counts as stored. */
async function upload({ url }: Served, { cookie, token }: Held, over: AbortSignal): Promise<void> {
  const headers = { Cookie: cookie, 'X-CSRF-Token': token, Connection: 'close' };
  const send = (path: string, body: FormData | URLSearchParams): Promise<Response> =>
    fetch(url + path, { method: 'POST', body, headers, redirect: 'manual' });
  while (!over.aborted) {
    brought += 1;
    const text = `${hotlineText({ day: '10月15日' })}\n第${brought}版\n`;
    const form = new FormData();
    form.append('files', new Blob([text]), `${brought}.txt`);
    try {
      const preview = await (await send('/ingest', form)).text();
      const id = /name="id" value="([^"]+)"/.exec(preview)?.[1] ?? '';
      const { status } = await send('/ingest/store', new URLSearchParams({ id }));
      if (status === 303) stored.push(createHash('sha256').update(text).digest('hex'));
    } catch {
      // Not answered: nothing was promised.
      await pause(20);
    }
  }
}

function lostOf(file: string): number {
  const db = new Database(file, { readonly: true });
  const known = new Set(db.prepare<[], string>('SELECT sha256 FROM sources').pluck().all());
  db.close();
  return stored.filter((sha256) => !known.has(sha256)).length;
}
