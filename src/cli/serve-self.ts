// The application on a free port of this machine, for a command that prints its pages; nobody else is let in.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import type { Services } from '../compose.js';
import { createApp } from '../web/app.js';
import type { Terminal } from './terminal.js';

const HOST = '127.0.0.1';

/** `work` gets the address; when it is done, nothing listens any more. Pages are open to one-time tokens alone. */
export async function whileServing<T>(
  services: Services,
  terminal: Pick<Terminal, 'stderr'>,
  work: (own: string) => Promise<T>,
): Promise<T> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, HOST, resolve));
  const host = `${HOST}:${(server.address() as AddressInfo).port}`;
  const own = `http://${host}`;
  // As for others: whoever is not logged in reads nothing, whether there are users or not.
  const entrance = { https: false, loopback: false, proxies: 0, openReading: false, own, setup: null };
  server.on(
    'request',
    createApp(services, { hosts: [host], entrance, logger: pino({ level: 'error' }, terminal.stderr) }),
  );
  try {
    return await work(own);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
