// The hash of an event: over all its other columns, the previous hash among them.
import type { LedgerEvent } from '../domain/event.js';
import { compact, digest } from './canonical.js';

/** What the first event follows. */
export const GENESIS = '0'.repeat(64);

export function eventHash(event: Omit<LedgerEvent, 'hash'>): string {
  const { seq, at, actor, action, entity, entity_id, before, after, content, previous } = event;
  return digest(compact({ seq, at, actor, action, entity, entity_id, before, after, content, previous }));
}
