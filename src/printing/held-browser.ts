// A browser that is started with the first use and ended when it was idle for a while; one that hangs is killed.
import { RequestError } from '../domain/errors.js';

export interface Held {
  isConnected(): boolean;
  /** Its process is gone afterwards. */
  kill(): Promise<void>;
}

export interface HeldBrowser<Browser> {
  /** Throws `late` where the work takes longer than the limit; the browser is gone then. */
  use<T>(work: (browser: Browser) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Limits {
  /** Of one use, whatever it does; the start of the browser has a limit of its own. */
  limitMs: number;
  idleMs: number;
  late: string;
}

/** A browser that died is started again. */
export function heldBrowser<Browser extends Held>(
  start: () => Promise<Browser>,
  { limitMs, idleMs, late }: Limits,
): HeldBrowser<Browser> {
  let held: Browser | null = null;
  let idle: NodeJS.Timeout | undefined;
  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = held;
    held = null;
    await ending?.kill();
  };
  const raced = async <T>(work: Promise<T>): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const expiry = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        // Nobody waits for it: a process that hangs may do so while it ends.
        close().catch(() => undefined);
        reject(new RequestError('unavailable', late));
      }, limitMs);
    });
    return await Promise.race([work, expiry]).finally(() => clearTimeout(timer));
  };
  return {
    async use(work) {
      clearTimeout(idle);
      if (held?.isConnected() !== true) held = await start();
      try {
        return await raced(work(held));
      } finally {
        idle = setTimeout(() => void close(), idleMs).unref();
      }
    },
    close,
  };
}
