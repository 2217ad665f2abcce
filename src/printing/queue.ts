// One at a time; a few wait, whoever comes beyond is told to come later.
import { RequestError } from '../domain/errors.js';

const MOST_WAITING = 4;

export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A failed work ends its turn as a done one does. */
export function oneAtATime(): InTurn {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    if (waiting > MOST_WAITING) {
      throw new RequestError('unavailable', '现在生成 PDF 的人太多，请过一会儿再试。');
    }
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
