// A browser between its uses: started once, forgotten and killed where it hangs, ended when it is idle.
import { describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { heldBrowser, type Held, type HeldBrowser } from '../../src/printing/held-browser.js';

const LIMITS = { limitMs: 40, idleMs: 10_000, late: '没有印成。' };
const never = new Promise<never>(() => undefined);

interface Started extends Held {
  number: number;
}

/** Browsers by number; `killed` in their order. `kill` of a hanging one never ends. */
function browsers(
  limits = LIMITS,
  kill = Promise.resolve(),
): { held: HeldBrowser<Started>; killed: number[] } {
  const killed: number[] = [];
  let count = 0;
  const start = (): Promise<Started> => {
    const number = (count += 1);
    const end = (): Promise<void> => {
      killed.push(number);
      return kill;
    };
    return Promise.resolve({ number, isConnected: () => !killed.includes(number), kill: end });
  };
  return { held: heldBrowser(start, limits), killed };
}

describe('a browser', () => {
  it('used twice → started once', async () => {
    const { held, killed } = browsers();
    expect([
      await held.use((one) => Promise.resolve(one.number)),
      await held.use(() => Promise.resolve(7)),
    ]).toEqual([1, 7]);
    expect(killed).toEqual([]);
    await held.close();
    expect(killed).toEqual([1]);
  });

  it.each([
    ['ends', Promise.resolve()],
    ['does not even end', never],
  ])(
    'hangs in whatever it does and %s when it is killed → a sentence in time, and the next use has another',
    async (_name, kill) => {
      const { held, killed } = browsers(LIMITS, kill);
      await expect(held.use(() => never)).rejects.toMatchObject({
        code: 'unavailable',
        message: '没有印成。',
      });
      expect(killed).toEqual([1]);
      expect(await held.use((one) => Promise.resolve(one.number))).toBe(2);
    },
  );

  it('a work that fails → its own error, the browser stays', async () => {
    const { held, killed } = browsers();
    await expect(held.use(() => Promise.reject(new Error('once')))).rejects.toThrow('once');
    await wait(60);
    expect(killed).toEqual([]);
  });

  it('idle → ended', async () => {
    const { held, killed } = browsers({ ...LIMITS, idleMs: 5 });
    await held.use(() => Promise.resolve());
    await wait(40);
    expect(killed).toEqual([1]);
  });
});
