// `serve`: the web application, on this machine or, encrypted and with logins, for others.
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { Command } from 'commander';
import { pino } from 'pino';
import { compose, createSetupCode, type Services } from '../compose.js';
import { readServerConfig, type ServerConfig } from '../config.js';
import { RequestError } from '../domain/errors.js';
import { createApp } from '../web/app.js';
import type { Entrance } from '../web/entrance.js';
import { recordFailureDays } from '../web/login-failures.js';
import { endingOf } from './ending.js';
import { logFaults } from './faults.js';
import { startNightly } from './nightly.js';
import { aborted, PATIENCE_MS, untilAsked } from './signals.js';
import { DONE, print, say, type Terminal } from './terminal.js';

/** Five minutes for a whole request: 128 MB on a slow line. */
const PATIENCE = { headersTimeout: 30_000, requestTimeout: 300_000 };

export function serveCommand(terminal: Terminal, finish: (status: number) => void): Command {
  return new Command('serve')
    .description('启动网页（npm start 运行的就是它）')
    .option('--host <host>', '监听地址，不写只在本机')
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
  let forget = (): void => undefined;
  try {
    checkAdmin(services, config);
    recordFailureDays(services);
    const server =
      config.tls === null
        ? createServer(PATIENCE)
        : createSecureServer({ ...PATIENCE, ...config.tls, minVersion: 'TLSv1.2' });
    const logger = pino({ level: 'warn' }, terminal.stderr);
    forget = logFaults(server, logger);
    const port = await listen(server, config);
    const entrance = entranceOf(services, config, port);
    const ending = endingOf(server);
    server.on('request', createApp(services, { hosts: namesOf(config, port), entrance, logger, stop }));
    announce({ config, port, entrance }, terminal);
    const endBackups = services.backups === null ? null : await startNightly(services.backups, logger);
    await aborted(stop);
    await Promise.all([endBackups?.(), ending.end(PATIENCE_MS)]);
  } finally {
    forget();
    await services.printing.close();
    services.close();
  }
}

/** Where others can come, somebody must be there to let them in. */
function checkAdmin({ accounts }: Services, { loopback }: ServerConfig): void {
  if (loopback || accounts.hasAdmin()) return;
  throw new RequestError(
    'unavailable',
    '还没有管理员，不能让本机以外的人访问；请先创建：npm run -s ledger -- user add 姓名 --role admin',
  );
}

function entranceOf({ accounts }: Services, config: ServerConfig, port: number): Entrance {
  const { tls, proxies, loopback, openReading } = config;
  const setup = loopback && !accounts.hasUsers() ? createSetupCode() : null;
  const own = ownAddress(config, port);
  return { https: tls !== null || proxies > 0, loopback, proxies, openReading, own, setup };
}

/** Past any proxy; where it listens everywhere, on loopback. */
function ownAddress({ host, tls }: ServerConfig, port: number): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : bracketed(host);
  return `${tls === null ? 'http' : 'https'}://${reached}:${port}`;
}

/** Its own names with its port, and those that the setting allows; without a port they stand for this one and the standard one. */
function namesOf({ host, names }: ServerConfig, port: number): string[] {
  const own = new Set([bracketed(host), '127.0.0.1', 'localhost', '[::1]']);
  const allowed = names.flatMap((name) => (/:\d+$/.test(name) ? [name] : [name, `${name}:${port}`]));
  return [...[...own].map((name) => `${name}:${port}`), ...allowed];
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

interface Started {
  config: ServerConfig;
  port: number;
  entrance: Entrance;
}

function announce({ config, port, entrance }: Started, terminal: Terminal): void {
  const address = `${config.tls === null ? 'http' : 'https'}://${bracketed(config.host)}:${port}`;
  print(terminal, [`热线台账已启动：${address}`]);
  if (entrance.setup !== null) {
    say(
      terminal,
      `还没有用户：本机可以直接查看；要录入，请打开 ${address}/setup 创建管理员，一次性代码 ${entrance.setup.text}`,
    );
  }
  say(terminal, `数据目录 ${config.dataDir}。按 Ctrl+C 结束。`);
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
