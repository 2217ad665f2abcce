// `serve`: the web application on this machine.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Command } from 'commander';
import { pino } from 'pino';
import { compose, type Services } from '../compose.js';
import { readServerConfig, type ServerConfig } from '../config.js';
import { RequestError } from '../domain/errors.js';
import { createApp } from '../web/app.js';
import { aborted, untilAsked } from './signals.js';
import { DONE, print, say, type Terminal } from './terminal.js';

/** A browser that keeps its connection must not keep the program. */
const SHUTDOWN_MS = 5000;

export function serveCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('serve')
    .description('启动网页（npm start 运行的就是它）')
    .option('--host <host>', '监听地址，只能是本机')
    .option('--port <port>', '端口')
    .action(async (options: { host?: string; port?: string }) => {
      const config = readServerConfig(terminal.env, options);
      await untilAsked((stop) => serve(compose(config, terminal.clock, 'seeds'), { config, stop }, terminal));
      finish(DONE);
    });
}

/** Serves until it is told to stop; then finishes what runs and closes the ledger. */
export async function serve(
  services: Services,
  { config, stop }: { config: ServerConfig; stop: AbortSignal },
  terminal: Terminal,
): Promise<void> {
  const server = createServer();
  try {
    const port = await listen(server, config);
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    const names = new Set([host, '127.0.0.1', 'localhost', '[::1]']);
    const logger = pino({ level: 'warn' }, terminal.stderr);
    server.on('request', createApp(services, { hosts: [...names].map((name) => `${name}:${port}`), logger }));
    print(terminal, [`热线台账已启动：http://${host}:${port}`]);
    say(terminal, `数据目录 ${config.dataDir}。按 Ctrl+C 结束。`);
    await aborted(stop);
    await closed(server);
  } finally {
    services.close();
  }
}

function listen(server: Server, { host, port }: ServerConfig): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE' ? '已被占用，请换一个（PORT=3001）' : `无法使用（${error.code ?? ''}）`;
      reject(new RequestError('unavailable', `端口 ${port} ${why}。`));
    });
    server.listen(port, host, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      server.closeAllConnections();
    }, SHUTDOWN_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
