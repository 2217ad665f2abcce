// `backup` and `restore` as a person runs them.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { compose } from '../../src/compose.js';
import { readLedgerConfig } from '../../src/config.js';
import { clockAt, hotlineText } from '../support/builders.js';
import { testTerminal, type Run, type TestTerminal } from '../support/terminal.js';

let terminal: TestTerminal;

beforeEach(async () => {
  terminal = testTerminal();
  writeFileSync(join(terminal.folder, 'page.txt'), hotlineText());
  await terminal.ledger('ingest', 'page.txt', '--published', '2025-10-16');
});

afterEach(() => {
  terminal.remove();
});

const data = (name: string): string => join(terminal.folder, 'data', name);
const place = (name: string): string => join(terminal.folder, name);
const said = ({ status, stdout, stderr }: Run): string => `${status} ${stdout}${stderr}`;
const kept = (): string[] => readdirSync(data('')).filter((name) => /^ledger-\d/.test(name));

function services(): ReturnType<typeof compose> {
  return compose(readLedgerConfig({ DATA_DIR: data('') }), clockAt('2026-11-21'), 'refuse');
}

function changed(file: string, sql: string): void {
  const shell = new Database(file);
  shell.exec(sql);
  shell.close();
}

async function headOf(): Promise<string> {
  return /\d+-[0-9a-f]{32}/.exec((await terminal.ledger('verify')).stdout)?.[0] ?? '';
}

describe('backup', () => {
  it('while the ledger is open → one file for its owner alone, its head and size; it verifies where it is restored', async () => {
    const open = services();
    const run = await terminal.ledger('backup', 'b.sqlite');
    open.close();
    expect(said(run)).toMatch(
      /^0 .*b\.sqlite {2}\d\.\d MB {2}链首 第13号 13-[0-9a-f]{32}\n备份已写好并校验通过/,
    );
    expect((statSync(place('b.sqlite')).mode & 0o777).toString(8)).toBe('600');
    expect(readdirSync(terminal.folder).sort()).toEqual(['b.sqlite', 'data', 'page.txt']);
    const fresh = terminal.within({ DATA_DIR: place('fresh') });
    expect((await fresh.ledger('restore', 'b.sqlite')).status).toBe(0);
    expect((await fresh.ledger('verify')).status).toBe(0);
  });

  it('a file is in the way, no folder, no ledger → one sentence each, nothing is written', async () => {
    writeFileSync(place('there'), '旧');
    expect(said(await terminal.ledger('backup', 'there'))).toMatch(
      /^2 .*备份不覆盖任何文件，请换一个名字。\n$/,
    );
    expect(readFileSync(place('there'), 'utf8')).toBe('旧');
    expect(said(await terminal.ledger('backup', 'no/b'))).toMatch(/^2 不能写入 .*文件夹不存在/);
    const none = terminal.within({ DATA_DIR: place('none') });
    expect(said(await none.ledger('backup', 'b'))).toMatch(/^2 没有台账/);
    expect(readdirSync(terminal.folder).sort()).toEqual(['data', 'page.txt', 'there']);
  });

  it('a ledger that was altered → no backup that could not be restored', async () => {
    changed(data('ledger.sqlite'), 'DROP TRIGGER figures_keep; UPDATE figures SET value = 1 WHERE id = 1');
    expect(said(await terminal.ledger('backup', 'b'))).toMatch(/^2 校验没有通过，有 2 处不符。读数 1/);
    expect(existsSync(place('b'))).toBe(false);
  });
});

