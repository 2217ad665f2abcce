// The file of the sessions: digests only, bounded, and of no weight when it is gone.
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { openSessions, type Sessions } from '../../src/storage/sessions.js';
import { temporaryFolder } from '../support/ledger.js';

let file: string;
let sessions: Sessions;

beforeEach(() => {
  file = join(temporaryFolder(), 'sessions.sqlite');
  sessions = openSessions(file);
});

const shell = (): Database.Database => new Database(file, { readonly: true });

describe('sessions', () => {
  it('written and read → under the digest of its id; the id itself is nowhere in the file', () => {
    sessions.set('geheime-id', { user: '王', data: '{"a":1}', seen: 5 });
    expect(sessions.get('geheime-id')).toEqual({ user: '王', data: '{"a":1}', created: 5, seen: 5 });
    expect(sessions.get('andere-id')).toBeNull();
    sessions.close();
    expect(readFileSync(file).includes('geheime-id')).toBe(false);
    expect(shell().prepare('SELECT digest FROM sessions').pluck().get()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('written again → its first time and its user stay, whatever the later data says', () => {
    sessions.set('a', { user: null, data: '{}', seen: 5 });
    sessions.set('a', { user: '王', data: '{"user":"王"}', seen: 9 });
    expect(sessions.get('a')).toEqual({ user: null, data: '{"user":"王"}', created: 5, seen: 9 });
  });

  it('all of a user ended, or all but one → those of others stay', () => {
    for (const id of ['a', 'b', 'c']) sessions.set(id, { user: '王', data: '{}', seen: 5 });
    sessions.set('x', { user: '李', data: '{}', seen: 5 });
    sessions.destroyOf('王', 'b');
    expect(['a', 'b', 'c', 'x'].map((id) => sessions.get(id) !== null)).toEqual([false, true, false, true]);
    sessions.destroyOf('王');
    expect(['b', 'x'].map((id) => sessions.get(id) !== null)).toEqual([false, true]);
  });

  it('idle, too old, or of a visitor without a login → expired, each by its own time', () => {
    sessions.set('idle', { user: '王', data: '{}', seen: 10 });
    sessions.set('old', { user: '王', data: '{}', seen: 5 });
    sessions.touch('old', 30);
    sessions.set('visitor', { user: null, data: '{}', seen: 20 });
    sessions.set('good', { user: '王', data: '{}', seen: 20 });
    sessions.expire({ seen: 15, created: 8, visitorsSeen: 25 });
    expect(['idle', 'old', 'visitor', 'good'].map((id) => sessions.get(id) !== null)).toEqual([
      ...[false, false, false, true],
    ]);
  });

  it('opened again → the same secret and sessions; of another version → a new file', () => {
    const secret = sessions.secret();
    expect(secret).toMatch(/^[\w-]{43}$/);
    sessions.set('a', { user: '王', data: '{}', seen: 5 });
    sessions.close();
    sessions = openSessions(file);
    expect([sessions.secret(), sessions.get('a')?.user]).toEqual([secret, '王']);
    sessions.close();
    new Database(file).exec('PRAGMA user_version = 99').close();
    sessions = openSessions(file);
    expect(sessions.get('a')).toBeNull();
    expect(sessions.secret()).not.toBe(secret);
  });

  it('the file → for its owner alone; no database → one sentence', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const other = join(temporaryFolder(), 'sessions.sqlite');
    writeFileSync(other, 'no database at all, only text that is long enough');
    expect(() => openSessions(other)).toThrow('数据库文件不是 SQLite 数据库');
    expect(() => openSessions(join(temporaryFolder(), 'nowhere', 'x'))).toThrow('数据库目录不存在');
  });
});

describe('failed logins', () => {
  it('more than are kept → the newest 10,000 stay, the count of the day is exact', () => {
    const failure = { date: '2025-10-18', at: '2025-10-18T02:00:00.000Z', user: null, address: '127.0.0.1' };
    for (let times = 0; times < 10_010; times += 1) sessions.addFailure(failure);
    expect(shell().prepare('SELECT count(*), min(id) FROM login_failures').raw().get()).toEqual([10_000, 11]);
    expect(sessions.failuresBefore('2025-10-18')).toEqual([]);
    expect(sessions.failuresBefore('2025-10-19')).toEqual([{ date: '2025-10-18', count: 10_010 }]);
    sessions.dropFailureDay('2025-10-18');
    expect(sessions.failuresBefore('2025-10-19')).toEqual([]);
    expect(existsSync(file)).toBe(true);
  }, 60_000);
});
