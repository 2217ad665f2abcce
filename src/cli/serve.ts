// `serve`: the web application on this machine.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Command } from 'commander';
import { pino } from 'pino';
import { compose, type Services } from '../compose.js';
import { readConfig, type Config } from '../config.js';
import { RequestError } from '../domain/errors.js';
import { createApp } from '../web/app.js';
import { DONE, say, type Terminal } from './terminal.js';

/** A browser that keeps its connection must not keep the program. */
const SHUTDOWN_MS = 5000;

export function serveCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('serve')
    .description('启动网页（npm start 运行的就是它）')
    .option('--host <host>', '监听地址，只能是本机')
    .option('--port <port>', '端口')
    .action(async (options: { host?: string; port?: string }) => {
      const config = readConfig(terminal.env, options);
      await serve(compose(config, terminal.clock), config, terminal);
      finish(DONE);
    });
}

/** Serves until the process is asked to end; then finishes what runs and closes the ledger. */
export async function serve(services: Services, config: Config, terminal: Terminal): Promise<void> {
  const server = createServer();
  try {
    const port = await listen(server, config);
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    const names = new Set([host, '127.0.0.1', 'localhost', '[::1]']);
    const logger = pino({ level: 'warn' }, terminal.stderr);
    server.on('request', createApp(services, { hosts: [...names].map((name) => `${name}:${port}`), logger }));
    terminal.stdout.write(`热线台账已启动：http://${host}:${port}\n`);
    say(terminal, `数据目录 ${config.dataDir}。按 Ctrl+C 结束。`);
    await askedToEnd();
    await closed(server);
  } finally {
    services.close();
  }
}

function listen(server: Server, { host, port }: Config): Promise<number> {
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

function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve();
      });
    }
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
