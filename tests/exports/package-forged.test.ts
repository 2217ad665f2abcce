// A forger with the right head: everything in a package that no digest outside speaks for is changed, all sums are put right.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DatasetFilters } from '../../src/domain/dataset.js';
import * as support from '../support/audit-package.js';
import { parseCsv } from '../support/csv.js';

interface Resource {
  path: string;
  rowCount: number;
  filters: Record<string, string>;
  dialect: Record<string, unknown>;
  schema: { fields: { name: string; type: string; title: string }[] };
}
interface Descriptor {
  title: string;
  region: string;
  head: string;
  simulated: boolean;
  filters: Record<string, string>;
  resources: Resource[];
}
type Rows = string[][];

let whole: support.UnpackedPackage;
let simulated: support.UnpackedPackage;
let copies: string;
beforeAll(async () => {
  whole = await support.packageOf(support.fullServices());
  simulated = await support.packageOf(support.simulatedServices());
  copies = mkdtempSync(join(tmpdir(), 'audit-forged-'));
});
afterAll(() => {
  rmSync(copies, { recursive: true, force: true });
});

/** As it stands in the file: guards are left in. */
const rowsOf = (folder: string, path: string): Rows => parseCsv(readFileSync(join(folder, path), 'utf8'));
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

interface Forgery {
  of?: support.UnpackedPackage;
  tables?: Record<string, (rows: Rows) => Rows>;
  descriptor?: (descriptor: Descriptor) => void;
  /** Goes altogether. */
  removed?: string;
}

/** The verdict over a package that was changed so, with the digest made anew and the head that was kept elsewhere. */
async function forged({ of = whole, tables = {}, descriptor, removed }: Forgery): Promise<support.Verdict> {
  const copy = mkdtempSync(join(copies, 'one-'));
  cpSync(of.folder, copy, { recursive: true });
  const file = join(copy, 'datapackage.json');
  const told = JSON.parse(readFileSync(file, 'utf8')) as Descriptor;
  for (const [path, change] of Object.entries(tables)) {
    const changed = change(rowsOf(copy, path));
    writeFileSync(join(copy, path), changed.map((row) => `${row.map(quoted).join(',')}\r\n`).join(''));
    Object.assign(resourceOf(told, path), { rowCount: changed.length - 1 });
  }
  descriptor?.(told);
  if (removed !== undefined) {
    rmSync(join(copy, removed));
    told.resources = told.resources.filter(({ path }) => path !== removed);
  }
  writeFileSync(file, JSON.stringify(told));
  return await support.verify(copy, '--digest', support.forge(copy), '--head', of.head);
}

function resourceOf({ resources }: Descriptor, path: string): Resource {
  const found = resources.find((one) => one.path === path);
  if (found === undefined) throw new Error(`${path} is not listed`);
  return found;
}

function refused({ status, output }: support.Verdict, ...sentences: string[]): void {
  expect(output).not.toContain('核验通过');
  expect(output).not.toContain('无法核验');
  for (const sentence of sentences) expect(output).toContain(sentence);
  expect(status).toBe(2);
}

const header = (rows: Rows): Rows => rows.slice(0, 1);
const DATA = ['hotline', 'channels', 'hotspots', 'hazards', 'receivers', 'topics', 'figures', 'statements'];
const emptied = Object.fromEntries(DATA.map((name) => [`data/${name}.csv`, header]));

describe('the order of rows', () => {
  const WITH_TWO_ROWS = [
    ...['sources', 'arrivals', 'readings', 'figures', 'decisions', 'statement_figures', 'redactions'],
  ];
  it.each(WITH_TWO_ROWS)(
    'record/%s.csv with its last two rows exchanged → file and row named',
    async (name) => {
      const path = `record/${name}.csv`;
      const count = rowsOf(whole.folder, path).length - 1;
      const swap = (rows: Rows): Rows => [...rows.slice(0, -2), ...rows.slice(-2).reverse()];
      refused(await forged({ tables: { [path]: swap } }), `✗ ${path} 第 ${count} 行：编号`);
    },
  );

  it('a superseded decision put at the end, as if it were the newest → file and row named', async () => {
    const move = ([names = [], ...rows]: Rows): Rows => {
      const moved = rows.findIndex((row) => row[names.indexOf('action')] === 'accept');
      return [names, ...rows.filter((_row, at) => at !== moved), ...rows.slice(moved, moved + 1)];
    };
    refused(await forged({ tables: { 'record/decisions.csv': move } }), '✗ record/decisions.csv 第');
  });

  it('a row twice → named', async () => {
    const twice = (rows: Rows): Rows => [...rows, ...rows.slice(-1)];
    refused(await forged({ tables: { 'record/users.csv': twice } }), '✗ record/users.csv 第 2 行：编号 1');
  });
});

