// The audit package as an auditor gets it: what is in it, and every change of it found by a program of its own.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DATASET_NAMES } from '../../src/domain/dataset.js';
import { RECORD_TABLES } from '../../src/domain/moment.js';
import * as support from '../support/audit-package.js';
import { parseCsv } from '../support/csv.js';

const { filesIn, forge, fullServices, packageOf, verify } = support;

let services: ReturnType<typeof fullServices>;
let whole: support.UnpackedPackage;
let copies: string;
beforeAll(async () => {
  services = fullServices();
  whole = await packageOf(services);
  copies = mkdtempSync(join(tmpdir(), 'audit-copies-'));
});
afterAll(() => {
  rmSync(copies, { recursive: true, force: true });
});

const read = (path: string): string => readFileSync(join(whole.folder, path), 'utf8');

let copied = 0;
function copyOf(folder: string): string {
  copied += 1;
  const copy = join(copies, String(copied));
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Flips one bit in the middle. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes.length === 0 ? 'x' : bytes);
}

describe('a package', () => {
  it('as it was made → verified, with the digest and the head kept elsewhere', async () => {
    const { status, output } = await verify(whole.folder, '--digest', whole.digest, '--head', whole.head);
    expect(output).toContain('核验通过');
    expect(output).toContain('1 行是用户');
    expect(output).toMatch(/其中 \d+ 行的来源后来隐去/);
    expect(output).not.toContain('✗');
    expect(status).toBe(0);
  });

  it('every dataset twice, every table of the record, the archive without redacted sources, reports, the rest', () => {
    const files = filesIn(whole.folder);
    const tables = [
      ...DATASET_NAMES.flatMap((name) => [`data/${name}.csv`, `excel/${name}.csv`]),
      ...RECORD_TABLES.map((name) => `record/${name}.csv`),
    ];
    const others = ['README.md', 'SHA256SUMS', 'datapackage.json', 'head.txt', 'verify-package.mjs'];
    // Both issues from before the redactions lost their words.
    expect(files.filter((path) => !path.startsWith('archive/')).sort()).toEqual(
      [...tables, 'reports/3.json', ...others].sort(),
    );
    const archived = files.filter((path) => path.startsWith('archive/'));
    expect(archived).toHaveLength(2 * (services.storage.digests().length - 2));
    expect(archived.every((path) => /^archive\/[0-9a-f]{64}(?:\.txt)?$/.test(path))).toBe(true);
    expect(read('record/users.csv').split('\r\n')[0]).toBe('id,name,role,active,actor,at');
  });

  it('datapackage.json → every table with its columns, rows, bytes and digest', () => {
    const { resources } = JSON.parse(read('datapackage.json')) as {
      resources: { path: string; rowCount: number; bytes: number; schema: { fields: { name: string }[] } }[];
    };
    expect(resources).toHaveLength(2 * DATASET_NAMES.length + RECORD_TABLES.length);
    for (const { path, rowCount, bytes, schema } of resources) {
      const [header = [], ...rows] = parseCsv(read(path).replace('\ufeff', ''));
      expect({ path, header, rows: rows.length }).toEqual({
        ...{ path, rows: rowCount },
        header: schema.fields.map(({ name }) => name),
      });
      expect(Buffer.byteLength(read(path))).toBe(bytes);
    }
  });

  it('sha256sum alone → finds every file as told', () => {
    execFileSync('sha256sum', ['--check', '--quiet', '--strict', 'SHA256SUMS'], { cwd: whole.folder });
    const [digest] = execFileSync('sha256sum', ['SHA256SUMS'], { cwd: whole.folder, encoding: 'utf8' }).split(
      ' ',
    );
    expect(digest).toBe(whole.digest);
  });

  it('made twice from the same state → the same, but for the event of the first', async () => {
    const again = await packageOf(services);
    const differing = filesIn(whole.folder).filter(
      (path) => read(path) !== readFileSync(join(again.folder, path), 'utf8'),
    );
    expect(differing).toEqual([
      ...['README.md', 'SHA256SUMS', 'data/events.csv', 'datapackage.json', 'excel/events.csv', 'head.txt'],
    ]);
  });
});

