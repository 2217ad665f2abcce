// Users for tests: one password, hashed once at next to no cost; the product's cost is for people.
import { createPasswords } from '../../src/accounts/password-hash.js';
import type { Services } from '../../src/compose.js';
import type { Role } from '../../src/domain/user.js';

export const PASSWORD = 'vier Kraniche über Qinghai';

/** How a password is hashed where nothing is to be kept from guessing. */
export const cheapPasswords = createPasswords({ logN: 1, r: 8, p: 1 });

export const PASSWORD_HASH = await cheapPasswords.hash(PASSWORD);

/** A user under this name, unless there is one. */
export function ensureUser(
  { storage, clock }: Pick<Services, 'storage' | 'clock'>,
  name: string,
  role: Role,
): void {
  if (storage.user(name) !== null) return;
  const at = clock.now().toISOString();
  // The first user has to be an administrator.
  if (!storage.hasUsers() && role !== 'admin') {
    storage.writeUser(
      { name: '首任管理员', role: 'admin', password: PASSWORD_HASH, active: true },
      { actor: '首任管理员', at },
    );
  }
  storage.writeUser({ name, role, password: PASSWORD_HASH, active: true }, { actor: '首任管理员', at });
}
