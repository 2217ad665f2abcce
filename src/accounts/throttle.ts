// Growing delays after failed attempts, per key: an account, an address.
import type { Clock } from '../domain/clock.js';

export interface Patience {
  /** Failures that cost nothing yet. */
  free: number;
  /** No delay grows beyond. */
  mostSeconds: number;
  /** How long after the last failure all are forgotten; without it a day. */
  memoryMs?: number;
}

export interface Throttle {
  /** Seconds until the next attempt is taken; 0: now. */
  wait(key: string): number;
  /** Call it before an attempt is looked at, so that many at once count each. */
  failed(key: string): void;
  /** Forgets all failures of a key, after an attempt that was good. */
  forget(key: string): void;
  /** Takes one failure back: the attempt was good, but others under this key may not have been. */
  forgive(key: string): void;
}

interface Failures {
  count: number;
  until: number;
  last: number;
}

const DAY_MS = 24 * 3600_000;
/** Beyond this number of keys the oldest are forgotten. */
const MOST_KEYS = 10_000;

export function createThrottle(clock: Clock, patience: Patience): Throttle {
  const { free, mostSeconds, memoryMs = DAY_MS } = patience;
  const keys = new Map<string, Failures>();
  const now = (): number => clock.now().getTime();
  const held = (key: string): Failures | undefined => {
    const found = keys.get(key);
    return found && now() - found.last < memoryMs ? found : undefined;
  };
  return {
    wait: (key) => Math.max(0, Math.ceil(((held(key)?.until ?? 0) - now()) / 1000)),
    failed(key) {
      const count = (held(key)?.count ?? 0) + 1;
      const seconds = count < free ? 0 : Math.min(mostSeconds, 2 ** (count - free));
      keys.delete(key);
      keys.set(key, { count, until: now() + seconds * 1000, last: now() });
      const [oldest] = keys.keys();
      if (keys.size > MOST_KEYS && oldest !== undefined) keys.delete(oldest);
    },
    forget: (key) => void keys.delete(key),
    forgive(key) {
      const found = keys.get(key);
      if (found) keys.set(key, { ...found, count: found.count - 1, until: now() });
    },
  };
}