describe('datapackage.json', () => {
  it('data emptied, with a filter of its own in each table → named', async () => {
    const verdict = await forged({
      tables: emptied,
      descriptor: ({ resources }) => {
        for (const { path, filters } of resources)
          if (path.startsWith('data/')) filters['from'] = '2999-01-01';
      },
    });
    refused(verdict, '✗ data/hotline.csv 的筛选与整包的筛选不符');
  });

  it('data emptied, with the same filter everywhere → a person sees which filter, and that nothing is there', async () => {
    const { output } = await forged({
      tables: emptied,
      descriptor: ({ resources, filters }) => {
        filters['from'] = '2999-01-01';
        for (const one of resources)
          if (/^(?:data|excel)\/(?!events)/.test(one.path)) one.filters = { from: '2999-01-01' };
      },
    });
    expect(output).toContain('筛选：起始日期“2999-01-01”；数据集共 0 行');
  });

  it('data emptied, with a region that the record does not know → named', async () => {
    const verdict = await forged({
      tables: emptied,
      descriptor: (told) => Object.assign(told, { region: 'X', title: '热线台账审计包（X）' }),
    });
    refused(verdict, '✗ 记录里没有地区“X”，只有：西宁市');
  });

  it.each<[keyof DatasetFilters, string]>([
    ['category', '物业管理'],
    ['body', '相应县区政府'],
  ])('a row dropped, with a filter by %s %s → still missing', async (filter, name) => {
    const some = await support.packageOf(support.fullServices(), { [filter]: name });
    expect((await support.verify(some.folder, '--digest', some.digest)).status).toBe(0);
    for (const path of ['data/figures.csv', 'data/hotspots.csv']) {
      expect(rowsOf(some.folder, path).length).toBeGreaterThan(1);
      const cut = (rows: Rows): Rows => rows.toSpliced(1, 1);
      refused(await forged({ of: some, tables: { [path]: cut } }), `✗ ${path} 缺少 record/ 里有的行`);
    }
  });

  it('rows that a category does not choose → named', async () => {
    const some = await support.packageOf(support.fullServices(), { category: '物业管理' });
    const all: () => Rows = () => rowsOf(whole.folder, 'data/topics.csv');
    expect(all().length).toBeGreaterThan(1);
    refused(await forged({ of: some, tables: { 'data/topics.csv': all } }), '✗ data/topics.csv 第 1 行');
  });

  const FORGERIES: [string, (told: Descriptor) => unknown, string][] = [
    ['simulated false', (told) => Object.assign(told, { simulated: false }), '有无模拟数据'],
    ['another title', (told) => Object.assign(told, { title: '真实数据' }), '标题'],
    ['another head', (told) => Object.assign(told, { head: '1-abc' }), '链首“1-abc”'],
    ['a filter nobody knows', (told) => (told.filters['x'] = 'y'), '不认得的筛选“x”'],
    [
      'a comment sign that hides rows',
      (told) => (resourceOf(told, 'data/hotline.csv').dialect['commentChar'] = '2'),
      'data/hotline.csv 的格式说明',
    ],
    [
      'a table listed twice',
      (told) => told.resources.unshift({ ...resourceOf(told, 'data/hotline.csv') }),
      'data/hotline.csv 列出两次',
    ],
  ];
  it.each(FORGERIES)('%s → named', async (_what, descriptor, sentence) => {
    refused(await forged({ of: simulated, descriptor }), '✗ datapackage.json', sentence);
  });

  it('a table taken out of package and description, or one outside of it described → named', async () => {
    refused(await forged({ removed: 'data/topics.csv' }), '✗ 缺少 data/topics.csv。');
    cpSync(join(whole.folder, 'data/topics.csv'), join(copies, 'outside.csv'));
    const descriptor = (told: Descriptor): void => {
      told.resources.push({ ...resourceOf(told, 'data/topics.csv'), path: '../outside.csv' });
    };
    refused(await forged({ descriptor }), '✗ datapackage.json 列出了包里没有的 ../outside.csv');
  });

  it('the notice of simulated data taken out everywhere, or other words in it → named', async () => {
    const cut = (rows: Rows): Rows => rows.map((row) => row.slice(0, -1));
    const tables = Object.fromEntries([...DATA, 'events'].map((name) => [`data/${name}.csv`, cut]));
    const descriptor = (told: Descriptor): void => {
      Object.assign(told, { simulated: false, title: '热线台账审计包（西宁市）' });
      for (const { path, schema } of told.resources) if (path.startsWith('data/')) schema.fields.pop();
    };
    refused(
      await forged({ of: simulated, tables, descriptor }),
      '✗ datapackage.json 有无模拟数据',
      '✗ data/hotline.csv 的列',
    );
    const other = (rows: Rows): Rows => rows.map((row, at) => (at === 0 ? row : [...row.slice(0, -1), '真']));
    refused(
      await forged({ of: simulated, tables: { 'data/hotline.csv': other } }),
      '✗ data/hotline.csv 第 1 行没有注明模拟数据',
    );
  });
});

