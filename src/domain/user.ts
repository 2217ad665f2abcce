// Who works with the ledger, and in which role.

export const ROLES = ['viewer', 'clerk', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export interface User {
  name: string;
  role: Role;
  /** Algorithm, parameters, salt and digest in one string; never the password. */
  password: string;
  /** False: may not log in. */
  active: boolean;
}
