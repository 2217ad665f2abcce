// A ledger that cannot be written, is not there, or settings that a command does not need.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { hotlineText } from '../support/builders.js';
import { testTerminal, type TestTerminal } from '../support/terminal.js';

const ROOT = join(import.meta.dirname, '..', '..');

let terminal: TestTerminal;

beforeEach(() => {
  terminal = testTerminal();
  mkdirSync(join(terminal.folder, 'pages'));
  writeFileSync(join(terminal.folder, 'pages', '2025-11-16.txt'), hotlineText({ day: '11月15日' }));
});

afterEach(() => {
  terminal.remove();
});

describe('a ledger that another process is writing', () => {
  it('ingest → the file has its sentence in the table, status 2; afterwards it is taken', async () => {
    await terminal.ledger('ingest', 'pages');
    const second = join(terminal.folder, 'pages', '2025-11-17.txt');
    writeFileSync(second, hotlineText({ day: '11月16日' }));
    const other = new Database(join(terminal.folder, 'data', 'ledger.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const locked = await terminal.ledger('ingest', 'pages/2025-11-17.txt', 'pages/nothing');
    other.close();
    const sentence = '数据库文件正被其他程序占用，请稍后再试';
    expect(locked.stdout).toContain(`没有读成：${sentence}`);
    expect(locked.stderr).toMatch(
      new RegExp(`^pages/2025-11-17.txt：${sentence}：.*\npages/nothing：.*\n共 2 个文件，2 个没有读成。\n$`),
    );
    expect(locked.status).toBe(2);
    const { status } = await terminal.ledger('ingest', 'pages');
    expect(status).toBe(0);
  }, 30_000);
});

describe('a ledger that is not there', () => {
  it.each([['export', 'hotline'], ['reread']])('%s → one sentence, nothing is created', async (...args) => {
    const { status, stdout, stderr } = await terminal.ledger(...args);
    expect(stderr).toBe(`没有台账：${join(terminal.folder, 'data', 'ledger.sqlite')}\n`);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(existsSync(join(terminal.folder, 'data'))).toBe(false);
  });
});

describe('settings', () => {
  const SERVER = { HOST: '10.0.0.1', PORT: 'x' };

  it('host and port of a server wrong → no matter to read, ingest and export', async () => {
    for (const args of [
      ['read', 'pages'],
      ['ingest', 'pages'],
      ['export', 'hotline'],
    ]) {
      const { status } = await terminal.within(SERVER).ledger(...args);
      expect(status).toBe(0);
    }
  });

  it.each(['serve', 'demo'])('%s → both are named, nothing is created', async (command) => {
    const { status, stderr } = await terminal.within(SERVER).ledger(command);
    expect(stderr).toMatch(/^监听地址 10\.0\.0\.1 不是本机.*\n端口 x 不对.*\n$/);
    expect(status).toBe(2);
    expect(existsSync(join(terminal.folder, 'data'))).toBe(false);
  });
});

describe('export into', () => {
  beforeEach(async () => {
    await terminal.ledger('ingest', 'pages');
  });

  it.each([
    ['pages', /^不能写入 .*pages：这是文件夹。\n$/],
    ['/dev/fd/x/rows.csv', /^不能写入 .*（\w+）。\n$/],
    ['pages/2025-11-16.txt/rows.csv', /^不能写入 .*（ENOTDIR）。\n$/],
    [`${'x'.repeat(300)}.csv`, /^不能写入 .*（ENAMETOOLONG）。\n$/],
  ])('%s → one sentence, status 2, nothing left behind', async (out, sentence) => {
    const { status, stdout, stderr } = await terminal.ledger('export', 'hotline', '--out', out);
    expect(stderr).toMatch(sentence);
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(readdirSync(terminal.folder).sort()).toEqual(['data', 'pages']);
  });
});

describe('standard output', () => {
  function shell(line: string): { status: number | null; stderr: string } {
    const ledger = `"${process.execPath}" --import tsx src/main.ts`;
    const env = { ...process.env, DATA_DIR: join(terminal.folder, 'data') };
    const command = `set -o pipefail; ${line.replace('LEDGER', ledger)}`;
    return spawnSync('bash', ['-c', command], { cwd: ROOT, env, encoding: 'utf8' });
  }

  it('nobody reads it any more → no stack', () => {
    const { stderr } = shell('LEDGER read seeds | true');
    expect(stderr).toBe('');
  });

  it('a full disk → one sentence, status 2', () => {
    const { status, stderr } = shell('LEDGER read seeds > /dev/full');
    expect(stderr).toBe('输出没有写完（ENOSPC）。\n');
    expect(status).toBe(2);
  });
});
