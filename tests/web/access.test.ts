// Rights that end while a request is still on its way: over a real connection, with the last byte held back.
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { HOST, openApp, type TestApp } from '../support/app.js';
import { ensureUser } from '../support/users.js';
import { logIn, type Held } from '../support/visitor.js';

const NEW = '青海湖的四只黑颈鹤在飞';

let test: TestApp;
let server: Server;
let held: Held;

beforeEach(async () => {
  test = openApp('seeds', { openReading: false });
  for (const name of ['boss', 'boss2']) ensureUser(test.services, name, 'admin');
  held = await logIn({ app: test.app, host: HOST }, 'boss2');
  server = createServer(test.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  server.close();
  test.close();
});

interface Sent {
  /** Sends the last byte; the status of the answer. */
  finish: () => Promise<number>;
}

/** Everything but the last byte, which the application waits for. */
async function allButTheEnd(path: string, type: string, body: Buffer): Promise<Sent> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  const arrived = new Promise<void>((resolve) => server.once('request', () => resolve()));
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${HOST}`,
    `Cookie: ${held.cookie}`,
    `Content-Type: ${type}`,
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  socket.write(body.subarray(0, -1));
  await arrived;
  return {
    finish: () =>
      new Promise((resolve) => {
        socket.once('close', () => resolve(Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1])));
        socket.write(body.subarray(-1));
      }),
  };
}

function form(fields: Record<string, string>): [type: string, body: Buffer] {
  const text = new URLSearchParams({ csrf: held.token, ...fields }).toString();
  return ['application/x-www-form-urlencoded', Buffer.from(text)];
}

function upload(): [type: string, body: Buffer] {
  const part = (name: string, value: string): string =>
    `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return [
    'multipart/form-data; boundary=x',
    Buffer.from(`${part('csrf', held.token)}${part('text', '城市新闻')}--x--`),
  ];
}

/** At once: a digest would take its time. */
function resetPassword(name: string): void {
  const user = test.services.storage.user(name);
  if (user === null) throw new Error(`no user ${name}`);
  const at = test.clock.now().toISOString();
  test.services.storage.writeUser({ ...user, password: `${user.password}x` }, { actor: 'boss', at });
}

/** What ends the rights of boss2, and how a write that was begun before is answered. */
const ENDS: [what: string, end: () => void, status: number][] = [
  ['another role', () => test.services.accounts.setRole('boss2', 'viewer', 'boss'), 403],
  ['a disabled account', () => test.services.accounts.setActive('boss2', false, 'boss'), 401],
  ['another password', () => resetPassword('boss2'), 401],
  ['a logout', () => test.services.sessions().destroyOf('boss2'), 401],
];

describe('a write whose last byte comes after', () => {
  it.each(ENDS)('%s → refused, nothing written', async (_what, end, status) => {
    const writes = [
      await allButTheEnd('/users/role', ...form({ name: 'boss2', role: 'admin' })),
      await allButTheEnd('/users/active', ...form({ name: 'boss2', active: 'yes' })),
      await allButTheEnd('/audit/notes', ...form({ note: '后门' })),
    ];
    end();
    const before = test.services.storage.head();
    for (const { finish } of writes) expect(await finish()).toBe(status);
    expect(test.services.storage.head()).toEqual(before);
  });

  it.each(ENDS)('%s → an upload is refused as well', async (_what, end, status) => {
    const { finish } = await allButTheEnd('/ingest', ...upload());
    end();
    expect(await finish()).toBe(status);
  });

  it('nothing → done', async () => {
    const { finish } = await allButTheEnd('/users/role', ...form({ name: 'boss2', role: 'clerk' }));
    expect(await finish()).toBe(303);
    expect(test.services.accounts.user('boss2')?.role).toBe('clerk');
  });
});

describe('a write whose password is still being hashed', () => {
  it.each(ENDS)(
    '%s → refused, nothing written',
    async (_what, end, status) => {
      // The end comes before the digest, which takes longer.
      const fields = { password: NEW, again: NEW };
      const [add, reset] = [
        await allButTheEnd('/users', ...form({ ...fields, name: '后门', role: 'admin' })),
        await allButTheEnd('/users/password', ...form({ ...fields, name: 'boss' })),
      ];
      const hashing = jest.spyOn(test.services.accounts, 'add');
      const resetting = jest.spyOn(test.services.accounts, 'setPassword');
      const answers = Promise.all([add.finish(), reset.finish()]);
      while (hashing.mock.calls.length === 0 || resetting.mock.calls.length === 0)
        await new Promise((resolve) => setTimeout(resolve, 1));
      const digest = test.services.accounts.user('boss')?.password;
      end();
      expect(await answers).toEqual([status, status]);
      expect(test.services.accounts.user('后门')).toBeNull();
      expect(test.services.accounts.user('boss')?.password).toBe(digest);
    },
    20_000,
  );
});

describe('a request that names no path', () => {
  /** As it stands in the first line; the status of the answer. */
  function ask(firstLine: string): Promise<number> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.write(`${firstLine} HTTP/1.1\r\nHost: ${HOST}\r\nConnection: close\r\n\r\n`);
    return new Promise((resolve) => {
      socket.once('close', () => resolve(Number(/^HTTP\/1.1 (\d+)/.exec(answer)?.[1])));
    });
  }

  it.each(['OPTIONS *', `GET http://${HOST}/login`, 'GET http://evil.example/', `DELETE http://${HOST}`])(
    '%s → 400, no stack in the log',
    async (firstLine) => {
      test.log.length = 0;
      expect(await ask(firstLine)).toBe(400);
      expect(test.log).toHaveLength(1);
      expect(JSON.stringify(test.log)).not.toMatch(/stack|"err"/);
    },
  );
});