describe('columns', () => {
  const field = (name: string): { name: string; type: string; title: string } => ({
    ...{ name, type: 'integer', title: name },
  });

  it.each(['data/hotline.csv', 'record/readings.csv'])(
    '%s with a false column before the true one → named',
    async (path) => {
      const [names = []] = rowsOf(whole.folder, path);
      const name = names[4] ?? '';
      const verdict = await forged({
        tables: { [path]: (rows) => rows.map((row, at) => row.toSpliced(4, 0, at === 0 ? name : '7')) },
        descriptor: (told) => {
          resourceOf(told, path).schema.fields.splice(4, 0, field(name));
        },
      });
      refused(verdict, `✗ ${path} 的列`);
    },
  );

  it.each([
    ['data/figures.csv', 'verdict'],
    ['record/users.csv', 'at'],
  ])('%s without %s → named', async (path, name) => {
    const at = rowsOf(whole.folder, path)[0]?.indexOf(name) ?? -1;
    const verdict = await forged({
      tables: { [path]: (rows) => rows.map((row) => row.toSpliced(at, 1)) },
      descriptor: (told) => resourceOf(told, path).schema.fields.splice(at, 1),
    });
    refused(verdict, `✗ ${path} 的列`);
  });

  it('a notice in a ledger that is not simulated → named', async () => {
    const path = 'data/hotline.csv';
    const add = (rows: Rows): Rows => rows.map((row, at) => [...row, at === 0 ? 'notice' : '已核实']);
    const verdict = await forged({
      tables: { [path]: add },
      descriptor: (told) => resourceOf(told, path).schema.fields.push(field('notice')),
    });
    refused(verdict, `✗ ${path} 的列`);
  });

  it('a formula without its guard in a column declared as numbers → named', async () => {
    const path = 'data/figures.csv';
    const bare = (rows: Rows): Rows => rows.map((row) => row.map((cell) => cell.replace(/^'=/, '=')));
    const verdict = await forged({
      tables: { [path]: bare },
      descriptor: (told) => {
        for (const one of resourceOf(told, path).schema.fields)
          if (['reason', 'source_name'].includes(one.name)) one.type = 'integer';
      },
    });
    refused(verdict, '没有防公式的前缀');
  });
});

describe('users', () => {
  it.each([
    ['name', '张三'],
    ['role', 'viewer'],
    ['active', '0'],
    ['active', '2'],
    ['actor', '别人'],
    ['at', '2024-01-01T00:00:00.000Z'],
  ])('%s %s → not what the event says', async (name, value) => {
    const change = ([names = [], ...rows]: Rows): Rows => [
      names,
      ...rows.map((row) => row.with(names.indexOf(name), value)),
    ];
    refused(await forged({ tables: { 'record/users.csv': change } }), '✗ record/users.csv 的 1 与第');
  });
});

describe('how it is called', () => {
  const verify = (...args: string[]): Promise<support.Verdict> => support.verify(whole.folder, ...args);
  const head = (): string => whole.head;

  it.each([
    ['--heads', '5-abc'],
    ['--haed=5-abc'],
    ['--head', `0-${'0'.repeat(32)}`],
    ['--head', '57'],
    ['--head'],
    ['--head', `1-${'0'.repeat(32)}`, '--head', `2-${'0'.repeat(32)}`],
    ['another-folder'],
  ])('%s %s → how it is used, nothing checked', async (...args) => {
    const { status, output } = await verify('--digest', whole.digest, ...args);
    expect(output).toMatch(/^用法：node verify-package\.mjs/);
    expect(output).not.toContain('核验通过');
    expect(status).toBe(2);
  });

  it('digest and head → the result says that both agree, whose data these are, and what is left to the digest', async () => {
    const { output } = await verify('--digest', whole.digest.toUpperCase(), '--head', head().toUpperCase());
    expect(output).toContain(`与链首 ${head()} 相符`);
    expect(output).toMatch(/地区：西宁市；筛选：无；数据集共 \d+ 行/);
    expect(output).toContain('excel/ 和 README.md 没有逐格核对');
    expect(output).not.toMatch(/没有给出|模拟数据/);
    expect((await support.verify(simulated.folder, '--digest', simulated.digest)).output).toContain(
      '地区：西宁市；模拟数据；筛选：无',
    );
  });

  it('no head → that no head was checked; no digest → that no package was', async () => {
    const withoutHead = await verify('--digest', whole.digest);
    expect([withoutHead.status, withoutHead.output.includes('没有给出 --head')]).toEqual([0, true]);
    const withoutDigest = await verify('--head', head());
    expect([withoutDigest.status, withoutDigest.output.includes('没有给出 --digest')]).toEqual([0, true]);
    expect(withoutDigest.output).not.toContain('与包摘要相符');
  });

  it('an earlier head → how many events came after it', async () => {
    const early = rowsOf(whole.folder, 'data/events.csv')[5] ?? [];
    const { status, output } = await verify(
      '--head',
      `${early[0] ?? ''}-${early.at(-1)?.slice(0, 32) ?? ''}`,
    );
    expect(output).toContain(`它之后还有 ${Number(head().split('-')[0]) - 5} 个事件`);
    expect(status).toBe(0);
  });
});
