// The users' rules over a real ledger.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { createAccounts, type Accounts } from '../../src/accounts/accounts.js';
import type { Passwords } from '../../src/accounts/password-hash.js';
import { newLedger, type TestLedger } from '../support/ledger.js';
import { cheapPasswords } from '../support/users.js';

const clock = { now: () => new Date('2025-10-18T02:00:00Z'), today: () => '2025-10-18' };
const PASSWORD = '青海湖的四只黑颈鹤在飞';

let ledger: TestLedger;
let accounts: Accounts;
let verified: (string | null)[];

beforeEach(() => {
  ledger = newLedger();
  verified = [];
  const passwords: Passwords = {
    hash: (password) => cheapPasswords.hash(password),
    verify(password, stored) {
      verified.push(stored);
      return cheapPasswords.verify(password, stored);
    },
  };
  accounts = createAccounts({ users: ledger.storage, passwords, clock });
});

describe('a login', () => {
  beforeEach(async () => {
    await accounts.add({ name: '王小明', role: 'admin', password: PASSWORD }, '命令行');
    await accounts.add({ name: 'Li Wei', role: 'clerk', password: PASSWORD }, '王小明');
  });

  it('name and password right → the user; a wrong password, another case, a disabled one → nobody', async () => {
    expect(await accounts.check(' 王小明 ', PASSWORD)).toMatchObject({ name: '王小明', role: 'admin' });
    expect(await accounts.check('王小明', `${PASSWORD} `)).toBeNull();
    expect(await accounts.check('li wei', PASSWORD)).toBeNull();
    accounts.setActive('Li Wei', false, '王小明');
    expect(await accounts.check('Li Wei', PASSWORD)).toBeNull();
    accounts.setActive('Li Wei', true, '王小明');
    expect(await accounts.check('Li Wei', PASSWORD)).toMatchObject({ name: 'Li Wei' });
  });

  it('an unknown name or a disabled user → the same work as for a wrong password', async () => {
    accounts.setActive('Li Wei', false, '王小明');
    for (const name of ['王小明', '无此人', 'Li Wei', '']) await accounts.check(name, 'falsch');
    expect(verified).toHaveLength(4);
    expect(verified.map((stored) => stored === null)).toEqual([false, true, true, true]);
  });
});

describe('changes', () => {
  it('each → a row and an event with who, role and state, never with a digest of the password', async () => {
    await accounts.add({ name: '王小明', role: 'admin', password: PASSWORD }, '命令行');
    await accounts.add({ name: '李', role: 'viewer', password: PASSWORD }, '王小明');
    accounts.setRole('李', 'clerk', '王小明');
    await accounts.setPassword('李', `${PASSWORD}了`, '李');
    accounts.setActive('李', false, '王小明');
    const events = ledger.storage.events({ most: 10, action: 'user' }).reverse();
    const told = events.map(({ actor, before, after }) => [actor, before, after].map((part) => part ?? ''));
    const li = (role: string, active: boolean, password?: string): string =>
      JSON.stringify({ name: '李', role, active, ...(password === undefined ? {} : { password }) });
    expect(told.slice(1)).toEqual([
      ['王小明', '', li('viewer', true, 'set')],
      ['王小明', li('viewer', true), li('clerk', true, 'same')],
      ['李', li('clerk', true), li('clerk', true, 'changed')],
      ['王小明', li('clerk', true), li('clerk', false, 'same')],
    ]);
    expect(JSON.stringify(events)).not.toContain('scrypt');
    expect(new Set(events.map(({ content }) => content)).size).toBe(5);
    expect(ledger.shell.prepare('SELECT count(*) FROM users').pluck().get()).toBe(5);
  });

  it('the only active administrator → cannot be disabled or become something else; of two, one can', async () => {
    await accounts.add({ name: '王小明', role: 'admin', password: PASSWORD }, '命令行');
    await accounts.add({ name: '李', role: 'clerk', password: PASSWORD }, '王小明');
    for (const work of [
      () => accounts.setActive('王小明', false, '李'),
      () => accounts.setRole('王小明', 'viewer', '李'),
    ]) {
      expect(work).toThrow('至少要有一名启用的管理员');
    }
    accounts.setRole('李', 'admin', '王小明');
    accounts.setActive('王小明', false, '李');
    expect(accounts.hasAdmin()).toBe(true);
    expect(() => accounts.setActive('李', false, '李')).toThrow('至少要有一名启用的管理员');
  });

  it('the first user as a clerk, a name that is taken in another case, an unknown one → refused, nothing written', async () => {
    const clerk = { name: '王小明', role: 'clerk', password: PASSWORD } as const;
    await expect(accounts.add(clerk, '命令行')).rejects.toThrow('至少要有一名启用的管理员');
    await accounts.add({ name: 'Li', role: 'admin', password: PASSWORD }, '命令行');
    await expect(accounts.add({ ...clerk, name: 'ＬＩ' }, 'Li')).rejects.toThrow('已经有用户');
    await expect(accounts.setPassword('无此人', PASSWORD, 'Li')).rejects.toThrow('没有这个用户');
    await expect(accounts.addFirst('王小明', PASSWORD)).rejects.toThrow('已经有用户');
    expect(accounts.users().map(({ name }) => name)).toEqual(['Li']);
    expect(ledger.storage.events({ most: 10 })).toHaveLength(1);
  });

  it('a row changed or deleted past the program → refused by the database', async () => {
    await accounts.add({ name: '王小明', role: 'admin', password: PASSWORD }, '命令行');
    expect(() => ledger.shell.exec("UPDATE users SET role = 'viewer'")).toThrow('only appended');
    expect(() => ledger.shell.exec('DELETE FROM users')).toThrow('only appended');
  });
});
