// One-time tokens: each lets one GET of one path through, once, within a minute.
import { randomBytes } from 'node:crypto';
import type { Clock } from '../domain/clock.js';

const VALID_MS = 60_000;

export interface PrintTokens {
  /** For exactly this path. */
  issue: (path: string) => string;
  /** True once, in time, for the path that it was issued for; used up by any try. */
  redeem: (token: string, path: string) => boolean;
}

export function createPrintTokens(clock: Clock): PrintTokens {
  const open = new Map<string, { path: string; until: number }>();
  const now = (): number => clock.now().getTime();
  return {
    issue(path) {
      for (const [token, { until }] of open) if (until <= now()) open.delete(token);
      const token = randomBytes(32).toString('base64url');
      open.set(token, { path, until: now() + VALID_MS });
      return token;
    },
    redeem(token, path) {
      const found = open.get(token);
      open.delete(token);
      return found?.path === path && now() < found.until;
    },
  };
}
