// One upload at a time: what it brings lies in memory until it is answered. Whoever comes meanwhile waits, a few do.
import type { RequestHandler } from 'express';
import { RequestError } from '../../domain/errors.js';

const MOST_WAITING = 8;

/** A turn ends with its answer, or when the visitor goes away. */
export function inTurn(): RequestHandler {
  const waiting = new Set<() => void>();
  let isBusy = false;
  const pass = (): void => {
    const [next] = waiting;
    if (next === undefined) isBusy = false;
    else next();
  };
  return (request, response, proceed) => {
    const begin = (): void => {
      isBusy = true;
      waiting.delete(begin);
      response.once('close', pass);
      proceed();
    };
    if (!isBusy) begin();
    else if (waiting.size < MOST_WAITING) {
      waiting.add(begin);
      response.once('close', () => waiting.delete(begin));
    } else {
      // Nobody reads what is still on its way.
      request.resume();
      throw new RequestError('unavailable', '现在录入的人太多，请过一会儿再试。');
    }
  };
}
