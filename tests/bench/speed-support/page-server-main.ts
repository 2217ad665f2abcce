// `page-server-main.ts KIND FOLDER`: one server of the bench of pages; prints its port.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listenerOf, type ServerKind } from './page-server.js';

const [kind = 'kept', folder = ''] = process.argv.slice(2) as [ServerKind?, string?];

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  server.on('request', listenerOf(kind, folder, `127.0.0.1:${port}`));
  process.stdout.write(`${port}\n`);
});
