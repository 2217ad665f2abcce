// The end of a server: what runs is finished, what comes new is refused by the application, then nobody is listened to.
import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface Ending {
  /** Waits for the requests that run now, at most so long; what is left then is cut. */
  end(patienceMs: number): Promise<void>;
}

/** For refusals that are on their way when the last request is done. */
const LAST_MS = 500;

/** Stands before the first request, for it counts them. */
export function endingOf(server: Server): Ending {
  const running = new Set<ServerResponse>();
  server.on('request', (_request, response: ServerResponse) => {
    running.add(response);
    response.once('close', () => running.delete(response));
  });
  const allDone = (patienceMs: number): Promise<unknown> =>
    Promise.race([
      Promise.allSettled([...running].map((response) => once(response, 'close'))),
      pause(patienceMs, undefined, { ref: false }),
    ]);
  return {
    async end(patienceMs) {
      // Its visitor shall not ask again on this connection.
      for (const response of running) if (!response.headersSent) response.setHeader('Connection', 'close');
      // A print asks this server for its page: until it is done, the server listens.
      await allDone(patienceMs);
      const closed = once(server, 'close');
      server.close();
      await allDone(LAST_MS);
      // Connections on which nothing was asked yet count as busy ones, to the server.
      server.closeAllConnections();
      await closed;
    },
  };
}