describe('what is changed in a package', () => {
  it('one bit of any file, the verifier among them → this file is named', async () => {
    const files = filesIn(whole.folder).filter((path) => path !== 'SHA256SUMS');
    expect(files.length).toBeGreaterThan(40);
    const copy = copyOf(whole.folder);
    for (const path of files) {
      damage(join(copy, path));
      const { status, output } = await verify(copy, '--digest', whole.digest);
      cpSync(join(whole.folder, path), join(copy, path));
      expect({ path, status, faults: output.match(/^✗ .*$/gm) }).toEqual({
        ...{ path, status: 2, faults: [`✗ 文件被改动：${path}`] },
      });
    }
  });

  it('SHA256SUMS itself, a missing file, a further file → named', async () => {
    const copy = copyOf(whole.folder);
    rmSync(join(copy, 'data/hotline.csv'));
    writeFileSync(join(copy, 'data/more.csv'), 'x');
    const { status, output } = await verify(copy, '--digest', whole.digest);
    expect(output).toContain('✗ 缺少文件：data/hotline.csv');
    expect(output).toContain('✗ 多出文件：data/more.csv');
    damage(join(copy, 'SHA256SUMS'));
    expect((await verify(copy, '--digest', whole.digest)).output).toContain(
      '✗ SHA256SUMS 与另外保存的包摘要不符',
    );
    expect(status).toBe(2);
  });

  it('a file with all digests put right again → not the digest that was kept elsewhere', async () => {
    const copy = copyOf(whole.folder);
    appendFileSync(join(copy, 'README.md'), '\n');
    const forged = forge(copy);
    expect((await verify(copy, '--digest', whole.digest)).output).toContain(
      'SHA256SUMS 与另外保存的包摘要不符',
    );
    expect((await verify(copy, '--digest', forged)).status).toBe(0);
  });

  it('without a digest → how it is used', async () => {
    expect(await verify(whole.folder)).toMatchObject({
      status: 2,
      output: expect.stringContaining('用法：node'),
    });
  });
});

