// The real application on a port of this machine, for a real browser.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { Express } from 'express';
import type { Page } from 'playwright-core';
import { compose, type IfMissing, type Services } from '../../src/compose.js';
import type { SetupCode } from '../../src/accounts/setup-code.js';
import type { Role } from '../../src/domain/user.js';
import { createApp } from '../../src/web/app.js';
import { OPEN } from './app.js';
import { ensureUser, PASSWORD } from './users.js';

export interface Site {
  url: string;
  app: Express;
  services: Services;
  /** Logs a page of the browser in, as a person would; the user's name is the role's. Leaves it on the first page. */
  logIn(page: Page, role: Role): Promise<void>;
  close(): void;
}

/** Chromium to print with, by its file; null: none. The code that the first administrator types. */
interface SiteOptions {
  chromium?: string | null;
  setup?: SetupCode;
}

/** On 18 October 2025, with the two seeded days unless it starts empty. */
export async function openSite(ifMissing: IfMissing = 'seeds', options: SiteOptions = {}): Promise<Site> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ledger-site-'));
  const clock = { now: () => new Date('2025-10-18T02:00:00Z'), today: () => '2025-10-18' };
  const { chromium = null, setup = null } = options;
  const printing = { named: chromium ?? join(dataDir, 'none'), path: [], sandbox: false };
  const services = compose({ dataDir, region: '西宁市', printing }, clock, ifMissing);
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}`;
  const entrance = { ...OPEN, own: url, setup };
  const app = createApp(services, { hosts: [host], entrance, logger: pino({ level: 'silent' }) });
  server.on('request', app);
  return {
    ...{ url, app, services },
    async logIn(page, role) {
      ensureUser(services, role, role);
      await page.goto(`${url}/login`);
      await page.fill('#name', role);
      await page.fill('#password', PASSWORD);
      await page.click('main button[type="submit"]');
      await page.waitForSelector('.who button');
    },
    close() {
      server.closeAllConnections();
      server.close();
      services.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
