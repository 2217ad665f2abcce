// What the layout of every page needs to know of the ledger.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';

/** The layout's names before any request: an early refusal has a page too. */
export const PAGE_DEFAULTS = { section: '', region: '', simulated: false };

export function pageScope({ storage, region }: Services): RequestHandler {
  return (_request, response, next) => {
    Object.assign(response.locals, { region, simulated: storage.simulated() });
    response.set('Cache-Control', 'private, no-cache');
    next();
  };
}
