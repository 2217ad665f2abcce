// Reads and checks the settings, all faults at once.
import { resolve } from 'node:path';
import { RequestError } from './domain/errors.js';

/** What a ledger needs. */
export interface LedgerConfig {
  dataDir: string;
  /** The region of bulletins that do not name their own, and of the pages. */
  region: string;
}

/** What the web application needs, too. */
export interface ServerConfig extends LedgerConfig {
  host: string;
  /** 0: any free port. */
  port: number;
}

export type Environment = Readonly<Partial<Record<string, string>>>;

/** Settings given on the command line go before the environment's. */
export interface Overrides {
  host?: string;
  port?: string;
}

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/;

export function readLedgerConfig(env: Environment): LedgerConfig {
  return {
    dataDir: resolve(settingOf(env, 'DATA_DIR', './data')),
    region: settingOf(env, 'REGION', '西宁市'),
  };
}

/** Throws a RequestError that names every fault. */
export function readServerConfig(env: Environment, overrides: Overrides): ServerConfig {
  const host = overrides.host ?? settingOf(env, 'HOST', '127.0.0.1');
  const port = overrides.port ?? settingOf(env, 'PORT', '3000');
  const faults: string[] = [];
  if (!LOOPBACK.test(host)) {
    faults.push(`监听地址 ${host} 不是本机：目前还没有登录控制，为了安全只能在本机（127.0.0.1）使用。`);
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    faults.push(`端口 ${port} 不对：应是 0 到 65535 之间的整数。`);
  }
  if (faults.length > 0) throw new RequestError('invalid', faults.join('\n'));
  return { ...readLedgerConfig(env), host, port: Number(port) };
}

/** An empty variable counts as not set. */
function settingOf(env: Environment, name: string, fallback: string): string {
  const value = env[name];
  return value === undefined || value === '' ? fallback : value;
}