describe('a forger who puts every digest right, that of the package too', () => {
  /** `change` is done to the lines of a table, without CRLF; null: this line goes. */
  async function forged(
    path: string,
    change: (line: string, number: number) => string | null,
  ): Promise<string> {
    const copy = copyOf(whole.folder);
    const lines = readFileSync(join(copy, path), 'utf8').split('\r\n');
    const changed = lines.flatMap((line, number) => change(line, number) ?? []);
    expect(changed).not.toEqual(lines);
    writeFileSync(join(copy, path), changed.join('\r\n'));
    const descriptor = JSON.parse(readFileSync(join(copy, 'datapackage.json'), 'utf8')) as {
      resources: { path: string; rowCount: number }[];
    };
    const resource = descriptor.resources.find((one) => one.path === path);
    Object.assign(resource ?? {}, { rowCount: changed.length - 2 });
    writeFileSync(join(copy, 'datapackage.json'), JSON.stringify(descriptor));
    const { status, output } = await verify(copy, '--digest', forge(copy));
    expect(status).toBe(2);
    return output;
  }
  const swap =
    (from: string | RegExp, to: string) =>
    (line: string): string =>
      line.replace(from, to);

  it.each([
    ['record/figures.csv', swap(',1215,', ',1216,'), 'record/readings.csv 的'],
    ['record/figures.csv', swap(/^(1,1,0,calls,,,)908/, '$1909'), 'record/readings.csv 的 1 '],
    ['record/readings.csv', swap('balanced', 'uncheckable'), 'record/readings.csv 的'],
    ['record/decisions.csv', swap('名称印错', '没有理由'), 'record/decisions.csv 的'],
    ['record/arrivals.csv', swap('2024-05-29.txt', '2024-05-30.txt'), 'record/arrivals.csv 的 1 '],
    [
      'record/sources.csv',
      swap(/,[0-9a-f]{64},text 1/, `,${'0'.repeat(64)},text 1`),
      'record/arrivals.csv 的',
    ],
    ['record/aliases.csv', swap('物业管理', '物业'), 'record/aliases.csv 的 1 '],
    ['record/statement_figures.csv', swap(',1587,', ',1588,'), 'record/statements.csv 的 1 '],
    ['record/redactions.csv', swap('有人名', '无人名'), 'record/redactions.csv 的 1 '],
    [
      'record/withdrawals.csv',
      (line: string, at: number) => (at === 1 ? `99,甲,x\r\n${line}` : line),
      '99 不是任何事件带来的',
    ],
    ['record/findings.csv', (line: string, at: number) => (at === 1 ? null : line), 'record/readings.csv 的'],
    [
      'record/figures.csv',
      (line: string, at: number) => (at === 3 ? null : line),
      'record/readings.csv 的 1 ',
    ],
    [
      'record/users.csv',
      (line: string, at: number) => (at === 1 ? null : line),
      '事件带来的 user 1 不在记录里',
    ],
    [
      'data/events.csv',
      (line: string, at: number) => (at === 9 ? null : line),
      '审计链：第 8 号之后是第 10 号',
    ],
    ['data/events.csv', swap('管理员', '管理人'), '的内容与它的摘要不符'],
    ['data/figures.csv', swap(',1216,', ',1217,'), 'data/figures.csv 第'],
    ['data/figures.csv', swap('=原件是1216', '=原件不是'), 'data/figures.csv 第'],
    ['data/figures.csv', (line: string, at: number) => (at === 5 ? null : line), 'data/figures.csv 缺少'],
    ['data/hotline.csv', swap(',1215,', ',1214,'), 'data/hotline.csv 第'],
    ['data/hotspots.csv', swap(',物业管理,', ',物业,'), 'data/hotspots.csv 第'],
    ['data/hotline.csv', swap(',1215,', ',01215,'), 'data/hotline.csv 第'],
    ['data/figures.csv', swap("'=原件是1216", '=原件是1216'), '没有防公式的前缀'],
    ['data/hazards.csv', swap('balanced', 'unbalanced'), 'data/hazards.csv 第'],
    [
      'data/receivers.csv',
      (line: string, at: number) => (at === 1 ? `${line}\r\n${line}` : line),
      'data/receivers.csv 第 2 行',
    ],
    ['data/statements.csv', swap('99.6', '99.7'), 'data/statements.csv 第'],
  ])('%s, %p → found: %s', async (path, change, sentence) => {
    const output = await forged(path, change);
    expect(output).toContain('✗ ');
    expect(output).toContain(sentence);
    expect(output).not.toContain('无法核验');
  });

  it('an archived text, head.txt → found', async () => {
    const copy = copyOf(whole.folder);
    const text = filesIn(copy).find((path) => path.endsWith('.txt') && path.startsWith('archive/')) ?? '';
    appendFileSync(join(copy, text), '。');
    expect((await verify(copy, '--digest', forge(copy))).output).toContain(
      `✗ ${text} 缺少，或与记录的摘要不符`,
    );
    const other = copyOf(whole.folder);
    writeFileSync(join(other, 'head.txt'), `1-${'0'.repeat(32)}\n`);
    expect((await verify(other, '--digest', forge(other))).output).toContain(
      '✗ head.txt 不是链上最后一个事件',
    );
  });

  it('a tail cut off with all that belongs to it → only the head that was kept elsewhere tells', async () => {
    const early = await packageOf(support.seededServices());
    expect((await verify(early.folder, '--digest', early.digest)).status).toBe(0);
    const { status, output } = await verify(early.folder, '--digest', early.digest, '--head', whole.head);
    expect(output).toContain(`✗ 链上没有另外保存的链首 ${whole.head}`);
    expect(status).toBe(2);
  });
});

