// What the layout of every page needs to know of the ledger.
import type { RequestHandler } from 'express';
import { granted } from '../../accounts/permissions.js';
import type { Services } from '../../compose.js';
import { SIMULATED, SIMULATED_NOTE } from '../../reports/wording.js';
import { headText } from '../../domain/event.js';

/** The layout's names before any request: an early refusal has a page too. */
export const PAGE_DEFAULTS = {
  section: '',
  region: '',
  simulated: false,
  simulatedName: SIMULATED,
  simulatedNote: SIMULATED_NOTE,
  /** What prints carry away of the audit chain; empty before the first event. */
  head: '',
  /** Readings that wait for a person, beside their entry in the menu. */
  waiting: 0,
  /** Null: nobody is logged in. */
  visitor: null,
  may: granted('viewer'),
  csrfToken: '',
};

export function pageScope({ storage, region }: Services): RequestHandler {
  return (_request, response, next) => {
    const head = storage.head();
    const simulated = storage.simulated();
    Object.assign(response.locals, { region, simulated, head: head === null ? '' : headText(head) });
    // Counted when a page is rendered, after whatever the request decided, and only for those who are shown it.
    Object.defineProperty(response.locals, 'waiting', {
      enumerable: true,
      get: () => ((response.locals['may'] as { review?: boolean }).review ? storage.pendingCount(region) : 0),
    });
    response.set('Cache-Control', 'private, no-cache');
    next();
  };
}
