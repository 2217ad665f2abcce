// Issued reports in an audit package: as they were handed in, and every change of them found by the verifier.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as support from '../support/audit-package.js';
import { parseCsv } from '../support/csv.js';
import { FIELDS, issueAsSeen } from '../support/issuing.js';

let services: ReturnType<typeof support.fullServices>;
let whole: support.UnpackedPackage;
let copies: string;
beforeAll(async () => {
  services = support.fullServices();
  support.correct(services, '2025-10-16', { value: 1217, reason: '原件是1217' });
  issueAsSeen(services.reports)('2025-W42', FIELDS, '审核员');
  whole = await support.packageOf(services);
  copies = mkdtempSync(join(tmpdir(), 'audit-reports-'));
});
afterAll(() => {
  rmSync(copies, { recursive: true, force: true });
});

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const read = (path: string): string => readFileSync(join(whole.folder, path), 'utf8');

/** What the verifier names after `change`, with every digest of the package put right again. */
let made = 0;
async function faultsAfter(change: (folder: string) => void): Promise<string[]> {
  made += 1;
  const copy = join(copies, String(made));
  cpSync(whole.folder, copy, { recursive: true });
  change(copy);
  const { status, output } = await support.verify(copy, '--digest', support.forge(copy));
  expect(status).toBe(2);
  return output.match(/^✗ .*$/gm) ?? [];
}

function edited(path: string, edit: (text: string) => string): (folder: string) => void {
  return (folder) => {
    const file = join(folder, path);
    const before = readFileSync(file, 'utf8');
    const after = edit(before);
    expect(after).not.toBe(before);
    writeFileSync(file, after);
  };
}

describe('reports in a package', () => {
  it('as issued → the file’s own digest is the report’s; the verifier counts those with words', async () => {
    const [header = [], ...rows] = parseCsv(read('record/reports.csv'));
    expect(header).toEqual([
      ...[
        'id',
        'region',
        'period',
        'edition',
        'fields',
        'digest',
        'differences',
        'names_digest',
        'remark_id',
      ],
      ...['actor', 'at', 'names'],
    ]);
    expect(rows.map((row) => `${row[2]} ${row[3]}`)).toEqual([
      ...['2025-W41 1', '2025-W42 1', '2025-W42 2', '2025-W42 3'],
    ]);
    expect(rows.map((row) => row[11] === '')).toEqual([true, true, false, false]);
    expect(sha256(read('reports/4.json'))).toBe(rows[3]?.[5]);
    expect(JSON.parse(read('reports/4.json'))).toEqual(services.reports.issued(4)?.document);
    const { status, output } = await support.verify(
      whole.folder,
      '--digest',
      whole.digest,
      '--head',
      whole.head,
    );
    expect(output).toContain('存档、2 份印发的报告与各数据集都与记录相符。核验通过。');
    expect(status).toBe(0);
  });

  const cases: [what: string, path: string, edit: (text: string) => string, fault: string][] = [
    [
      'a figure of a document',
      'reports/4.json',
      (text) => text.replace('1,217', '1,218'),
      'reports/4.json 缺少，或与印发时的摘要不符',
    ],
    [
      'who issued',
      'record/reports.csv',
      (text) => text.replace(',审核员,', ',别人,'),
      '与第 \\d+ 号事件的摘要不符',
    ],
    ['a field', 'record/reports.csv', (text) => text.replace('丙', '丁'), '与第 \\d+ 号事件的摘要不符'],
    [
      'what a difference is called',
      'record/reports.csv',
      (text) => text.replace('来电诉求', '来电请求'),
      '的更正说明与它的摘要不符',
    ],
    [
      'a remark',
      'record/remarks.csv',
      (text) => text.replace('值得关注', '不必关注'),
      'record/remarks.csv 的 1 .*摘要不符',
    ],
  ];

  it.each(cases.map(([what, path, edit, fault]) => ({ what, path, edit, fault })))(
    '$what is changed → named',
    async ({ path, edit, fault }) => {
      expect((await faultsAfter(edited(path, edit))).join('\n')).toMatch(new RegExp(fault));
    },
  );

  it('a document is away, one more lies there, words come back that were redacted → named', async () => {
    const faults = await faultsAfter((folder) => {
      rmSync(join(folder, 'reports/4.json'));
      cpSync(join(folder, 'reports/3.json'), join(folder, 'reports/1.json'));
    });
    expect(faults).toEqual([
      '✗ reports/4.json 缺少，或与印发时的摘要不符。',
      '✗ reports/1.json 不是记录里的报告。',
    ]);
    const names = '{"names":[],"salt":"00"}';
    const back = (text: string): string =>
      text.replace(/^(1,.*),\r\n/m, (_line, row: string) => `${row},"${names.replaceAll('"', '""')}"\r\n`);
    expect(await faultsAfter(edited('record/reports.csv', back))).toEqual([
      '✗ record/reports.csv 的 1 引用的来源已经隐去，却还留有文字。',
    ]);
  });

  it('a source is cited no more → the event of the report', async () => {
    const cut = (text: string): string => text.replace(/\r\n[^\r\n]*\r\n$/, '\r\n');
    const faults = await faultsAfter((folder) => {
      edited('record/report_sources.csv', cut)(folder);
      const path = join(folder, 'datapackage.json');
      const descriptor = JSON.parse(readFileSync(path, 'utf8')) as {
        resources: { path: string; rowCount: number }[];
      };
      for (const one of descriptor.resources) if (one.path === 'record/report_sources.csv') one.rowCount -= 1;
      writeFileSync(path, JSON.stringify(descriptor));
    });
    expect(faults.join('\n')).toMatch(/record\/reports\.csv 的 4 或属于它的内容，与第 \d+ 号事件的摘要不符/);
  });
});
