// The product over one of the two ledgers of `growth`, in a process of its own: `growth-server.ts FOLDER`.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { compose, type Services } from '../../../src/compose.js';
import { addDays } from '../../../src/domain/dates.js';
import { createApp } from '../../../src/web/app.js';
import { OPEN } from '../../support/app.js';
import { ensureUser } from '../../support/users.js';
import { logIn } from '../../support/visitor.js';
import { OWN_REGION } from './country.js';
import { TODAY } from './growth-pages.js';

/** What the process says first; then it answers every message with one of its own, once it has written something. */
export interface Ready {
  url: string;
  cookie: string;
}

const AT = `${TODAY}T04:00:00.000Z`;
const [folder = ''] = process.argv.slice(2);

const server = createServer();
server.listen(0, '127.0.0.1', () => void serve());

async function serve(): Promise<void> {
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clock = { now: () => new Date(AT), today: () => TODAY };
  const services = compose({ dataDir: folder, region: OWN_REGION }, clock, 'refuse');
  const logger = pino({ level: 'warn' }, process.stderr);
  const app = createApp(services, { hosts: [host], entrance: OPEN, logger });
  ensureUser(services, 'clerk', 'clerk');
  const { cookie } = await logIn({ app, host }, 'clerk');
  server.on('request', app);
  let writes = 0;
  process.on('message', () => {
    writes += 1;
    decideAgain(services, writes);
    process.send?.('written');
  });
  process.send?.({ url: `http://${host}`, cookie } satisfies Ready);
}

/** A day of the year before today is accepted once more: a write that changes no page, and makes all of them old. */
function decideAgain({ storage, region }: Services, writes: number): void {
  const date = addDays(TODAY, -30 - (writes % 300));
  const entry = storage.entriesOn(region, [date]).find(({ state }) => state === 'accepted');
  if (entry === undefined) return;
  const { readingId, kind } = entry;
  storage.transaction(() =>
    storage.decide({
      ...{ readingId, action: 'accept', region, kind, date },
      ...{ sameAs: null, reasons: [], actor: '测速', at: AT },
    }),
  );
}
