// More requests at once than can be answered soon: who comes beyond is told so at once, instead of all waiting long.
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Clock } from '../../domain/clock.js';
import { RequestError } from '../../domain/errors.js';

/** At one to three milliseconds a page the last of them waits half a second. */
const MOST_AT_ONCE = 250;

/**
 * Whoever looks after the server has to see it then, too; the answer itself is dressed with assets; and an upload that
 * was begun goes on to its end: those have a line of their own (`createLine`).
 */
const NEVER_REFUSED = /^\/(?:(?:healthz|readyz|ingest)\/?$|assets\/|ingest\/)/i;

const LOG_EVERY_MS = 60_000;

interface Around {
  clock: Clock;
  logger: Logger;
}

/** Stands before the log of requests: a line for each refusal would be the next flood. */
export function crowd({ clock, logger }: Around, most = MOST_AT_ONCE): RequestHandler {
  let atOnce = 0;
  let logged = 0;
  const log = (): void => {
    const now = clock.now().getTime();
    if (now - logged < LOG_EVERY_MS) return;
    logged = now;
    logger.warn({ atOnce }, 'more requests at once than are taken; some are refused');
  };
  return (request, response, next) => {
    if (NEVER_REFUSED.test(request.path)) {
      next();
      return;
    }
    if (atOnce >= most) {
      log();
      throw new RequestError('unavailable', '现在访问的人太多，请过半分钟再试。');
    }
    atOnce += 1;
    response.once('close', () => (atOnce -= 1));
    next();
  };
}
