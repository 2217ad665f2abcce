// Whether the application is alive, and whether it can read and write.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { RequestError } from '../../domain/errors.js';

/** Alive: answered without the disk. A ledger that held something once always does, so only an empty one is asked again. */
export function showHealth({ storage }: Services): RequestHandler {
  let empty: boolean | null = null;
  return (_request, response) => {
    if (empty !== false) empty = isEmpty(storage);
    response.set('Cache-Control', 'no-store').json({ status: 'ok', empty });
  };
}

/** Null: it cannot be known now, which is a matter of `/readyz`. */
function isEmpty(storage: Services['storage']): boolean | null {
  try {
    return storage.isEmpty();
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}

/** However often strangers ask, the disk is tried once in this time. */
const HELD_MS = 1000;
const RETRY_AFTER = '30';

/** Ready: the ledger can be read and written. The reason is for whoever looks after the server and names no path. */
export function showReadiness({ storage }: Services): RequestHandler {
  let looked: Promise<string | null> | null = null;
  const look = (): Promise<string | null> => {
    const looking = storage.unready();
    setTimeout(() => (looked = null), HELD_MS).unref();
    return looking;
  };
  return async (_request, response) => {
    const reason = await (looked ??= look());
    response.set('Cache-Control', 'no-store');
    if (reason === null) response.json({ status: 'ok' });
    else response.status(503).set('Retry-After', RETRY_AFTER).json({ status: 'unavailable', reason });
  };
}
