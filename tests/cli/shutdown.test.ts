// The end of the program as a service manager asks for it: real processes, real sockets, real signals.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { hotlineText } from '../support/builders.js';
import { testTerminal, type TestTerminal } from '../support/terminal.js';

const ROOT = join(import.meta.dirname, '..', '..');

let terminal: TestTerminal;
let running: ChildProcess;
let output = '';

beforeEach(() => {
  terminal = testTerminal();
  output = '';
});

afterEach(() => {
  running.kill('SIGKILL');
  terminal.remove();
});

function start(...args: string[]): void {
  const env = { ...process.env, DATA_DIR: join(terminal.folder, 'data'), PORT: '0' };
  running = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts', ...args], { cwd: ROOT, env });
  for (const stream of [running.stdout, running.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000; tries += 1) {
    if (holds()) return;
    await pause(10);
  }
  throw new Error(`never came: ${output}`);
}

async function served(): Promise<URL> {
  start('serve');
  await until(() => output.includes('Ctrl+C'));
  return new URL(/已启动：(http:\S+)/.exec(output)?.[1] ?? '');
}

async function stopped(signal: NodeJS.Signals): Promise<unknown> {
  const end = once(running, 'close');
  running.kill(signal);
  return await end;
}

const data = (): string[] =>
  readdirSync(join(terminal.folder, 'data')).filter((name) => /-(wal|shm)$/.test(name));

describe('serve', () => {
  it.each(['SIGTERM', 'SIGHUP'] as const)(
    '%s while nothing is asked, one connection idle and one silent → 0 at once, no log of the database left',
    async (signal) => {
      const { hostname, port, origin } = await served();
      const silent = connect(Number(port), hostname);
      await once(silent, 'connect');
      silent.on('error', () => undefined);
      await (await fetch(`${origin}/daily/2025-10-15`)).text();
      const before = performance.now();
      expect(await stopped(signal)).toEqual([0, null]);
      expect(performance.now() - before).toBeLessThan(3000);
      expect(data()).toEqual([]);
    },
  );

  it('SIGTERM while a form is on its way → it is answered, a new request is refused, both end their connection', async () => {
    const { hostname, port, origin } = await served();
    const body = 'name=a&password=b';
    const slow = request({
      ...{ hostname, port, path: '/login', method: 'POST' },
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length },
    });
    slow.write(body.slice(0, 4));
    await pause(200);
    const end = once(running, 'close');
    running.kill('SIGTERM');
    await until(() => output.length > 0);
    await pause(100);
    const refused = await fetch(`${origin}/daily/2025-10-15`);
    expect([refused.status, refused.headers.get('connection')]).toEqual([503, 'close']);
    expect(await refused.text()).toContain('系统正在停止或重新启动，请稍后再试。');
    const answer = once(slow, 'response') as Promise<[IncomingMessage]>;
    slow.end(body.slice(4));
    const [response] = await answer;
    // Without a token: refused, but by the application.
    expect([response.statusCode, response.headers.connection]).toEqual([403, 'close']);
    expect(await end).toEqual([0, null]);
  }, 20_000);

  it('its port is taken → a JSON line of the fault, then the sentence, 2', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    start('serve', '--port', String(port));
    expect(await once(running, 'close')).toEqual([2, null]);
    const [line = '', sentence] = output.trimEnd().split('\n');
    expect(JSON.parse(line)).toMatchObject({ level: 50, err: { code: 'EADDRINUSE' } });
    expect(sentence).toBe(`端口 ${port} 已被占用，请换一个（PORT=3001）。`);
    other.close();
  });
});

describe('ingest', () => {
  it('SIGTERM in the middle of a folder → the current file is stored, how many are left is said, 0', async () => {
    mkdirSync(join(terminal.folder, 'pages'));
    for (let file = 0; file < 1000; file += 1)
      writeFileSync(
        join(terminal.folder, 'pages', `${file}.txt`),
        hotlineText({ day: '10月15日' }) + String(file),
      );
    start('ingest', join(terminal.folder, 'pages'));
    await until(() => existsSync(join(terminal.folder, 'data', 'ledger.sqlite-wal')));
    await pause(100);
    expect(await stopped('SIGTERM')).toEqual([0, null]);
    const [, done = '', left = ''] =
      /共 (\d+) 个文件，0 个没有读成。\n已按要求停止，还有 (\d+) 个文件没有读/.exec(output) ?? [];
    expect(Number(done) + Number(left)).toBe(1000);
    expect(Number(left)).toBeGreaterThan(0);
    expect(data()).toEqual([]);
    const { stdout } = await terminal.ledger('verify');
    expect(stdout).toContain('校验通过');
  }, 20_000);
});

describe('backup and restore', () => {
  /** Long enough to be copied that it can be cut. */
  function enlarge(file: string): void {
    const db = new Database(file);
    db.pragma('journal_mode = DELETE');
    db.exec('CREATE TABLE padding (bytes BLOB); INSERT INTO padding VALUES (zeroblob(200000000))');
    db.close();
  }

  const half = (): string[] =>
    ['', 'data'].flatMap((folder) =>
      readdirSync(join(terminal.folder, folder)).filter((name) => /partial|restoring|^drill-/.test(name)),
    );

  it.each([
    [['backup', 'b.sqlite'], 'SIGINT', '备份已中断，没有留下文件。'],
    [['restore', 'large.sqlite'], 'SIGTERM', '恢复已中断，台账原样未动。'],
    [['restore', '--drill', 'large.sqlite'], 'SIGHUP', '演练已中断，没有留下什么。'],
  ] as const)(
    '%j, then %s → nothing is left of it, one sentence, 2',
    async (args, signal, sentence) => {
      const ledger = join(terminal.folder, 'data', 'ledger.sqlite');
      writeFileSync(join(terminal.folder, 'page.txt'), hotlineText());
      await terminal.ledger('ingest', 'page.txt', '--published', '2025-10-16');
      const large = args[0] === 'backup' ? ledger : join(terminal.folder, 'large.sqlite');
      if (large !== ledger) copyFileSync(ledger, large);
      enlarge(large);
      const files = readdirSync(terminal.folder);
      const before = readFileSync(ledger);
      start(...args.slice(0, -1), join(terminal.folder, args.at(-1) ?? ''));
      await until(() => half().length > 0);
      expect(await stopped(signal)).toEqual([2, null]);
      expect(output).toBe(`${sentence}\n`);
      expect(half()).toEqual([]);
      expect(readdirSync(terminal.folder)).toEqual(files);
      expect(readFileSync(ledger).equals(before)).toBe(true);
    },
    20_000,
  );
});
