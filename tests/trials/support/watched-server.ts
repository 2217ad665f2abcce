// The application in a process whose memory and files can be asked for: nothing of that is in the product.
import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { compose } from '../../../src/compose.js';
import { createApp } from '../../../src/web/app.js';
import { OPEN } from '../../support/app.js';
import { clock, REGION } from './product.js';

/** After everything that can be given up was given up. */
export interface State {
  heapBytes: number;
  residentBytes: number;
  /** Open ones, among them sockets. */
  files: number;
}

async function state(): Promise<State> {
  // What one collection finalises, the next one frees.
  for (let rounds = 0; rounds < 5; rounds += 1) {
    global.gc?.();
    await setImmediate();
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heapBytes: heapUsed, residentBytes: rss, files: readdirSync('/proc/self/fd').length };
}

const dataDir = process.argv[2] ?? '';
const services = compose({ dataDir, region: REGION }, clock, 'refuse');
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const entrance = { ...OPEN, own: `http://${host}` };
  server.on('request', createApp(services, { hosts: [host], entrance, logger: pino({ level: 'silent' }) }));
  process.send?.({ host });
});
process.on('message', () => void state().then((answer) => process.send?.(answer)));
process.once('disconnect', () => process.exit());
