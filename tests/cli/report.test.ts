// `report` as a person calls it: the file whole or not at all, and every fault in a sentence.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { run } from '../../src/cli/program.js';
import { compose } from '../../src/compose.js';
import { browserFile } from '../support/browser.js';
import { issueAsSeen } from '../support/issuing.js';

const clock = { now: () => new Date('2025-10-25T04:00:00.000Z'), today: () => '2025-10-25' };
const chromium = await browserFile();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-test-'));
  compose({ dataDir: join(folder, 'data'), region: '西宁市' }, clock, 'seeds').close();
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function report(
  args: string[],
  env: Record<string, string> = {},
): Promise<{ status: number; said: string }> {
  const stderr = new PassThrough();
  const status = await run(['report', ...args], {
    env: { DATA_DIR: join(folder, 'data'), CHROMIUM_SANDBOX: '0', ...env },
    ...{ clock, actor: '命令行（测试）', resolvePath: (path: string) => resolve(folder, path) },
    ...{ stdin: new PassThrough(), stdout: new PassThrough(), stderr },
  });
  return { status, said: String(stderr.read() ?? '') };
}

const left = (): string[] => readdirSync(folder).sort();

describe('report', () => {
  it.each([
    ['weekly', '2025-W42', 'csv'],
    ['monthly', '2025-10', 'xlsx'],
    ['quarterly', '2025-Q4', 'docx'],
    ['yearly', '2025', 'csv'],
  ])('%s %s as %s → the file, replaced where one stood, and what it holds', async (kind, period, format) => {
    writeFileSync(join(folder, 'out'), 'earlier');
    const { status, said } = await report([kind, period, '--format', format, '--out', 'out'], {
      CHROMIUM: process.execPath,
    });
    expect(said).toMatch(/字节，SHA-256 [0-9a-f]{64}，链首 \d+-[0-9a-f]{32}\n$/);
    expect(status).toBe(0);
    expect(readFileSync(join(folder, 'out')).byteLength).toBeGreaterThan(500);
    expect(left()).toEqual(['data', 'out']);
  });

  (chromium === null ? it.skip : it)(
    'as PDF → printed by an application of its own, which is gone afterwards',
    async () => {
      const { status, said } = await report(['weekly', '2025-W42', '--format', 'pdf', '--out', 'out.pdf'], {
        CHROMIUM: chromium ?? '',
      });
      expect([status, said.split('，')[0]]).toEqual([0, '2025年第42周（10月13日—19日）']);
      expect(readFileSync(join(folder, 'out.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
      expect(left()).toEqual(['data', 'out.pdf']);
    },
    60_000,
  );

  it.each([
    [['weekly', '2025-10', '--format', 'csv'], '期间“2025-10”不对，weekly 应写成 2025-W42 这样。'],
    [
      ['daily', '2025-10-15', '--format', 'csv'],
      '没有“daily”这种报告，可以生成的有：weekly、monthly、quarterly、yearly。',
    ],
    [['weekly', '2025-W42', '--format', 'html'], '--format 的值“html”不对，只能是 pdf、docx、xlsx、csv。'],
    [['weekly', '2025-W42', '--format', 'csv', '--issued'], '2025年第42周（10月13日—19日）还没有印发过。'],
  ])('%j → the sentence, and no file', async (args, sentence) => {
    const { status, said } = await report([...args, '--out', 'out']);
    expect([status, said]).toEqual([2, `${sentence}\n`]);
    expect(left()).toEqual(['data']);
  });

  it('--issued → the newest issue, as it was frozen', async () => {
    const services = compose({ dataDir: join(folder, 'data'), region: '西宁市' }, clock, 'refuse');
    const fields = { number: '第42期', issuer: '西宁市热线办', drafted: '', checked: '', signed: '' };
    const { document } = issueAsSeen(services.reports)('2025-W42', fields, '王小明');
    services.close();
    const { said } = await report(['weekly', '2025-W42', '--format', 'csv', '--out', 'out', '--issued']);
    expect(said).toContain(`链首 ${document?.head ?? '?'}`);
  });

  it('PDF where the setting names no Chromium, wrong settings, a folder that is not there → sentences', async () => {
    const pdf = ['weekly', '2025-W42', '--format', 'pdf', '--out', 'out.pdf'];
    expect((await report(pdf, { CHROMIUM: '/nowhere/chromium', CHROMIUM_SANDBOX: 'no' })).said).toBe(
      'CHROMIUM /nowhere/chromium 不是文件：应是 Chromium 程序的完整路径。\nCHROMIUM_SANDBOX no 不对：应是 0 或 1。\n',
    );
    const there = ['weekly', '2025-W42', '--format', 'csv', '--out', 'none/out.csv'];
    expect((await report(there)).said).toBe(`不能写入 ${join(folder, 'none')}（ENOENT）。\n`);
    expect(existsSync(join(folder, 'out.pdf'))).toBe(false);
  });
});
