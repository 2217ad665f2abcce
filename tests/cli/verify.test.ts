// `verify` and `note` as a person runs them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { hotlineText } from '../support/builders.js';
import { testTerminal, type TestTerminal } from '../support/terminal.js';

let terminal: TestTerminal;

beforeEach(async () => {
  terminal = testTerminal();
  writeFileSync(join(terminal.folder, 'page.txt'), hotlineText());
  await terminal.ledger('ingest', 'page.txt', '--published', '2025-10-16');
});

afterEach(() => {
  terminal.remove();
});

const file = (): string => join(terminal.folder, 'data', 'ledger.sqlite');

function change(sql: string): void {
  const shell = new Database(file());
  shell.exec(sql);
  shell.close();
}

/** What `verify` prints of the head, as a person would copy it. */
async function headOf(): Promise<string> {
  const { stdout } = await terminal.ledger('verify');
  return /\d+-[0-9a-f]{32}/.exec(stdout)?.[0] ?? '';
}

describe('verify', () => {
  it('an untouched ledger → its head, the number of events, passed, exit 0; the file stays as it is', async () => {
    const before = readFileSync(file());
    const { status, stdout } = await terminal.ledger('verify');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^链首 第13号 13-[0-9a-f]{32}\n事件 13 个\n校验通过：/);
    expect(stdout).toContain('没有给出另存的链首');
    expect(readFileSync(file()).equals(before)).toBe(true);
  });

  it('a figure changed with another tool → exit 2, the row and the trigger by name', async () => {
    change('DROP TRIGGER figures_keep; UPDATE figures SET value = 1 WHERE id = 1');
    const { status, stdout } = await terminal.ledger('verify');
    expect(status).toBe(2);
    expect(stdout).toContain('校验没有通过：发现 2 处不符');
    expect(stdout).toMatch(/1\. 读数 1（第2号事件）被改过[^\n]*\n2\. 触发器 figures_keep 不见了。/);
  });

  it('a view that the program can no longer work with → still verified, and named', async () => {
    change('DROP VIEW standing; CREATE VIEW standing AS SELECT 1 AS n');
    const { status, stdout } = await terminal.ledger('verify');
    expect(status).toBe(2);
    expect(stdout).toContain('视图 standing 被换过');
    const other = await terminal.ledger('export', 'hotline');
    expect([other.status, other.stderr]).toEqual([
      2,
      `台账的表或视图被改动过，无法打开：请运行 verify 看是哪里（${file()}）。\n`,
    ]);
  });

  it('heads in a file → in the chain; after a cut tail → named, exit 2', async () => {
    await terminal.ledger('note', '换了磁盘');
    writeFileSync(join(terminal.folder, 'heads.txt'), `# 周报页脚\r\n\r\n${await headOf()}\r\n`);
    const whole = await terminal.ledger('verify', '--head', 'heads.txt');
    expect(whole.status).toBe(0);
    expect(whole.stdout).toContain('另存的链首 1 个');
    change(`DROP TRIGGER events_stay; DELETE FROM events WHERE seq = 14; UPDATE sqlite_sequence SET seq = 13;
      CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are only appended'); END`);
    expect((await terminal.ledger('verify')).status).toBe(0);
    const cut = await terminal.ledger('verify', '--head', 'heads.txt');
    expect(cut.status).toBe(2);
    expect(cut.stdout).toMatch(/记下的链首 14-[0-9a-f]{8}… 不在链上：现在链只到第13号，后面的被截去了。/);
  });

  it('a file of heads that is not there, has none or a bad line → one sentence, exit 2', async () => {
    writeFileSync(join(terminal.folder, 'empty.txt'), '# 没有\n');
    writeFileSync(join(terminal.folder, 'bad.txt'), '57-abc\n');
    const said = async (name: string): Promise<string> => {
      const { status, stdout, stderr } = await terminal.ledger('verify', '--head', name);
      expect([status, stdout]).toEqual([2, '']);
      return stderr;
    };
    expect(await said('none.txt')).toMatch(/^不能读取 .*none\.txt（ENOENT）。\n$/);
    expect(await said('empty.txt')).toMatch(/empty\.txt 里没有链首。\n$/);
    expect(await said('bad.txt')).toMatch(/^第1行不是链首：[^\n]*\n$/);
  });

  it('no ledger, no database → one sentence, exit 2', async () => {
    const none = terminal.within({ DATA_DIR: join(terminal.folder, 'nowhere') });
    expect((await none.ledger('verify')).stderr).toMatch(/^没有台账：/);
    writeFileSync(file(), '不是数据库'.repeat(300));
    const { status, stderr } = await terminal.ledger('verify');
    expect([status, stderr]).toEqual([2, `数据库文件不是 SQLite 数据库：${file()}\n`]);
  });
});

describe('note', () => {
  it('a text → the next event, and its head for the record', async () => {
    const { status, stderr } = await terminal.ledger('note', '恢复了昨晚的备份');
    expect(status).toBe(0);
    expect(stderr).toBe(`已记入审计链第14号，链首 ${await headOf()}。\n`);
    const { stdout } = await terminal.ledger('export', 'events');
    expect(stdout).toMatch(/^14,[^,]*,命令行（值班）,note,,,,"\{""note"":""恢复了昨晚的备份""\}"/m);
  });

  it('nothing, or too much → one sentence, nothing is written', async () => {
    expect((await terminal.ledger('note', ' ')).stderr).toBe('请写明事由。\n');
    expect((await terminal.ledger('note', '长'.repeat(501))).stderr).toBe('事由不超过500字，现在有501字。\n');
    expect(await headOf()).toMatch(/^13-/);
  });
});