describe('restore', () => {
  it('→ the backup is in place, the ledger beside it, everybody logged out; users and redactions that changed are named', async () => {
    await terminal.typing('青海湖的四只黑颈鹤在飞\n').ledger('user', 'add', '王', '--role', 'admin');
    await terminal.typing('青海湖的四只黑颈鹤在飞\n').ledger('user', 'add', '李', '--role', 'clerk');
    await terminal.ledger('backup', 'b.sqlite');
    await terminal.ledger('user', 'disable', '李');
    await terminal.typing('青海湖的四只黑颈鹤在飞\n').ledger('user', 'add', '赵', '--role', 'viewer');
    const open = services();
    const [sha256 = ''] = open.storage.digests();
    open.redact.redact(sha256, { figures: 'kept', note: '有个人信息', actor: '王' });
    open.sessions().set('s', { user: '李', data: '{}', seen: 1 });
    open.close();
    const before = await headOf();
    const run = await terminal.ledger('restore', 'b.sqlite');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain(`它的链首 第${before.split('-')[0] ?? ''}号 ${before}`);
    expect(run.stdout).toContain('  李：原来已停用，现在又能登录\n  赵：备份里没有，现在不能登录了\n');
    expect(run.stdout).toContain(`  /sources/${sha256}  2026年`);
    expect(run.stdout).toContain('隐去：有个人信息');
    expect(kept()).toHaveLength(1);
    const after = services();
    expect(after.sessions().get('s')).toBeNull();
    expect(after.storage.events({ most: 1 })[0]).toMatchObject({
      action: 'restore',
      actor: '命令行（值班）',
    });
    after.close();
    expect((await terminal.ledger('verify')).status).toBe(0);
  });

  it('heads from before → the one left behind by the kept file or the event alone; others by the kept file or not at all', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    await terminal.ledger('note', '一');
    const between = await headOf();
    await terminal.ledger('note', '二');
    const left = await headOf();
    await terminal.ledger('restore', 'b.sqlite');
    await terminal.ledger('note', '三');
    await terminal.ledger('note', '四');
    const verify = async (head: string): Promise<string> => {
      writeFileSync(place('heads'), `${head}\n`);
      return said(await terminal.ledger('verify', '--head', 'heads'));
    };
    const [name = ''] = kept();
    for (const head of [between, left]) {
      expect(await verify(head)).toMatch(
        /^0 [^]*恢复备份时（第14号事件，命令行（值班））换下的台账，已在留存的 [^]*校验通过/,
      );
    }
    expect(await verify(`${between.slice(0, -1)}${between.endsWith('0') ? '1' : '0'}`)).toMatch(
      /^2 [^]*与记下的链首不符/,
    );
    copyFileSync(data(name), place('elsewhere'));
    changed(data(name), 'DROP TRIGGER events_keep; UPDATE events SET actor = 1 WHERE seq = 3');
    expect(await verify(between)).toMatch(/^2 /);
    rmSync(data(name));
    expect(await verify(left)).toMatch(
      /^2 [^]*只凭该事件所记[^]*\n校验通过，但有 1 个链首只凭恢复事件所记，请向经手人确认。\n$/,
    );
    expect(await verify(between)).toMatch(/^2 [^]*这个链首可能是其中一个[^]*无从证明/);
  });

  it('twice → the first left head is still told, by the second event', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    await terminal.ledger('note', '一');
    const left = await headOf();
    await terminal.ledger('restore', 'b.sqlite');
    await terminal.ledger('restore', 'b.sqlite');
    writeFileSync(place('heads'), left);
    expect(said(await terminal.ledger('verify', '--head', 'heads'))).toMatch(/^0 [^]*已在留存的/);
    expect(kept()).toHaveLength(2);
    for (const name of kept()) rmSync(data(name));
    expect(said(await terminal.ledger('verify', '--head', 'heads'))).toMatch(
      /^2 [^]*校验没有通过[^]*这个链首可能是其中一个/,
    );
  });

  it('what is no ledger, empty, newer, or altered → one sentence, the ledger stays as it is', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    const before = readFileSync(data('ledger.sqlite'));
    writeFileSync(place('text'), '不是数据库'.repeat(300));
    writeFileSync(place('empty'), '');
    for (const name of ['newer', 'altered']) copyFileSync(place('b.sqlite'), place(name));
    changed(place('newer'), "INSERT INTO migrations VALUES ('999-future.sql', '2030-01-01')");
    changed(place('altered'), 'DROP TRIGGER figures_keep; UPDATE figures SET value = 1 WHERE id = 1');
    const restore = async (name: string): Promise<string> => said(await terminal.ledger('restore', name));
    expect(await restore('nowhere')).toMatch(/^2 没有这个文件/);
    expect(await restore('text')).toMatch(/^2 数据库文件不是 SQLite 数据库：.*text\n$/);
    expect(await restore('empty')).toMatch(/^2 .*不是台账的备份：里面没有审计链。\n$/);
    expect(await restore('newer')).toMatch(/^2 .*比本程序新（本程序没有迁移 999-future\.sql）/);
    expect(await restore('altered')).toMatch(/^2 .*altered 校验没有通过，有 2 处不符。读数 1/);
    expect(readFileSync(data('ledger.sqlite')).equals(before)).toBe(true);
    expect(readdirSync(data('')).filter((name) => /restoring|^ledger-/.test(name))).toEqual([]);
  });

  it('while anybody has the ledger open → refused; while a restore runs nobody opens it', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    const open = services();
    expect(said(await terminal.ledger('restore', 'b.sqlite'))).toMatch(/^2 台账正在使用：请先结束网页服务/);
    open.close();
    const shell = new Database(data('ledger.sqlite'));
    shell.prepare('SELECT count(*) FROM events').get();
    expect(said(await terminal.ledger('restore', 'b.sqlite'))).toMatch(/^2 台账正在使用/);
    shell.close();
    const lock = new Database(data('ledger.lock'));
    lock.exec('BEGIN EXCLUSIVE');
    expect(said(await terminal.ledger('note', '一'))).toMatch(/^2 正在恢复备份，台账暂时不能打开/);
    lock.close();
    expect((await terminal.ledger('restore', 'b.sqlite')).status).toBe(0);
  });

  it('a present ledger that cannot be read → kept as it is, and said', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    writeFileSync(data('ledger.sqlite'), '坏了'.repeat(3000));
    const run = await terminal.ledger('restore', 'b.sqlite');
    expect(said(run)).toMatch(/^0 [^]*它读不出来，链首不明。[^]*原台账的用户不明/);
    expect(readFileSync(data(kept()[0] ?? ''), 'utf8')).toMatch(/^坏了/);
    expect((await terminal.ledger('verify')).status).toBe(0);
  });
});

