// The real application over a new ledger in a temporary folder; only the clock is fixed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, type CheerioAPI } from 'cheerio';
import type { Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { compose, type IfMissing, type Services } from '../../src/compose.js';
import type { Role } from '../../src/domain/user.js';
import { createApp } from '../../src/web/app.js';

export const HOST = '127.0.0.1:3000';

export interface TestClock {
  now(): Date;
  today(): string;
  pass(minutes: number): void;
}

/** Requests of one visitor. */
export interface Visitor {
  get(path: string): supertest.Test;
  post(path: string): supertest.Test;
  /** The page, which must come with status 200. */
  page(path: string): Promise<CheerioAPI>;
}

export interface TestApp extends Visitor {
  app: Express;
  services: Services;
  clock: TestClock;
  /** Every line that the application logged. */
  log: Record<string, unknown>[];
  /** A visitor who is logged in with this role; the name is the role's. */
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
export function openApp(ifMissing: IfMissing = 'seeds'): TestApp {
  const dataDir = mkdtempSync(join(tmpdir(), 'ledger-web-'));
  const clock = clockAt('2025-10-18T02:00:00Z');
  const services = { ...compose({ dataDir, region: '西宁市' }, clock, ifMissing), tempDir: dataDir };
  const log: Record<string, unknown>[] = [];
  const write = (line: string): void => {
    log.push(JSON.parse(line) as Record<string, unknown>);
  };
  const app = createApp(services, { hosts: [HOST], logger: pino({}, { write }) });
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
    as: () => visitor,
    close: () => {
      services.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
