import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { testTerminal, type TestTerminal } from '../support/terminal.js';

const NOTICE =
  '西宁市安全隐患举报受理情况日报\n9月15日，西宁市共收到安全隐患举报5件，其中12345政务服务便民热线接收举报3件、西宁市应急管理局接收举报2件，主要反映消防安全等问题，已及时联系相应县区政府核实处理。\n';

let terminal: TestTerminal;

beforeEach(() => {
  terminal = testTerminal();
  mkdirSync(join(terminal.folder, 'pages', 'old'), { recursive: true });
});

afterEach(() => {
  terminal.remove();
});

function put(path: string, content: string | Uint8Array): void {
  writeFileSync(join(terminal.folder, path), content);
}

describe('read', () => {
  it('a folder → one array, an element a document by its path in the folder, without .json and hidden files', async () => {
    put('pages/b.txt', NOTICE);
    put('pages/old/a.md', '其他新闻');
    put('pages/b.expected.json', '{}');
    put('pages/.hidden', NOTICE);
    const { status, stdout } = await terminal.ledger('read', 'pages', '--json', '--published', '2025-09-16');
    const files = JSON.parse(stdout) as { file: string; bulletins: { date: string; state: string }[] }[];
    expect(
      files.map(({ file, bulletins }) => [file, bulletins.map(({ date, state }) => [date, state])]),
    ).toEqual([
      ['b.txt', [['2025-09-15', 'accepted']]],
      ['old/a.md', []],
    ]);
    expect(status).toBe(0);
    expect(existsSync(join(terminal.folder, 'data'))).toBe(false);
  });

  it('a topic and a figure → the keys of the contract, no others', async () => {
    put('pages/b.txt', NOTICE);
    const { stdout } = await terminal.ledger('read', 'pages/b.txt', '--json', '--published', '2025-09-16');
    const [{ bulletins: [bulletin] = [] } = {}] = JSON.parse(stdout) as {
      bulletins?: { figures: Record<string, unknown>[] }[];
    }[];
    expect(Object.keys(bulletin ?? {}).sort()).toEqual(
      // prettier-ignore
      ['agency', 'date', 'end', 'figures', 'findings', 'kind', 'monthDay', 'quoted', 'reasons', 'region', 'start', 'state', 'verdict', 'year'],
    );
    const shapes = bulletin?.figures.map((figure) => Object.keys(figure).sort().join(' '));
    expect(shapes?.[0]).toBe('end metric printed start unit value');
    expect(shapes?.[1]).toBe('end label metric printed rank start unit value');
    expect(shapes?.at(-1)).toBe('end label metric printed rank start value');
  });

  it('without --json → the figures in plain lines', async () => {
    put('pages/b.txt', NOTICE);
    const { stdout } = await terminal.ledger('read', 'pages/b.txt', '--published', '2025-09-16');
    expect(stdout).toContain('安全隐患通报  2025年9月15日  勾稽一致  已入账');
    expect(stdout).toContain('接收单位 2 西宁市应急管理局：2 件');
  });
});

describe('a story with a statement', () => {
  const STORY = '前4个月，西宁市“有诉必应马上办”受理诉求1587件，100%办结。';

  it('read → statements between bulletins and findings; ingested and exported → a row a figure', async () => {
    put('story.txt', STORY);
    const { stdout } = await terminal.ledger('read', 'story.txt', '--json', '--published', '2025-05-20');
    const [file = {}] = JSON.parse(stdout) as { statements?: unknown[] }[];
    expect(Object.keys(file)).toEqual(['file', 'bulletins', 'statements', 'findings']);
    expect(file.statements).toMatchObject([
      {
        scope: '西宁市',
        period: { printed: '前4个月', from: '2025-01', to: '2025-04' },
        figures: [
          { metric: 'received', value: 1587 },
          { metric: 'closureRate', value: 100 },
        ],
      },
    ]);
    const plain = await terminal.ledger('read', 'story.txt', '--published', '2025-05-20');
    expect(plain.stdout).toContain(
      '阶段口径  西宁市 前4个月（2025-01 至 2025-04）：受理 1587件；办结率 100%',
    );
    const ingested = await terminal.ledger('ingest', 'story.txt', '--published', '2025-05-20');
    expect(ingested.stdout).toContain('西宁市，2 个数字');
    const exported = await terminal.ledger('export', 'statements', '--from', '2025-01-01');
    expect(exported.stdout.trim().split('\r\n')).toHaveLength(3);
  });
});