describe('restore, when not all is well around it', () => {
  it('the log of the present ledger cannot be read by the disk → refused, the ledger stays: its head is not unknown', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    const before = readFileSync(data('ledger.sqlite'));
    for (const end of ['-wal', '-shm']) rmSync(data(`ledger.sqlite${end}`), { force: true });
    mkdirSync(data('ledger.sqlite-wal'));
    expect(said(await terminal.ledger('restore', 'b.sqlite'))).toMatch(
      /^2 数据库文件无法打开：.*ledger\.sqlite\n$/,
    );
    expect(readFileSync(data('ledger.sqlite')).equals(before)).toBe(true);
    expect(kept()).toEqual([]);
  });

  it('a present ledger of another schema → kept, its head unknown', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    changed(data('ledger.sqlite'), 'DROP VIEW current_users; CREATE VIEW current_users AS SELECT 1 AS name');
    expect(said(await terminal.ledger('restore', 'b.sqlite'))).toMatch(/^0 [^]*它读不出来，链首不明。/);
  });

  it('while the copy is written → it is its owner’s alone from its first byte', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    const modes = new Set<string>();
    const state = { isOver: false };
    const run = terminal.ledger('restore', 'b.sqlite').finally(() => (state.isOver = true));
    while (!state.isOver) {
      const at = statSync(data('ledger.sqlite.restoring'), { throwIfNoEntry: false });
      if (at !== undefined) modes.add((at.mode & 0o777).toString(8));
      await setImmediate();
    }
    expect((await run).status).toBe(0);
    expect([...modes]).toEqual(['600']);
  });

  it('the file of the sessions is damaged → it goes, with what lies beside it; the restore is whole', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    for (const end of ['', '-wal', '-shm']) writeFileSync(data(`sessions.sqlite${end}`), '坏了'.repeat(3000));
    expect(said(await terminal.ledger('restore', 'b.sqlite'))).toMatch(/^0 [^]*所有人都要重新登录/);
    expect(readdirSync(data('')).filter((name) => name.startsWith('sessions'))).toEqual([]);
  });
});

describe('restore --drill', () => {
  it('what a drill left that was killed → gone after a day, what has another name stays', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    for (const name of ['drill-aB3xYz', 'drill-notes']) {
      mkdirSync(data(name));
      writeFileSync(join(data(name), 'ledger.sqlite'), '');
      utimesSync(data(name), new Date('2026-11-01'), new Date('2026-11-01'));
    }
    expect((await terminal.ledger('restore', '--drill', 'b.sqlite')).status).toBe(0);
    expect(readdirSync(data('')).filter((name) => name.startsWith('drill'))).toEqual(['drill-notes']);
  });

  it('→ tried beside the ledger and removed; one of another ledger → refused, none at all → said', async () => {
    await terminal.ledger('backup', 'b.sqlite');
    await terminal.ledger('note', '一');
    expect(said(await terminal.ledger('restore', '--drill', 'b.sqlite'))).toMatch(
      /^0 [^]*演练通过：[^]*台账在它之后又有 1 个事件。\n$/,
    );
    expect(readdirSync(data('')).filter((name) => !name.startsWith('ledger.'))).toEqual([]);
    const other = terminal.within({ DATA_DIR: place('other') });
    await other.ledger('ingest', 'page.txt', '--published', '2025-10-16');
    expect(said(await other.ledger('restore', '--drill', 'b.sqlite'))).toMatch(/^2 .*不是现有台账的早先状态/);
    expect(said(await terminal.ledger('restore', '--drill'))).toMatch(/^2 没有自动备份可以演练/);
  });
});
