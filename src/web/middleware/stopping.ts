// When the process was asked to end: what runs is finished, what comes new is refused.
import type { RequestHandler } from 'express';
import { RequestError } from '../../domain/errors.js';
import { isForPrint } from './forwarded.js';

/** A print that runs still asks for its page and what that is dressed with. */
export function refuseWhenStopping(stop: AbortSignal | undefined): RequestHandler {
  return (request, response, next) => {
    if (stop?.aborted === true && !isForPrint(request, response)) {
      response.set('Connection', 'close');
      throw new RequestError('unavailable', '系统正在停止或重新启动，请稍后再试。');
    }
    next();
  };
}
