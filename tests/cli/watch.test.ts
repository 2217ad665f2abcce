// The watched folder as a clerk uses it: a real process, real files, real signals.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { hotlineText } from '../support/builders.js';
import { testTerminal, type TestTerminal } from '../support/terminal.js';

const ROOT = join(import.meta.dirname, '..', '..');

let terminal: TestTerminal;
let watching: ChildProcess | undefined;
let output = '';

beforeEach(() => {
  terminal = testTerminal();
  output = '';
  mkdirSync(join(terminal.folder, 'in'));
});

afterEach(() => {
  watching?.kill('SIGKILL');
  terminal.remove();
});

const inside = (...path: string[]): string => join(terminal.folder, 'in', ...path);
const names = (...path: string[]): string[] => readdirSync(inside(...path)).sort();

async function startWatch(settle = '0.3'): Promise<ChildProcess> {
  const args = ['--import', 'tsx', 'src/main.ts', 'watch', inside(), '--settle', settle];
  const env = { ...process.env, DATA_DIR: join(terminal.folder, 'data') };
  watching = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [watching.stdout, watching.stderr])
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await until(() => output.includes('正在监视'));
  return watching;
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (holds()) return;
    await pause(50);
  }
  throw new Error(`never came: ${output}`);
}

async function stop(running: ChildProcess, signal: NodeJS.Signals): Promise<unknown> {
  // Not `exit`: what it said last may still be on its way.
  const exit = once(running, 'close');
  running.kill(signal);
  return await exit;
}

describe('watch', () => {
  it('papers dropped before and after the start → stored and moved, a bad one with its sentence, until SIGTERM', async () => {
    writeFileSync(inside('2025-10-16.txt'), hotlineText());
    writeFileSync(inside('page.expected.json'), '{}');
    writeFileSync(inside('~$word.docx'), 'x');
    const running = await startWatch();
    writeFileSync(inside('empty.txt'), '');
    await until(() => existsSync(inside('done', '2025-10-16.txt')));
    await until(() => existsSync(inside('failed', 'empty.txt.错误.txt')));
    await expect(stop(running, 'SIGTERM')).resolves.toEqual([0, null]);
    expect(names()).toEqual(['done', 'failed', 'page.expected.json', '~$word.docx']);
    expect(names('failed')).toEqual(['empty.txt', 'empty.txt.错误.txt']);
    expect(readFileSync(inside('failed', 'empty.txt.错误.txt'), 'utf8')).toBe('文件是空的。\n');
    expect(output).toMatch(/2025-10-16\.txt {2}热线通报 {2}2025-10-15 {2}\S/);
    const { stdout } = await terminal.ledger(
      'export',
      'hotline',
      '--from',
      '2025-10-15',
      '--to',
      '2025-10-15',
    );
    expect(stdout).toContain('1215');
  });

  it('a name that is taken in done → the next number, nothing overwritten', async () => {
    mkdirSync(inside('done'));
    writeFileSync(inside('done', '2025-10-16.txt'), 'kept');
    writeFileSync(inside('2025-10-16.txt'), hotlineText());
    const running = await startWatch();
    await until(() => existsSync(inside('done', '2025-10-16 (2).txt')));
    await expect(stop(running, 'SIGINT')).resolves.toEqual([0, null]);
    expect(readFileSync(inside('done', '2025-10-16.txt'), 'utf8')).toBe('kept');
    expect(names()).toEqual(['done', 'failed']);
  });

  it('a paper that is still being written → read once, whole', async () => {
    const running = await startWatch('3');
    const text = hotlineText();
    const name = await writeInTwoHalves(text, 3);
    await until(() => existsSync(inside('done', name)));
    await stop(running, 'SIGTERM');
    expect(readFileSync(inside('done', name), 'utf8')).toBe(text);
    expect(names()).toEqual(['done', 'failed']);
    expect(output).toContain(`${name}  热线通报`);
  });

  /** Tells the paper's name. A machine that stalls between the halves for longer than a paper must rest shows nothing: another try. */
  async function writeInTwoHalves(text: string, settleSeconds: number): Promise<string> {
    for (let day = 16; day < 26; day += 1) {
      const name = `2025-10-${day}.txt`;
      const began = performance.now();
      writeFileSync(inside(name), text.slice(0, 60));
      await pause(150);
      if (existsSync(inside(name))) appendFileSync(inside(name), text.slice(60));
      if (performance.now() - began < 1000 * settleSeconds) return name;
      await until(() => existsSync(inside('done', name)));
    }
    throw new Error('this machine stalled ten times in a row');
  }

  it('a pipe → stays where it is, the next paper is taken', async () => {
    execFileSync('mkfifo', [inside('pipe')]);
    const running = await startWatch();
    await until(() => output.includes('pipe 留在原处：不是文件。'));
    writeFileSync(inside('2025-10-16.txt'), hotlineText());
    await until(() => existsSync(inside('done', '2025-10-16.txt')));
    await expect(stop(running, 'SIGHUP')).resolves.toEqual([0, null]);
    expect(names()).toEqual(['done', 'failed', 'pipe']);
  });

  it('a folder that is not there → one sentence, status 2', async () => {
    const { status, stderr } = await terminal.ledger('watch', 'nowhere');
    expect(stderr).toMatch(/^没有文件夹 .*nowhere。\n$/);
    expect(status).toBe(2);
  });
});

describe('reread', () => {
  it('a ledger that this version filled → no change, with and without --apply', async () => {
    writeFileSync(inside('2025-10-16.txt'), hotlineText());
    await terminal.ledger('ingest', 'in');
    for (const args of [['reread'], ['reread', '--apply']]) {
      const { status, stdout, stderr } = await terminal.ledger(...args);
      expect(stderr).toMatch(/^重读 \d+ 份存档，没有变化。\n$/);
      expect(stdout).toBe('');
      expect(status).toBe(0);
    }
  });
});