describe('ingest', () => {
  it('a folder with a bad file → the others are stored, a table, status 2', async () => {
    put('pages/2025-09-16.txt', NOTICE);
    put('pages/empty.txt', '');
    const { status, stdout, stderr } = await terminal.ledger('ingest', 'pages');
    expect(stdout).toMatch(/2025-09-16\.txt\s+安全隐患通报\s+2025-09-15\s+已入账/);
    expect(stdout).toMatch(/empty\.txt\s+没有读成：文件是空的。/);
    expect(stderr).toBe('empty.txt：文件是空的。\n共 2 个文件，1 个没有读成。\n');
    expect(status).toBe(2);
  });

  it('twice → the second time nothing changes', async () => {
    put('pages/2025-09-16.txt', NOTICE);
    await terminal.ledger('ingest', 'pages');
    const { status, stdout } = await terminal.ledger('ingest', 'pages');
    expect(stdout).toMatch(/已在库中，没有改动（已入账）/);
    expect(status).toBe(0);
  });

  it('the same bulletin from another page → one more source', async () => {
    put('pages/2025-09-16.txt', NOTICE);
    put('pages/other-2025-09-17.txt', `别的新闻\n\n${NOTICE}`);
    const { stdout } = await terminal.ledger('ingest', 'pages');
    expect(stdout).toMatch(/other-2025-09-17\.txt.*数字相同，增加一个来源/);
  });
});

describe('export', () => {
  it('to standard output and into a file → the same CSV, with CRLF', async () => {
    put('pages/2025-09-16.txt', NOTICE);
    await terminal.ledger('ingest', 'pages');
    const { stdout } = await terminal.ledger(
      'export',
      'receivers',
      '--from',
      '2025-09-01',
      '--to',
      '2025-09-30',
    );
    expect(stdout.split('\r\n').filter((line) => line !== '')).toHaveLength(3);
    const { stdout: silent, stderr } = await terminal.ledger('export', 'receivers', '--out', 'receivers.csv');
    expect(silent).toBe('');
    expect(stderr).toMatch(/^7 行，SHA-256 [0-9a-f]{64}，链首 \d+-[0-9a-f]{32}\n$/);
  });

  it('into a file that is there already → replaced, as the help says', async () => {
    await terminal.ledger('ingest', 'pages');
    put('x.csv', 'earlier');
    expect((await terminal.ledger('export', 'hotline', '--out', 'x.csv')).status).toBe(0);
    expect(readFileSync(join(terminal.folder, 'x.csv'), 'utf8')).toMatch(/^date,/);
    expect((await terminal.ledger('export', '--help')).stdout).toContain('已有的同名文件会被替换');
  });

  it('filters, and the audit package → recorded with their digests; head and digest are told', async () => {
    put('pages/2025-09-16.txt', NOTICE);
    await terminal.ledger('ingest', 'pages');
    const some = await terminal.ledger(
      'export',
      'receivers',
      '--kind',
      'hazard',
      '--body',
      '西宁市应急管理局',
    );
    expect(some.stdout.trim().split('\r\n')).toHaveLength(3);
    const { status, stdout, stderr } = await terminal.ledger('export', '--package', '--out', 'audit.zip');
    expect(stderr).toMatch(/^审计包 \d+ 行，包摘要 [0-9a-f]{64}，链首 \d+-[0-9a-f]{32}。.*\n$/);
    expect([status, stdout]).toEqual([0, '']);
    const events = await terminal.ledger('export', 'events');
    const [first, second] = events.stdout.split('\r\n').filter((line) => line.includes(',export,'));
    expect(first).toContain('""category"":false,""body"":true,');
    expect(second).toContain(`""sha256"":""${/包摘要 ([0-9a-f]{64})/.exec(stderr)?.[1] ?? '?'}""`);
  });

  it('into a folder that is not there → one sentence, status 2', async () => {
    await terminal.ledger('ingest', 'pages');
    const { status, stderr } = await terminal.ledger('export', 'hotline', '--out', 'nowhere/x.csv');
    expect(stderr).toMatch(/^不能写入 .*nowhere（ENOENT）。\n$/);
    expect(status).toBe(2);
  });
});

