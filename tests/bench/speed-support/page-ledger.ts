// The ledger that pages are measured over: two simulated years, and a clerk who is logged in.
import { pino } from 'pino';
import { compose, type Services } from '../../../src/compose.js';
import type { Clock } from '../../../src/domain/clock.js';
import { simulateYears } from '../../../src/simulation/simulate-years.js';
import { createApp } from '../../../src/web/app.js';
import { HOST, OPEN } from '../../support/app.js';
import { ensureUser } from '../../support/users.js';
import { logIn } from '../../support/visitor.js';

const TODAY = '2025-12-31';
const CLOCK: Clock = { now: () => new Date(`${TODAY}T04:00:00Z`), today: () => TODAY };

export const PAGES = { daily: '/daily/2025-12-17', weekly: '/weekly/2025-W51' } as const;

export function openServices(dataDir: string): Services {
  return compose({ dataDir, region: '西宁市' }, CLOCK, 'empty');
}

/** Returns the cookie of the clerk, which every server over the same folder knows. */
export async function fillLedger(dataDir: string): Promise<string> {
  const services = openServices(dataDir);
  try {
    const by = { origin: 'simulation', actor: '模拟' } as const;
    services.storage.transaction(() => {
      for (const { name, published, text } of simulateYears({ until: TODAY, years: 2, seed: 12345 })) {
        services.ingest.ingestText({ name, bytes: Buffer.from(text), published, ...by });
      }
    });
    ensureUser(services, 'clerk', 'clerk');
    const logger = pino({ level: 'silent' });
    const app = createApp(services, { hosts: [HOST], entrance: OPEN, logger });
    return (await logIn({ app, host: HOST }, 'clerk')).cookie;
  } finally {
    services.close();
  }
}
