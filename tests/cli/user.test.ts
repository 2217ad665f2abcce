// `user`: who may log in, from the terminal.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { askPassword } from '../../src/cli/ask-password.js';
import { compose } from '../../src/compose.js';
import { testTerminal, type TestTerminal } from '../support/terminal.js';

const PASSWORD = '青海湖的四只黑颈鹤在飞';

let terminal: TestTerminal;

beforeEach(() => {
  terminal = testTerminal();
});

afterEach(() => terminal.remove());

describe('user', () => {
  it('added, changed, listed → what the list says, and the record of each by whoever is at the keyboard', async () => {
    const typing = terminal.typing(`${PASSWORD}\n`);
    const added = await typing.ledger('user', 'add', '王小明', '--role', 'admin');
    expect(added).toEqual({ status: 0, stdout: '', stderr: '已新增用户 王小明（管理）。\n' });
    await typing.ledger('user', 'add', '李', '--role', '录入');
    expect(await terminal.ledger('user', 'role', '李', 'auditor')).toMatchObject({ status: 0 });
    expect(await terminal.ledger('user', 'disable', '李')).toMatchObject({ stderr: '李：已停用。\n' });
    const { stdout } = await terminal.ledger('user', 'list');
    expect(stdout).toBe('姓名    角色  状态\n李      审计  停用\n王小明  管理  启用\n');
    await terminal.ledger('user', 'enable', '李');
    const { status, stderr } = await terminal
      .typing('ein-ganz-anderes-Wort-3\n')
      .ledger('user', 'password', '李');
    expect([status, stderr]).toEqual([0, '李：密码已重设，原来的登录已全部退出。\n']);
    const clock = { now: () => new Date('2026-11-21T00:30:00Z'), today: () => '2026-11-21' };
    const services = compose({ dataDir: join(terminal.folder, 'data'), region: '西宁市' }, clock, 'refuse');
    expect(await services.accounts.check('李', 'ein-ganz-anderes-Wort-3')).toMatchObject({ role: 'auditor' });
    const events = services.storage.events({ most: 99, action: 'user' });
    expect(events.map(({ actor }) => actor)).toEqual(Array.from({ length: 6 }, () => '命令行（值班）'));
    services.close();
  }, 30_000);

  it.each([
    [['user', 'add', '李', '--role', 'clerk'], `${PASSWORD}\n`, '至少要有一名启用的管理员'],
    [['user', 'add', '李', '--role', 'king'], `${PASSWORD}\n`, '没有角色“king”'],
    [['user', 'add', '李'], `${PASSWORD}\n`, '命令不完整：--role'],
    [['user', 'add', '李', '--role', 'admin'], '', '密码太短'],
    [['user', 'add', '李', '--role', 'admin'], 'password2025\n', '太常见'],
    [['user', 'add', '<b>', '--role', 'admin'], `${PASSWORD}\n`, '姓名只能用'],
    [['user', 'add', '李', '--role', 'admin', '--password', PASSWORD], '', '没有这个选项：--password'],
    [['user', 'dance'], '', '没有这个命令：dance'],
    [['user', 'disable', '李'], '', '没有台账'],
    [['user', 'list'], '', '没有台账'],
  ])('%j → one sentence, status 2', async (args, input, sentence) => {
    const { status, stdout, stderr } = await terminal.typing(input).ledger(...args);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([status, stdout]).toEqual([2, '']);
  });

  it('a name typed with spaces and wide letters → each change finds the user, the password among them', async () => {
    await terminal.typing(`${PASSWORD}\n`).ledger('user', 'add', 'Li2', '--role', 'admin');
    await terminal.typing(`${PASSWORD}\n`).ledger('user', 'add', '王小明', '--role', 'admin');
    for (const args of [['password'], ['role', 'clerk'], ['disable'], ['enable']]) {
      const [act = '', ...rest] = args;
      const typed = ['user', act, ' Ｌｉ２ ', ...rest];
      const { status, stderr } = await terminal.typing('ein-ganz-anderes-Wort-3\n').ledger(...typed);
      expect([act, status, stderr]).toEqual([act, 0, expect.stringContaining('：')]);
    }
  }, 30_000);

  it('an unknown user of a ledger that is there → one sentence, no password is asked for', async () => {
    await terminal.typing(`${PASSWORD}\n`).ledger('user', 'add', '王小明', '--role', 'admin');
    for (const args of [
      ['password', '李'],
      ['role', '李', 'clerk'],
      ['enable', '李'],
    ]) {
      const { status, stderr } = await terminal.ledger('user', ...args);
      expect([status, stderr]).toEqual([2, '没有这个用户。\n']);
    }
    expect(existsSync(join(terminal.folder, 'data', 'sessions.sqlite'))).toBe(false);
  });
});

describe('a password typed at a terminal', () => {
  function terminalOf(): {
    ask: Promise<string>;
    type: (text: string) => void;
    shown: () => string;
    raw: boolean[];
  } {
    const raw: boolean[] = [];
    const setRawMode = (on: boolean): void => void raw.push(on);
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode });
    const stderr = new PassThrough();
    const chunks: string[] = [];
    stderr.on('data', (chunk: Buffer) => chunks.push(String(chunk)));
    const clock = { now: () => new Date(0), today: () => '1970-01-01' };
    const ask = askPassword({
      env: {},
      clock,
      actor: '命令行（值班）',
      resolvePath: (path) => path,
      stdin,
      stdout: new PassThrough(),
      stderr,
    });
    return { ask, type: (text) => void stdin.write(text), shown: () => chunks.join(''), raw };
  }

  it('twice the same, with a slip of the finger → the password; nothing of it is shown', async () => {
    const { ask, type, shown, raw } = terminalOf();
    type('青海湖x\u007f的鹤\r');
    await new Promise((resolve) => setTimeout(resolve, 20));
    type('青海湖的鹤\r');
    expect(await ask).toBe('青海湖的鹤');
    expect(shown()).toBe('密码：\n再填一次：\n');
    expect(raw).toEqual([true, false, true, false]);
  });

  it('two that differ, or Ctrl+C → refused with a sentence, the terminal as it was', async () => {
    const differing = terminalOf();
    differing.type('eins\r');
    await new Promise((resolve) => setTimeout(resolve, 20));
    differing.type('zwei\r');
    await expect(differing.ask).rejects.toThrow('两次填写的密码不一样。');
    const stopped = terminalOf();
    stopped.type('ei\u0003');
    await expect(stopped.ask).rejects.toThrow('没有填写密码。');
    expect(stopped.raw).toEqual([true, false]);
  });
});
