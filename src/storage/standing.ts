// What of a ledger a restore changes: its head, its users, its redactions, and the heads that it left behind itself.
import type { Database } from 'better-sqlite3';
import type { ChainHead, LedgerEvent } from '../domain/event.js';
import { restoreOf, type LeftHead } from '../domain/restore.js';
import type { Role } from '../domain/user.js';
import { headOf } from './copy.js';

export interface Standing {
  head: ChainHead | null;
  users: StandingUser[];
  redactions: StandingRedaction[];
  left: LeftHead[];
}

export interface StandingUser {
  name: string;
  role: Role;
  password: string;
  active: 0 | 1;
}

export interface StandingRedaction {
  sha256: string;
  note: string;
  at: string;
}

const USERS = 'SELECT name, role, password, active FROM current_users ORDER BY name';
const REDACTIONS = `
  SELECT o.sha256, x.note, x.at FROM redactions AS x JOIN sources AS o ON o.id = x.source_id ORDER BY x.id`;
const RESTORES = "SELECT * FROM events WHERE action = 'restore' ORDER BY seq DESC";

/** Of a ledger of any age: what it does not know of is empty. */
export function standingOf(db: Database): Standing {
  const rows = <Row>(table: string, sql: string): Row[] =>
    db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) === undefined
      ? []
      : db.prepare<[], Row>(sql).all();
  return {
    head: headOf(db),
    users: rows<StandingUser>('current_users', USERS),
    redactions: rows<StandingRedaction>('redactions', REDACTIONS),
    left: rows<LedgerEvent>('events', RESTORES).flatMap((event) => restoreOf(event)?.left ?? []),
  };
}
