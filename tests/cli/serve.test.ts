// `serve` as a person starts it: real processes, real sockets, real TLS.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateFor, hasOpenssl } from '../support/certificate.js';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = ['--import', 'tsx', 'src/main.ts'];
let folder: string;
let running: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-test-'));
});

afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, DATA_DIR: join(folder, 'data'), PORT: '0', ...settings };
}

function ledger(
  args: string[],
  settings: Record<string, string> = {},
  input = '',
): ReturnType<typeof spawnSync> {
  return spawnSync(process.execPath, [...MAIN, ...args], { cwd: ROOT, env: environment(settings), input });
}

/** Until both have been said, on whichever stream. */
async function served(settings: Record<string, string>): Promise<{ address: string; said: string }> {
  const child = spawn(process.execPath, [...MAIN, 'serve'], { cwd: ROOT, env: environment(settings) });
  running = child;
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said += String(chunk);
      const address = /已启动：(https?:\/\/\S+)/.exec(said)?.[1];
      if (address !== undefined && said.includes('Ctrl+C')) resolve({ address, said });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(said)));
  });
}

describe('the first start', () => {
  it('without users → the code on the terminal creates the administrator; the next start has none', async () => {
    const { address, said } = await served({});
    const code = /一次性代码 ([\dA-Z-]{24})/.exec(said)?.[1] ?? '';
    expect(said).toContain(`${address}/setup`);
    const form = await fetch(`${address}/setup`);
    const token = /name="csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
    const cookie = form.headers.get('set-cookie')?.split(';')[0] ?? '';
    const password = '青海湖的四只黑颈鹤在飞';
    const body = new URLSearchParams({ csrf: token, code, name: '王小明', password, again: password });
    const answer = await fetch(`${address}/setup`, {
      method: 'POST',
      body,
      headers: { cookie },
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    expect((await fetch(`${address}/daily`, { redirect: 'manual' })).headers.get('location')).toBe(
      '/login?next=%2Fdaily',
    );
    running?.kill('SIGTERM');
    await new Promise((resolve) => running?.once('exit', resolve));
    const again = await served({});
    expect(again.said).not.toContain('一次性代码');
  }, 60_000);
});

describe('for others', () => {
  it('without an administrator → refuses to start and says what to do', () => {
    const { status, stderr } = ledger(['serve'], { TRUST_PROXY: '1' });
    expect(String(stderr)).toMatch(/^还没有管理员.*user add 姓名 --role admin\n$/);
    expect(status).toBe(2);
  });

  (hasOpenssl ? it : it.skip)(
    'with certificate and administrator → https alone, a login for everything, HSTS',
    async () => {
      const { cert, key } = certificateFor('ledger.example', folder);
      const tls = { HOST: '0.0.0.0', TLS_CERT: cert, TLS_KEY: key, ALLOWED_HOSTS: 'ledger.example' };
      ledger(['user', 'add', '王小明', '--role', 'admin'], {}, '青海湖的四只黑颈鹤在飞\n');
      const { address } = await served(tls);
      expect(address).toMatch(/^https:/);
      const { port } = new URL(address);
      const ask = (host: string, options: RequestOptions = {}): Promise<IncomingMessage> =>
        new Promise((resolve, reject) => {
          const wanted = {
            host: '127.0.0.1',
            port,
            path: '/daily',
            headers: { Host: host },
            rejectUnauthorized: false,
          };
          get({ ...wanted, ...options }, resolve).on('error', reject);
        });
      const answer = await ask(`ledger.example:${port}`);
      expect([answer.statusCode, answer.headers.location]).toEqual([302, '/login?next=%2Fdaily']);
      expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
      const form = await ask('ledger.example', { path: '/login' });
      expect(form.headers['set-cookie']?.[0]).toMatch(/^__Host-ledger=.*; Secure; SameSite=Lax$/);
      expect((await ask('evil.example')).statusCode).toBe(421);
      await expect(ask('ledger.example', { maxVersion: 'TLSv1.1' })).rejects.toThrow();
      await expect(fetch(address.replace('https', 'http').replace('0.0.0.0', '127.0.0.1'))).rejects.toThrow();
    },
    60_000,
  );
});

describe('settings', () => {
  const sentences = (settings: Record<string, string>): string[] =>
    String(ledger(['serve'], settings).stderr)
      .trimEnd()
      .split('\n');

  it('every one wrong → every fault in one go, a sentence each, nothing is created', () => {
    const said = sentences({
      HOST: '0.0.0.0',
      PORT: 'x',
      TLS_CERT: '/nowhere/cert.pem',
      TRUST_PROXY: 'yes',
      ALLOWED_HOSTS: 'bad_name',
      OPEN_READING: 'maybe',
      REPORT_DEADLINE: '8',
      BACKUP_DIR: folder,
      BACKUP_KEEP: '367',
    });
    expect(said).toHaveLength(7);
    for (const word of [
      '端口 x',
      'TLS_CERT 和 TLS_KEY',
      'TRUST_PROXY yes',
      '“bad_name”',
      'OPEN_READING maybe',
      'REPORT_DEADLINE 8',
      'BACKUP_KEEP 367 不对：应是留多少天的备份，1 到 366。',
    ]) {
      expect(said.filter((line) => line.includes(word))).toHaveLength(1);
    }
  });

  it('a certificate that is none, or not there; open reading for others; any address without a name → named', () => {
    const file = join(folder, 'x.pem');
    writeFileSync(file, 'no certificate');
    expect(sentences({ TLS_CERT: file, TLS_KEY: file })).toEqual([
      'TLS_CERT 和 TLS_KEY 不是配套的 PEM 证书和私钥。',
    ]);
    expect(sentences({ TLS_CERT: '/nowhere/x.pem', TLS_KEY: file })).toEqual([
      '读不了 /nowhere/x.pem（ENOENT）。',
    ]);
    expect(sentences({ HOST: '10.0.0.1', TRUST_PROXY: '1', OPEN_READING: '1' })).toEqual([
      'OPEN_READING=1 只能在本机、没有代理时用。',
    ]);
    expect(sentences({ HOST: '0.0.0.0', TRUST_PROXY: '1' })).toEqual([
      'HOST 是 0.0.0.0 时，要用 ALLOWED_HOSTS 写明大家访问的主机名。',
    ]);
  }, 60_000);
});
