// The users of a ledger: who there is, whether a password is theirs, and every change, with its rules.
import type { Clock } from '../domain/clock.js';
import { RequestError } from '../domain/errors.js';
import type { Role, User } from '../domain/user.js';
import type { Passwords } from './password-hash.js';
import { checkPassword } from './password-rules.js';
import { sameName, typedName, userName } from './user-names.js';

/** The storage that it needs. */
export interface UserBook {
  /** Null where no user has exactly this name. */
  user(name: string): User | null;
  /** By name. */
  users(): User[];
  hasUsers(): boolean;
  /** Refuses what would leave no active administrator. */
  writeUser(user: User, by: { actor: string; at: string }): void;
}

export interface NewUser {
  name: string;
  role: Role;
  password: string;
}

/** A person whose right to a change may end while a password is hashed; whoever sits at the terminal is a mere name. */
export interface Asker {
  name: string;
  /** Throws where the right is over. */
  check(): void;
}

/** Each change names who made it; throws a RequestError where it cannot be made. */
export interface Accounts extends Pick<UserBook, 'user' | 'users' | 'hasUsers'> {
  hasAdmin(): boolean;
  /** The user whose name and password these are by then, if active; null after the same work otherwise. */
  check: (name: string, password: string) => Promise<User | null>;
  /** Returns the name as it is kept. */
  add(user: NewUser, by: string | Asker): Promise<string>;
  /** The first administrator; refused once there is any user. */
  addFirst(name: string, password: string): Promise<User>;
  setPassword(name: string, password: string, by: string | Asker): Promise<void>;
  setRole(name: string, role: Role, actor: string): void;
  setActive(name: string, active: boolean, actor: string): void;
}

interface Parts {
  users: UserBook;
  passwords: Passwords;
  clock: Clock;
}

export function createAccounts({ users, passwords, clock }: Parts): Accounts {
  const known = (name: string): User => {
    const user = users.user(typedName(name));
    if (user === null) throw new RequestError('not-found', '没有这个用户。');
    return user;
  };
  const write = (user: User, actor: string): void => {
    users.writeUser(user, { actor, at: clock.now().toISOString() });
  };
  return {
    user: (name) => users.user(name),
    users: () => users.users(),
    hasUsers: () => users.hasUsers(),
    hasAdmin: () => users.users().some(({ role, active }) => role === 'admin' && active),
    async check(name, password) {
      const user = users.user(typedName(name));
      const stored = user?.active === true ? user.password : null;
      const fits = await passwords.verify(password, stored);
      // After the wait: the account may have ended, the password may be another.
      const now = fits && user !== null ? users.user(user.name) : null;
      return now?.active === true && now.password === stored ? now : null;
    },
    async add({ name: typed, role, password }, by) {
      const name = userName(typed);
      checkPassword(password, name);
      const stored = await passwords.hash(password);
      // After the wait: nobody may have taken the name meanwhile.
      const actor = checked(by);
      if (users.users().some((user) => sameName(user.name, name))) {
        throw new RequestError('invalid', `已经有用户“${name}”。`);
      }
      write({ name, role, password: stored, active: true }, actor);
      return name;
    },
    async addFirst(typed, password) {
      const name = userName(typed);
      checkPassword(password, name);
      const user: User = { name, role: 'admin', password: await passwords.hash(password), active: true };
      if (users.hasUsers()) throw new RequestError('forbidden', '已经有用户了，请登录。');
      write(user, name);
      return user;
    },
    async setPassword(name, password, by) {
      checkPassword(password, known(name).name);
      const stored = await passwords.hash(password);
      write({ ...known(name), password: stored }, checked(by));
    },
    setRole: (name, role, actor) => write({ ...known(name), role }, actor),
    setActive: (name, active, actor) => write({ ...known(name), active }, actor),
  };
}

function checked(by: string | Asker): string {
  if (typeof by === 'string') return by;
  by.check();
  return by.name;
}
