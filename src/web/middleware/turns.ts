// One at a time of what needs much memory, such as uploads until they are answered. Whoever comes meanwhile waits, a few do.
import type { Request, RequestHandler } from 'express';
import { RequestError } from '../../domain/errors.js';

const MOST_WAITING = 8;

/** The server ends a request whose body it did not get within five minutes: more than half of them are for sending it. */
const LONGEST_WAIT_MS = 120_000;

export interface Line {
  /** A turn ends with its answer, or when the visitor goes away. */
  inTurn: RequestHandler;
  /** How many come before the one with this id; null: it does not wait. */
  ahead: (id: string) => number | null;
}

/**
 * `doing`: what they wait for, for the sentence. A form is not read while it waits: its id stands in the address
 * (`?progress=`).
 */
export function createLine(doing: string, longestWaitMs = LONGEST_WAIT_MS): Line {
  const waiting = new Map<() => void, unknown>();
  let isBusy = false;
  const pass = (): void => {
    const [next] = waiting.keys();
    if (next === undefined) isBusy = false;
    else next();
  };
  const inTurn: RequestHandler = (request, response, proceed) => {
    const begin = (): void => {
      isBusy = true;
      leave();
      response.once('close', pass);
      proceed();
    };
    const leave = (): void => {
      waiting.delete(begin);
      clearTimeout(patience);
    };
    const giveUp = (): void => {
      const before = [...waiting.keys()].indexOf(begin) + 1;
      leave();
      proceed(
        refusal(request, `等了很久还没有轮到，前面还有 ${before} 份；这一份没有处理，请过一会儿再试。`),
      );
    };
    let patience: NodeJS.Timeout | undefined;
    if (!isBusy) begin();
    else if (waiting.size < MOST_WAITING) {
      patience = setTimeout(giveUp, longestWaitMs);
      waiting.set(begin, request.query['progress']);
      response.once('close', leave);
    } else {
      throw refusal(
        request,
        `现在${doing}的人太多，已有 ${waiting.size} 份在排队；这一份没有排上，请过一会儿再试。`,
      );
    }
  };
  return {
    inTurn,
    ahead(id) {
      const place = [...waiting.values()].indexOf(id);
      return place === -1 ? null : place + 1;
    },
  };
}

/** Nobody reads what is still on its way. */
function refusal(request: Request, message: string): RequestError {
  request.resume();
  return new RequestError('unavailable', message);
}
