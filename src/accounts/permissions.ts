// What each role may do.
import type { Role } from '../domain/user.js';

/**
 * `read`: pages, sources, JSON and CSV. `ingest`: bring documents. `review`: decide about readings and names.
 * `issue`: remarks on reports, and issuing them. `audit`: the audit chain and the audit package. `administer`: users, redaction.
 */
export const PERMISSIONS = ['read', 'ingest', 'review', 'issue', 'audit', 'administer'] as const;
export type Permission = (typeof PERMISSIONS)[number];

const GRANTED: Readonly<Record<Role, readonly Permission[]>> = {
  viewer: ['read'],
  clerk: ['read', 'ingest', 'review', 'issue'],
  auditor: ['read', 'audit'],
  admin: PERMISSIONS,
};

export function mayDo(role: Role, permission: Permission): boolean {
  return GRANTED[role].includes(permission);
}

/** By permission, for templates. */
export function granted(role: Role): Record<Permission, boolean> {
  const entries = PERMISSIONS.map((permission) => [permission, mayDo(role, permission)]);
  return Object.fromEntries(entries) as Record<Permission, boolean>;
}
