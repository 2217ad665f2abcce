// One at a time; a few wait, whoever comes beyond is told to come later.
import { RequestError } from './errors.js';

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A failed work ends its turn as a done one does. `refusal`: what those hear for whom there is no room. */
export function oneAtATime(mostWaiting: number, refusal: string): InTurn {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    if (waiting > mostWaiting) throw new RequestError('unavailable', refusal);
    waiting += 1;
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      waiting -= 1;
    }
  };
}
