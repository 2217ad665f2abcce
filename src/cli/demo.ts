// `demo`: the web application on a throw-away ledger of two simulated years.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Command } from 'commander';
import { compose, type Services } from '../compose.js';
import { readServerConfig, type ServerConfig } from '../config.js';
import { RequestError } from '../domain/errors.js';
import { simulateYears, type SimulatedIssue } from '../simulation/simulate-years.js';
import { startProgress } from './progress.js';
import { serve } from './serve.js';
import { untilAsked } from './signals.js';
import { DONE, say, type Terminal } from './terminal.js';

const ACTOR = '模拟';
const YEARS = 2;
/** Any number does; a fixed one lets two people look at the same demo on the same day. */
const SEED = 12345;
/** Issues between two looks at whether somebody pressed Ctrl+C. */
const BREATH = 20;

export function demoCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('demo')
    .description('用两年模拟数据演示，结束后全部删除')
    .option('--host <host>', '监听地址，只能是本机')
    .option('--port <port>', '端口')
    .action(async (options: { host?: string; port?: string }) => {
      const settings = readServerConfig(terminal.env, options);
      await untilAsked((stop) => demonstrate(settings, stop, terminal));
      finish(DONE);
    });
}

/** Whoever asks it to end, there is nothing left of it. */
async function demonstrate(settings: ServerConfig, stop: AbortSignal, terminal: Terminal): Promise<void> {
  const dataDir = temporaryFolder();
  try {
    // Of what is thrown away there is no backup, and none of the real ledger makes room for it.
    const config = { ...settings, dataDir, backups: null };
    const services = compose(config, terminal.clock, 'empty');
    say(terminal, '正在生成两年模拟数据……');
    await fill(services, terminal, stop);
    if (stop.aborted) services.close();
    else await serve(services, { config, stop }, terminal);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'hotline-ledger-demo-'));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new RequestError('unavailable', `临时目录 ${tmpdir()} 无法使用（${code}）。`);
  }
}

/** The ledger is marked before it holds anything. */
async function fill(services: Services, terminal: Terminal, stop: AbortSignal): Promise<void> {
  services.storage.markSimulated({ actor: ACTOR, at: terminal.clock.now().toISOString() });
  const issues = [...simulateYears({ until: terminal.clock.today(), years: YEARS, seed: SEED })];
  const progress = startProgress(issues.length, terminal);
  for (const [index, issue] of issues.entries()) {
    if (index % BREATH === 0) await setImmediate();
    if (stop.aborted) break;
    ingestIssue(services, issue);
    progress.advance();
  }
  progress.stop();
}

function ingestIssue({ ingest }: Services, { name, published, text }: SimulatedIssue): void {
  ingest.ingestText({ name, bytes: Buffer.from(text), published, origin: 'simulation', actor: ACTOR });
}
