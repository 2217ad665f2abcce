// What people give by mistake: paths that are no documents, names that are too long, pages that speak to the terminal.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { documentsOf } from '../../src/cli/documents.js';
import { hotlineText } from '../support/builders.js';
import { testTerminal, type TestTerminal } from '../support/terminal.js';

let terminal: TestTerminal;

beforeEach(() => {
  terminal = testTerminal();
  mkdirSync(join(terminal.folder, 'pages'));
  put('pages/2025-10-16.txt', hotlineText());
});

afterEach(() => {
  terminal.remove();
});

const inside = (path: string): string => resolve(terminal.folder, path);

function put(path: string, content: string): void {
  writeFileSync(inside(path), content);
}

function filesOf(json: string): string[] {
  return (JSON.parse(json) as { file: string }[]).map(({ file }) => file);
}

const LONG = 'x'.repeat(300);

describe('a path that cannot be read → one sentence, the rest read, status 2', () => {
  beforeEach(() => {
    symlinkSync('self', inside('self'));
    execFileSync('mkfifo', [inside('pipe')]);
  });

  it.each([
    ['pages/2025-10-16.txt/x', '没有这个文件或文件夹。'],
    [LONG, '名称太长。'],
    ['self', '链接绕成了圈，找不到文件。'],
    ['pipe', '既不是文件也不是文件夹，没有读取。'],
    ['/dev/null', '既不是文件也不是文件夹，没有读取。'],
  ])('%s', async (path, sentence) => {
    for (const command of ['read', 'ingest']) {
      const { status, stdout, stderr } = await terminal.ledger(command, path, 'pages');
      expect(stderr.split('\n')[0]).toBe(`${path}：${sentence}`);
      expect(stdout).toMatch(/热线通报\s+2025/);
      expect(status).toBe(2);
    }
  });
});

describe('a folder', () => {
  it('links to files, folders and back to itself → each is followed once', async () => {
    put('elsewhere.txt', hotlineText());
    mkdirSync(inside('other'));
    put('other/far.txt', hotlineText());
    symlinkSync(inside('elsewhere.txt'), inside('pages/linked.txt'));
    symlinkSync(inside('other'), inside('pages/other'));
    symlinkSync(inside('pages'), inside('pages/round'));
    const { status, stdout, stderr } = await terminal.ledger('read', 'pages', '--json');
    expect(filesOf(stdout)).toEqual(['2025-10-16.txt', 'linked.txt', 'other/far.txt']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('a link to nothing and a pipe → named as not read', async () => {
    symlinkSync('nowhere', inside('pages/broken.txt'));
    execFileSync('mkfifo', [inside('pages/pipe')]);
    const { status, stderr } = await terminal.ledger('read', 'pages');
    expect(stderr.trimEnd().split('\n')).toEqual([
      'broken.txt：没有这个文件或文件夹。',
      'pipe：既不是文件也不是文件夹，没有读取。',
    ]);
    expect(status).toBe(2);
  });

  it('a subfolder that may not be read → one refused entry, the others stay', () => {
    mkdirSync(inside('pages/secret'));
    put('pages/z.txt', 'x');
    chmodSync(terminal.folder, 0o755);
    chmodSync(inside('pages/secret'), 0);
    const documents = asNobody(() => documentsOf(['pages'], { resolvePath: inside }));
    expect(documents.map(({ file, refused }) => [file, refused])).toEqual([
      ['2025-10-16.txt', undefined],
      ['secret', '没有权限读取。'],
      ['z.txt', undefined],
    ]);
  });
});

/** The superuser may read everything, so that nothing would be refused. */
function asNobody<T>(work: () => T): T {
  const before = process.geteuid?.();
  if (before === 0) process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    if (before === 0) process.seteuid?.(before);
  }
}

describe('a publication date that cannot be', () => {
  it.each([
    ['2026-11-22', '刊发日期 2026-11-22 晚于今天（2026-11-21），请核对。'],
    ['1899-12-31', '刊发日期 1899-12-31 早于 1900 年，请核对。'],
  ])('%s → refused by read and ingest', async (published, sentence) => {
    for (const command of ['read', 'ingest']) {
      const { status, stdout, stderr } = await terminal.ledger(command, 'pages', '--published', published);
      expect(stderr).toBe(`${sentence}\n`);
      expect(stdout).toBe('');
      expect(status).toBe(2);
    }
  });

  it('today → taken', async () => {
    const { status } = await terminal.ledger('read', 'pages', '--published', '2026-11-21');
    expect(status).toBe(0);
  });
});

describe('control characters of pages and names', () => {
  const CONTROLS = /(?!\n)\p{Cc}/u;
  const HOSTILE = '\u001b[2J\u009b2J\u007f\nx';

  beforeEach(() => {
    put(`pages/${HOSTILE}.txt`, hotlineText().replace('集中', '集\u001b]0;x\u0007中\u009b2J'));
    put(`pages/${HOSTILE}.empty`, '');
  });

  it.each(['read', 'ingest'])('%s → none reaches the terminal, a name is one line', async (command) => {
    const { stdout, stderr } = await terminal.ledger(command, 'pages');
    expect(stdout + stderr).not.toMatch(CONTROLS);
    expect(stderr).toContain('�[2J�2J��x.empty：文件是空的。\n');
  });

  it('in an argument → not echoed', async () => {
    const { stderr } = await terminal.ledger('export', HOSTILE.replace('\n', ''));
    expect(stderr).toContain('没有数据集“�[2J�2J�x”');
    expect(stderr).not.toMatch(CONTROLS);
  });

  it('--json → escaped, and the same once parsed', async () => {
    const { stdout } = await terminal.ledger('read', 'pages', '--json');
    expect(stdout).not.toMatch(CONTROLS);
    expect(filesOf(stdout)).toContain(`${HOSTILE}.txt`);
  });
});
