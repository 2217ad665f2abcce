// The users: each change is a further row with its event; the newest row of a name holds.
import type { Database } from 'better-sqlite3';
import { RequestError } from '../domain/errors.js';
import type { Facts } from '../domain/event.js';
import type { Role, User } from '../domain/user.js';
import type { Chain } from './events.js';

export interface Users {
  /** Null where no user has exactly this name. */
  user(name: string): User | null;
  /** By name. */
  users(): User[];
  hasUsers(): boolean;
  /** Adds a user or a further version of one. Refuses what would leave no active administrator. */
  writeUser(user: User, by: { actor: string; at: string }): void;
}

interface UserRow {
  name: string;
  role: Role;
  password: string;
  active: 0 | 1;
}

const ONE = `
  SELECT name, role, password, active FROM users WHERE name = ? ORDER BY id DESC LIMIT 1`;
const ALL = 'SELECT name, role, password, active FROM current_users ORDER BY name';
const ADD = `
  INSERT INTO users (name, role, password, active, actor, at)
  VALUES (:name, :role, :password, :active, :actor, :at)`;
const OTHER_ADMINS = `
  SELECT count(*) FROM current_users WHERE role = 'admin' AND active = 1 AND name <> ?`;

export function usersKeeper(db: Database, events: Chain): Users {
  const one = db.prepare<[string], UserRow>(ONE);
  const all = db.prepare<[], UserRow>(ALL);
  const any = db.prepare<[], number>('SELECT EXISTS (SELECT 1 FROM users)').pluck();
  const add = db.prepare(ADD);
  const otherAdmins = db.prepare<[string], number>(OTHER_ADMINS).pluck();
  const write = db.transaction((user: User, { actor, at }: { actor: string; at: string }): void => {
    const before = one.get(user.name);
    if (!isAdmin(user) && otherAdmins.get(user.name) === 0) throw new RequestError('invalid', NO_ADMIN);
    const { lastInsertRowid } = add.run({ ...user, active: user.active ? 1 : 0, actor, at });
    const row = { entity: 'user', entityId: Number(lastInsertRowid), action: 'user', actor, at } as const;
    if (before === undefined) events.appendFor({ ...row, after: factsOf(user, 'set') });
    else {
      const was = userOf(before);
      const password = was.password === user.password ? 'same' : 'changed';
      events.appendFor({ ...row, before: factsOf(was), after: factsOf(user, password) });
    }
  });
  return {
    user(name) {
      const row = one.get(name);
      return row === undefined ? null : userOf(row);
    },
    users: () => all.all().map(userOf),
    hasUsers: () => any.get() === 1,
    writeUser: (user, by) => write.immediate(user, by),
  };
}

const NO_ADMIN = '至少要有一名启用的管理员：请先新增或启用另一名管理员。';

function isAdmin({ role, active }: User): boolean {
  return role === 'admin' && active;
}

/** The digest of a password stays out of the chain's facts: whoever reads events must not get to try guesses. */
function factsOf({ name, role, active }: User, password?: 'set' | 'changed' | 'same'): Facts {
  return { name, role, active, ...(password === undefined ? {} : { password }) };
}

function userOf({ name, role, password, active }: UserRow): User {
  return { name, role, password, active: active === 1 };
}
