// The application behind nginx, with the configuration that is shipped: real processes, a real certificate.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { certificateFor, hasOpenssl } from '../support/certificate.js';

const ROOT = join(import.meta.dirname, '..', '..');
const NGINX = '/usr/sbin/nginx';
const isHere = spawnSync(NGINX, ['-v']).status === 0 && hasOpenssl;
const NAME = 'ledger.example';
const PASSWORD = '青海湖的四只黑颈鹤在飞';
const MEGABYTE = 1024 * 1024;

let folder: string;
let port = 0;
const children: ChildProcess[] = [];
let logged = '';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  return free;
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (await holds()) return;
    await pause(50);
  }
  throw new Error(logged);
}

async function startLedger(ledgerPort: number): Promise<void> {
  const env = {
    ...process.env,
    DATA_DIR: join(folder, 'data'),
    PORT: String(ledgerPort),
    TRUST_PROXY: '1',
    ALLOWED_HOSTS: NAME,
  };
  const ledger = [process.execPath, '--import', 'tsx', 'src/main.ts'] as const;
  const [node, ...main] = ledger;
  spawnSync(node, [...main, 'user', 'add', '王小明', '--role', 'admin'], {
    cwd: ROOT,
    env,
    input: `${PASSWORD}\n`,
  });
  const child = spawn(node, [...main, 'serve'], { cwd: ROOT, env });
  children.push(child);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (logged += String(chunk)));
  await until(() => logged.includes('Ctrl+C'));
}

/** The file that is shipped, with ports and certificate of here. */
async function startNginx(ledgerPort: number): Promise<void> {
  const { cert, key } = certificateFor(NAME, folder);
  const site = readFileSync(join(ROOT, 'docs', 'deploy', 'nginx.conf'), 'utf8')
    .replace('127.0.0.1:3000', `127.0.0.1:${ledgerPort}`)
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('/etc/ssl/certs/ledger.example.pem', cert)
    .replace('/etc/ssl/private/ledger.example.key', key);
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `${process.getuid?.() === 0 ? 'user root; ' : ''}daemon off; pid ${folder}/pid; error_log stderr;\nevents {}\nhttp { access_log off; ${temp.join(' ')}\n${site}}\n`,
  );
  const child = spawn(NGINX, ['-p', folder, '-c', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr.on('data', (chunk: Buffer) => (logged += String(chunk)));
  children.push(child);
  await until(async () => (await ask('/healthz').catch(() => ({ status: 0 }))).status === 200);
}

type Asked = Omit<RequestOptions, 'headers'> & { headers?: OutgoingHttpHeaders };

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

async function ask(path: string, { headers, ...options }: Asked = {}, body?: Buffer): Promise<Answer> {
  const asked = request({
    ...{ host: '127.0.0.1', port, path, servername: NAME, rejectUnauthorized: false },
    ...options,
    headers: { Host: NAME, ...headers },
  });
  asked.end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, headers: response.headers, body: await text(response) };
}

async function loggedIn(): Promise<{ cookie: string; answer: Answer }> {
  const form = await ask('/login');
  const csrf = /name="csrf" value="([^"]+)"/.exec(form.body)?.[1] ?? '';
  const cookieOf = ({ headers }: Answer): string => String(headers['set-cookie']).split(';')[0] ?? '';
  const body = Buffer.from(String(new URLSearchParams({ csrf, name: '王小明', password: PASSWORD })));
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded',
    Cookie: cookieOf(form),
    Origin: `https://${NAME}`,
  };
  const answer = await ask('/login', { method: 'POST', headers }, body);
  return { cookie: cookieOf(answer), answer };
}

(isHere ? describe : describe.skip)('behind nginx (skipped where nginx or openssl is not installed)', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nginx-'));
    mkdirSync(join(folder, 'data'));
    const ledgerPort = await freePort();
    port = await freePort();
    await startLedger(ledgerPort);
    await startNginx(ledgerPort);
  }, 60_000);

  afterAll(async () => {
    for (const child of children) {
      const end = once(child, 'exit');
      if (child.exitCode === null && child.kill('SIGTERM')) await end;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('a login → works, its cookie Secure; health is told', async () => {
    const { answer } = await loggedIn();
    expect(answer.status).toBe(303);
    expect(String(answer.headers['set-cookie'])).toMatch(/^__Host-ledger=.*; Secure; SameSite=Lax$/);
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect((await ask('/readyz')).body).toBe('{"status":"ok"}');
  });

  it('an upload of 60 MB → reaches the form and is previewed', async () => {
    const { cookie } = await loggedIn();
    const page = await ask('/ingest', { headers: { Cookie: cookie } });
    const csrf = /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const head = `--x\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n${csrf}\r\n--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n`;
    const body = Buffer.concat([
      Buffer.from(head),
      Buffer.alloc(60 * MEGABYTE, 'x'),
      Buffer.from('\r\n--x--\r\n'),
    ]);
    const headers = {
      'Content-Type': 'multipart/form-data; boundary=x',
      Cookie: cookie,
      Origin: `https://${NAME}`,
    };
    const answer = await ask('/ingest', { method: 'POST', headers }, body);
    expect([answer.status, answer.body.includes('a.txt')]).toEqual([200, true]);
  }, 60_000);

  it('claims of a visitor about himself → overwritten: the log has the address of the connection', async () => {
    const { cookie } = await loggedIn();
    const claims = {
      'X-Forwarded-For': '6.6.6.6',
      'X-Forwarded-Proto': 'http',
      'X-Forwarded-Host': 'evil.example',
      'X-Real-IP': '6.6.6.6',
      Forwarded: 'for=6.6.6.6',
    };
    const account = await ask('/account', { headers: { Cookie: cookie, ...claims } });
    expect(account.status).toBe(200);
    expect(account.body).toContain('127.0.0.1');
    expect(account.body).not.toMatch(/6\.6\.6\.6|evil/);
    expect((await ask('/login', { headers: claims })).status).toBe(200);
  });
});
