// Reads and checks the settings, all faults at once.
import { readFileSync, statSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { createSecureContext } from 'node:tls';
import { MOST_KEPT_DAYS, type BackupPlan } from './domain/backup.js';
import { RequestError } from './domain/errors.js';
import { REPORT_DEADLINE } from './domain/report.js';

/** What a ledger needs. */
export interface LedgerConfig {
  dataDir: string;
  /** The region of bulletins that do not name their own, and of the pages. */
  region: string;
  /** Weekday of the following week from which on a week can be issued although days are out, 1: Monday; absent: Thursday. */
  reportDeadline?: number;
  /** Absent: nothing is printed as PDF. */
  printing?: PrintingConfig;
  /** Absent or null: none are made by themselves. */
  backups?: BackupPlan | null;
}

/** Where a Chromium is for printing PDF, and how it is started. */
export interface PrintingConfig {
  /** The file that CHROMIUM names; null: to be looked for. */
  named: string | null;
  /** Folders to look in. */
  path: string[];
  /** False where the system has no sandbox to offer, such as in tests. */
  sandbox: boolean;
}

/** Where to listen, under which names, and what keeps strangers from listening in. */
export interface NetworkConfig {
  host: string;
  /** 0: any free port. */
  port: number;
  /** Certificate and key, as PEM; null: plain http. */
  tls: { cert: Buffer; key: Buffer } | null;
  /** Number of proxies in front that are trusted; they do the encryption. 0: none. */
  proxies: number;
  /** Further names, with or without port, that the application answers to. */
  names: string[];
  /** Whether pages can be read without a login although there are users. */
  openReading: boolean;
  /** True where nobody but this machine can come in, directly. */
  loopback: boolean;
}

/** What the web application needs, too. */
export interface ServerConfig extends LedgerConfig, NetworkConfig {}

export type Environment = Readonly<Partial<Record<string, string>>>;

/** Settings given on the command line go before the environment's. */
export interface Overrides {
  host?: string;
  port?: string;
}

/** Throws a RequestError where a setting is wrong. */
export function readLedgerConfig(env: Environment): LedgerConfig {
  const { config, faults } = readLedger(env);
  if (faults.length > 0) throw new RequestError('invalid', faults.join('\n'));
  return config;
}

function readLedger(env: Environment): { config: LedgerConfig; faults: string[] } {
  const deadline = settingOf(env, 'REPORT_DEADLINE', String(REPORT_DEADLINE));
  const backups = readBackups(env);
  const config = {
    dataDir: resolve(settingOf(env, 'DATA_DIR', './data')),
    region: settingOf(env, 'REGION', '西宁市'),
    reportDeadline: Number(deadline),
    printing: {
      named: settingOf(env, 'CHROMIUM', '') || null,
      path: (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== ''),
      sandbox: settingOf(env, 'CHROMIUM_SANDBOX', '1') === '1',
    },
    backups: backups.plan,
  };
  const faults = [
    /^[1-7]$/.test(deadline)
      ? null
      : `REPORT_DEADLINE ${deadline} 不对：应是下一周的星期几，1（周一）到 7（周日）。`,
    ...printingFaults(env),
    ...backups.faults,
  ].filter((fault) => fault !== null);
  return { config, faults };
}

function readBackups(env: Environment): { plan: BackupPlan | null; faults: string[] } {
  const folder = settingOf(env, 'BACKUP_DIR', '');
  const copy = settingOf(env, 'BACKUP_COPY_DIR', '');
  const at = settingOf(env, 'BACKUP_AT', '03:00');
  const keep = settingOf(env, 'BACKUP_KEEP', '30');
  if (folder === '')
    return { plan: null, faults: copy === '' ? [] : ['BACKUP_COPY_DIR 要与 BACKUP_DIR 一起设。'] };
  const plan = {
    ...{ folder: resolve(folder), copyFolder: copy === '' ? null : resolve(copy) },
    ...{ at, keep: Number(keep) },
  };
  const faults = [
    /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(at) ? [] : `BACKUP_AT ${at} 不对：应是一天里的时刻，如 03:00。`,
    /^[1-9]\d{0,2}$/.test(keep) && plan.keep <= MOST_KEPT_DAYS
      ? []
      : `BACKUP_KEEP ${keep} 不对：应是留多少天的备份，1 到 ${MOST_KEPT_DAYS}。`,
    plan.folder === plan.copyFolder ? 'BACKUP_COPY_DIR 与 BACKUP_DIR 是同一个文件夹，应在另一块盘上。' : [],
  ].flat();
  return { plan, faults };
}

function printingFaults(env: Environment): string[] {
  const file = settingOf(env, 'CHROMIUM', '');
  const sandbox = settingOf(env, 'CHROMIUM_SANDBOX', '1');
  return [
    ...(file === '' || isFile(file) ? [] : [`CHROMIUM ${file} 不是文件：应是 Chromium 程序的完整路径。`]),
    ...(/^[01]$/.test(sandbox) ? [] : [`CHROMIUM_SANDBOX ${sandbox} 不对：应是 0 或 1。`]),
  ];
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Throws a RequestError that names every fault. */
export function readServerConfig(env: Environment, overrides: Overrides): ServerConfig {
  const { config, faults } = readNetwork({
    host: overrides.host ?? settingOf(env, 'HOST', '127.0.0.1'),
    port: overrides.port ?? settingOf(env, 'PORT', '3000'),
    cert: settingOf(env, 'TLS_CERT', ''),
    key: settingOf(env, 'TLS_KEY', ''),
    proxies: settingOf(env, 'TRUST_PROXY', '0'),
    names: settingOf(env, 'ALLOWED_HOSTS', ''),
    openReading: settingOf(env, 'OPEN_READING', '0'),
  });
  const ledger = readLedger(env);
  faults.push(...ledger.faults);
  if (faults.length > 0) throw new RequestError('invalid', faults.join('\n'));
  return { ...ledger.config, ...config };
}

/** An empty variable counts as not set. */
function settingOf(env: Environment, name: string, fallback: string): string {
  const value = env[name];
  return value === undefined || value === '' ? fallback : value;
}

type NetworkSettings = Record<'host' | 'port' | 'cert' | 'key' | 'proxies' | 'names' | 'openReading', string>;

const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/;
const ANY_ADDRESS = new Set(['0.0.0.0', '::']);
const NAME =
  /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\])(?::\d{1,5})?$/i;

