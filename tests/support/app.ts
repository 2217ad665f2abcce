// The real application over a new ledger in a temporary folder; only the clock is fixed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { compose, type IfMissing, type Services } from '../../src/compose.js';
import type { Role } from '../../src/domain/user.js';
import { createApp } from '../../src/web/app.js';
import type { Entrance } from '../../src/web/entrance.js';
import { visitorAs, type Visitor } from './visitor.js';

export const HOST = '127.0.0.1:3000';

export interface TestClock {
  now(): Date;
  today(): string;
  pass(minutes: number): void;
}

export type { Visitor };

/** On loopback over http; reading stays open when there are users, so that a test can look at pages as anybody. */
export const OPEN: Entrance = {
  https: false,
  loopback: true,
  proxies: 0,
  openReading: true,
  own: null,
  setup: null,
};

export interface TestApp extends Visitor {
  app: Express;
  services: Services;
  clock: TestClock;
  /** Every line that the application logged. */
  log: Record<string, unknown>[];
  /** A visitor who logs in with the first request; the user's name is the role's. */
  as(role: Role): Visitor;
  close(): void;
}

function clockAt(instant: string): TestClock {
  let now = new Date(instant);
  return {
    now: () => now,
    today: () => now.toISOString().slice(0, 10),
    pass: (minutes) => {
      now = new Date(now.getTime() + minutes * 60_000);
    },
  };
}

/** A ledger on 18 October 2025, with the two seeded days unless it starts empty. */
export function openApp(ifMissing: IfMissing = 'seeds', entrance: Partial<Entrance> = {}): TestApp {
  const dataDir = mkdtempSync(join(tmpdir(), 'ledger-web-'));
  const clock = clockAt('2025-10-18T02:00:00Z');
  const services = { ...compose({ dataDir, region: '西宁市' }, clock, ifMissing), tempDir: dataDir };
  const log: Record<string, unknown>[] = [];
  const write = (line: string): void => {
    log.push(JSON.parse(line) as Record<string, unknown>);
  };
  const app = createApp(services, {
    hosts: [HOST],
    entrance: { ...OPEN, ...entrance },
    logger: pino({}, { write }),
  });
  const get = (path: string): supertest.Test => supertest(app).get(path).set('Host', HOST);
  const visitor: Visitor = {
    get,
    post: (path) => supertest(app).post(path).set('Host', HOST),
    page: async (path) => load((await get(path).expect(200)).text),
  };
  return {
    app,
    services,
    clock,
    log,
    ...visitor,
    as: (role) => visitorAs({ app, services, host: HOST }, role),
    close: () => {
      services.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
