// Fast 3: the day's and the week's page through the real application, against the same bytes sent from a string.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { handIn, type Row } from '../parts.js';
import { sideBySide, type Sides } from '../side-by-side.js';
import { fillLedger, PAGES } from '../speed-support/page-ledger.js';
import { startServers, type Servers } from '../speed-support/page-servers.js';

const CONNECTIONS = 8;
const SECONDS = 1.5;
const ROUNDS = 3;

const STATES = { kept: 'warm', written: 'nothing kept' } as const;
const GOALS = { kept: 0.5, written: 0.1 } as const;
const AGAINST = { string: 'the same application, a string', bare: 'bare Express, a string' } as const;

/** Who asks, and how. */
interface Asker {
  name: string;
  headers: Record<string, string>;
}

interface Case {
  page: keyof typeof PAGES;
  state: keyof typeof STATES;
  against: keyof typeof AGAINST;
  asker: Asker;
}

function cases(cookie: string): Case[] {
  const gzip = { 'accept-encoding': 'gzip' };
  const visitor: Asker = { name: 'a visitor, gzip', headers: gzip };
  const askers: Asker[] = [
    visitor,
    { name: 'a clerk, gzip', headers: { ...gzip, cookie } },
    { name: 'a visitor, not compressed', headers: {} },
  ];
  return (['daily', 'weekly'] as const).flatMap((page) =>
    (['kept', 'written'] as const).flatMap((state) => [
      ...askers.map((asker) => ({ page, state, against: 'string', asker }) as const),
      { page, state, against: 'bare', asker: visitor } as const,
    ]),
  );
}

/** Requests that are answered in a second. */
async function rate(url: string, { headers }: Asker): Promise<number> {
  const { requests, duration, errors, non2xx } = await autocannon({
    ...{ url, headers, connections: CONNECTIONS, duration: SECONDS },
  });
  if (errors + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${non2xx} other answers`);
  return requests.total / duration;
}

async function measured(servers: Servers, { page, state, against, asker }: Case): Promise<Sides> {
  const [ours, theirs] = [servers[state].url + PAGES[page], servers[against].url + PAGES[page]];
  const texts = await Promise.all(
    [ours, theirs].map(async (url) => (await fetch(url, { headers: asker.headers })).text()),
  );
  if (texts[0] !== texts[1]) throw new Error(`${ours} and ${theirs} differ`);
  const sides = { ours: () => rate(ours, asker), against: () => rate(theirs, asker) };
  return sideBySide(sides, ROUNDS);
}

const number = (value: number): string => Math.round(value).toLocaleString('en-US');

/** Beside bare Express there is no goal: it has no log, no session, no headers. */
function rowOf({ page, state, against, asker }: Case, { ours, against: theirs, ratio }: Sides): Row {
  const goal = against === 'string' ? GOALS[state] : null;
  const cells = [
    `${page} page, ${STATES[state]}, ${asker.name}`,
    `${number(ours)}/s`,
    `${AGAINST[against]}: ${number(theirs)}/s`,
    ratio.toFixed(2),
    goal === null ? '' : `≥ ${goal}`,
  ];
  if (goal === null) return { cells, met: null };
  return { cells, met: ratio >= goal ? true : `${ratio.toFixed(3)} instead of ${goal}` };
}

const folder = mkdtempSync(join(tmpdir(), 'ledger-pages-'));
const stop: (() => void)[] = [];
try {
  const cookie = await fillLedger(folder);
  const servers = await startServers(folder, { cookie, stop });
  const rows: Row[] = [];
  for (const one of cases(cookie)) {
    const row = rowOf(one, await measured(servers, one));
    rows.push(row);
    process.stderr.write(`${row.cells.join(' | ')}\n`);
  }
  handIn(rows);
} finally {
  for (const end of stop) end();
  rmSync(folder, { recursive: true, force: true });
}