describe('filters', () => {
  it('days and kind → datasets alone are cut; chain, record and archive stay whole; verified', async () => {
    const some = await packageOf(services, { from: '2025-10-16', kind: 'hotline' });
    const lines = (path: string): number =>
      readFileSync(join(some.folder, path), 'utf8').split('\r\n').length - 2;
    expect(['data/hotline.csv', 'excel/hotline.csv', 'data/hazards.csv'].map(lines)).toEqual([1, 1, 0]);
    expect(lines('record/figures.csv')).toBe(read('record/figures.csv').split('\r\n').length - 2);
    expect(lines('data/events.csv')).toBeGreaterThan(30);
    expect(readFileSync(join(some.folder, 'README.md'), 'utf8')).toContain(
      '日期 2025-10-16 至 最新，热线通报',
    );
    expect(await verify(some.folder, '--digest', some.digest)).toMatchObject({ status: 0 });
  });

  it('a category by the name it is grouped under → its rows; datasets without categories whole; verified', async () => {
    const some = await packageOf(services, { category: '物业管理' });
    const [header = [], ...rows] = parseCsv(readFileSync(join(some.folder, 'data/hotspots.csv'), 'utf8'));
    const labels = rows.map((row) => row[header.indexOf('category')]);
    expect(new Set(labels)).toEqual(new Set(['物业服务', '物业管理']));
    expect(readFileSync(join(some.folder, 'data/hotline.csv'), 'utf8')).toBe(read('data/hotline.csv'));
    expect(await verify(some.folder, '--digest', some.digest)).toMatchObject({ status: 0 });
  });
});

describe('a ledger', () => {
  it('with nothing in it → a package without events, verified', async () => {
    const empty = await packageOf(support.emptyServices());
    expect(empty.head).toBe('');
    expect(await verify(empty.folder, '--digest', empty.digest)).toMatchObject({ status: 0 });
  });

  it('of simulated bulletins → every row of data says so; verified', async () => {
    const simulated = await packageOf(support.simulatedServices());
    const [header = [], row = []] = parseCsv(
      readFileSync(join(simulated.folder, 'data/hotline.csv'), 'utf8'),
    );
    expect([header.at(-1), row.at(-1)]).toEqual(['notice', '模拟数据']);
    expect(await verify(simulated.folder, '--digest', simulated.digest)).toMatchObject({ status: 0 });
  });
});

describe('the record of packages', () => {
  it('made → one event with the package digest and the head before it', () => {
    const [, , , first] = services.storage.events({ action: 'export', most: 4 });
    expect(first?.seq).toBe(Number(whole.head.split('-')[0]) + 1);
    expect(JSON.parse(first?.after ?? '{}')).toMatchObject({
      ...{
        dataset: 'package',
        from: null,
        kind: null,
        sha256: whole.digest,
        rows: whole.rows,
        head: whole.head,
      },
    });
  });

  it.each(['half way', 'at its end'])(
    'failing %s → thrown, no event, and the ledger is let go',
    async (when) => {
      const broken = support.failingServices(when === 'half way' ? 'record' : 'publish');
      const target = join(copies, `${when}.zip`);
      const before = broken.storage.head();
      await expect(broken.write(target)).rejects.toThrow('disk gone');
      expect(broken.storage.head()).toEqual(before);
      expect(broken.closed()).toBe(true);
    },
  );

  it('a target that is there already → refused, not overwritten, no event', async () => {
    const target = join(copies, 'kept.zip');
    writeFileSync(target, 'kept');
    const before = services.storage.head();
    await expect(services.writePackage(target, {}, { actor: '审计员' })).rejects.toThrow('EEXIST');
    expect([readFileSync(target, 'utf8'), services.storage.head()]).toEqual(['kept', before]);
    expect(existsSync(target)).toBe(true);
  });
});