describe('bad input → one sentence on stderr, status 2, nothing on stdout', () => {
  it.each([
    { args: ['read', 'nowhere'], sentence: 'nowhere：没有这个文件或文件夹。' },
    { args: ['read', '.', '--published', '2025-02-30'], sentence: '--published 的日期“2025-02-30”不对' },
    { args: ['export', 'calls'], sentence: '没有数据集“calls”' },
    { args: ['export'], sentence: '缺少参数：dataset。' },
    { args: ['export', '--package'], sentence: '审计包要用 --out 指定写入的文件。' },
    { args: ['export', 'hotline', '--package', '--out', 'x'], sentence: '--package 不能与数据集名称同用。' },
    { args: ['export', 'hotline', '--kind', 'x'], sentence: '--kind 的值“x”不对' },
    { args: ['export', 'hotline', '--from', 'x'], sentence: '--from 的日期“x”不对' },
    {
      args: ['export', 'hotline', '--from', '2025-02-01', '--to', '2025-01-01'],
      sentence: '起始日期 2025-02-01 晚于截止日期 2025-01-01。',
    },
    { args: ['serve', '--host', '10.0.0.1'], sentence: '监听地址 10.0.0.1 不是本机' },
    { args: ['serve', '--port', '99999'], sentence: '端口 99999 不对' },
    { args: ['frobnicate'], sentence: '没有这个命令：frobnicate。' },
    { args: ['ingest'], sentence: '缺少参数：path。' },
    { args: ['read', 'x', '--colour'], sentence: '没有这个选项：--colour。' },
  ])('$args', async ({ args, sentence }) => {
    const { status, stdout, stderr } = await terminal.ledger(...args);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout.replace('[]\n', '')).toBe('');
    expect(status).toBe(2);
  });

  it('host and port both wrong → both named at once', async () => {
    const { stderr } = await terminal.ledger('serve', '--host', '10.0.0.1', '--port', 'x');
    expect(stderr.trimEnd().split('\n')).toHaveLength(2);
  });

  it('a binary, a picture, a file of 33 MB → a sentence each, the rest done', async () => {
    put(
      'pages/a.bin',
      Uint8Array.from({ length: 300 }, (_, index) => (index * 37) % 256),
    );
    put('pages/b.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]));
    put('pages/c.txt', Buffer.alloc(33 * 1024 * 1024, 'x'));
    put('pages/d-2025-09-16.txt', NOTICE);
    const { status, stdout, stderr } = await terminal.ledger('ingest', 'pages');
    expect(stderr).toContain('a.bin：文件不是文本');
    expect(stderr).toMatch(/b.png：.*图片|b.png：文件已损坏/);
    expect(stderr).toContain('c.txt：文件有 33 MB，超过 8 MB 的上限');
    expect(stdout).toMatch(/d-2025-09-16\.txt.*已入账/);
    expect(status).toBe(2);
  });

  it('a data folder that is a file → one sentence', async () => {
    put('data', 'x');
    const { status, stderr } = await terminal.ledger('ingest', 'pages');
    expect(stderr).toMatch(/^数据目录 .* 无法使用（EEXIST）。\n$/);
    expect(status).toBe(2);
  });
});
