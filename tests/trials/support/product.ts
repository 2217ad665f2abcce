// The product as it runs: `serve` in a process of its own, on a ledger of simulated months, with users.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { compose } from '../../../src/compose.js';
import type { Clock } from '../../../src/domain/clock.js';
import { shanghaiDate } from '../../../src/domain/dates.js';
import type { Role } from '../../../src/domain/user.js';
import { simulateYears } from '../../../src/simulation/simulate-years.js';
import { ensureUser } from '../../support/users.js';
import { logIn, type Held } from '../../support/visitor.js';

export const REGION = '西宁市';
const ROOT = join(import.meta.dirname, '..', '..', '..');
const YEARS = 0.5;

export const clock: Clock = { now: () => new Date(), today: () => shanghaiDate(new Date()) };

export interface Product {
  url: string;
  host: string;
  port: number;
  dataDir: string;
  process: ChildProcess;
  logIn(role: Role): Promise<Held>;
  /** Ends it as a service is ended, and removes what it wrote. */
  close(): Promise<void>;
}

/** A data folder with half a year of bulletins and a user a role. */
export function filledFolder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'ledger-trial-'));
  const services = compose({ dataDir, region: REGION }, clock, 'empty');
  services.storage.markSimulated({ actor: '模拟', at: clock.now().toISOString() });
  for (const { name, published, text } of simulateYears({ until: clock.today(), years: YEARS, seed: 1 })) {
    services.ingest.ingestText({
      name,
      bytes: Buffer.from(text),
      published,
      origin: 'simulation',
      actor: '模拟',
    });
  }
  for (const role of ['admin', 'clerk', 'auditor', 'viewer'] as const) ensureUser(services, role, role);
  services.close();
  return dataDir;
}

/** Reading is open, so that strangers come to pages, too. */
export async function startProduct(dataDir = filledFolder()): Promise<Product> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', 'serve', '--port', '0'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, REGION, OPEN_READING: '1', NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await announced(child);
  const { host, port } = new URL(url);
  return {
    ...{ url, host, port: Number(port), dataDir, process: child },
    logIn: (role) => logIn({ app: url, host }, role),
    async close() {
      const exit = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
      child.kill('SIGTERM');
      await exit;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function announced({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('the product has no standard output');
  for await (const line of createInterface({ input: stdout })) {
    const address = /https?:\/\/[\d.:]+/.exec(line)?.[0];
    if (address !== undefined) return address;
  }
  throw new Error('the product did not start');
}