/** `config` holds only where there is no fault; each fault is one sentence. */
function readNetwork(settings: NetworkSettings): { config: NetworkConfig; faults: string[] } {
  const { host, port } = settings;
  const names = settings.names.split(/[,，\s]+/).filter((name) => name !== '');
  const proxies = /^[0-3]$/.test(settings.proxies) ? Number(settings.proxies) : null;
  const tls = readTls(settings);
  const loopback = LOOPBACK.test(host) && (proxies ?? 0) === 0;
  const faults = [
    hostFault(settings, { hasTls: settings.cert !== '' || settings.key !== '', proxies }),
    ...(/^\d{1,5}$/.test(port) && Number(port) <= 65_535
      ? []
      : [`端口 ${port} 不对：应是 0 到 65535 之间的整数。`]),
    typeof tls === 'string' ? tls : null,
    proxies === null
      ? `TRUST_PROXY ${settings.proxies} 不对：应是前面代理的个数，1 到 3；没有代理就不设。`
      : null,
    ...names.filter((name) => !NAME.test(name)).map((name) => `ALLOWED_HOSTS 里的“${name}”不是主机名。`),
    ANY_ADDRESS.has(host) && names.length === 0
      ? `HOST 是 ${host} 时，要用 ALLOWED_HOSTS 写明大家访问的主机名。`
      : null,
    readingFault(settings, loopback),
  ].filter((fault) => fault !== null);
  const openReading = settings.openReading === '1';
  const context = typeof tls === 'string' ? null : tls;
  return {
    config: { host, port: Number(port), tls: context, proxies: proxies ?? 0, names, openReading, loopback },
    faults,
  };
}

function hostFault(
  { host }: NetworkSettings,
  given: { hasTls: boolean; proxies: number | null },
): string | null {
  if (LOOPBACK.test(host) || given.hasTls || given.proxies !== 0) return null;
  return `监听地址 ${host} 不是本机：请用 TLS_CERT 和 TLS_KEY 给出证书和私钥；由代理加密的，请设 TRUST_PROXY=1。`;
}

function readingFault({ openReading }: NetworkSettings, loopback: boolean): string | null {
  if (openReading !== '0' && openReading !== '1') return `OPEN_READING ${openReading} 不对：应是 0 或 1。`;
  return openReading === '1' && !loopback ? 'OPEN_READING=1 只能在本机、没有代理时用。' : null;
}

/** Null: not asked for; a string: what is wrong. */
function readTls({ cert, key }: NetworkSettings): NetworkConfig['tls'] | string {
  if (cert === '' && key === '') return null;
  if (cert === '' || key === '') return 'TLS_CERT 和 TLS_KEY 要一起给出。';
  try {
    const pair = { cert: readFileSync(cert), key: readFileSync(key) };
    createSecureContext(pair);
    return pair;
  } catch (error) {
    const { code = '', path } = error as NodeJS.ErrnoException;
    return path === undefined
      ? 'TLS_CERT 和 TLS_KEY 不是配套的 PEM 证书和私钥。'
      : `读不了 ${path}（${code}）。`;
  }
}
