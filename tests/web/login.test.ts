// In and out, and what somebody tries who should not come in.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { load } from 'cheerio';
import { pino } from 'pino';
import supertest from 'supertest';
import { compose } from '../../src/compose.js';
import { RequestError } from '../../src/domain/errors.js';
import { createApp } from '../../src/web/app.js';
import { HOST, OPEN, openApp, type TestApp } from '../support/app.js';
import { ensureUser, PASSWORD } from '../support/users.js';
import { cookieOf, logIn, tokenOf, type Held } from '../support/visitor.js';

let test: TestApp;

beforeEach(() => {
  test = openApp('seeds', { openReading: false });
  ensureUser(test.services, '王小明', 'admin');
  ensureUser(test.services, '李', 'clerk');
  // A wrong name costs what a wrong password costs: here, next to nothing.
  const check = test.services.accounts.check;
  jest
    .spyOn(test.services.accounts, 'check')
    .mockImplementation(async (name, password) =>
      test.services.storage.user(name.trim()) === null ? null : check(name, password),
    );
});

afterEach(() => {
  jest.restoreAllMocks();
  test.close();
});

const place = (): { app: TestApp['app']; host: string } => ({ app: test.app, host: HOST });

function get(path: string, cookie = ''): supertest.Test {
  return supertest(test.app).get(path).set({ Host: HOST, Cookie: cookie });
}

function post(path: string, { cookie, token }: Held): supertest.Test {
  return supertest(test.app)
    .post(path)
    .set({ Host: HOST, Cookie: cookie })
    .type('form')
    .send({ csrf: token });
}

/** As a stranger with a fresh form. */
async function tryLogin(
  name: string,
  password: string,
  more: Record<string, string> = {},
): Promise<supertest.Response> {
  const form = await get('/login');
  return post('/login', { cookie: cookieOf(form), token: tokenOf(form) }).send({ name, password, ...more });
}

const sessionRows = (): string[] => {
  const { sessions } = test.services;
  return [...sessions().of('李', ''), ...sessions().of('王小明', '')].map(({ data }) => data);
};

describe('a login', () => {
  it('name and password right → the page that was asked for, an event, the name in the header', async () => {
    const asked = await get('/weekly/2025-W42?x=1').expect(302);
    const form = await get(String(asked.headers['location']));
    const answer = await post('/login', { cookie: cookieOf(form), token: tokenOf(form) })
      .send({
        name: ' 李 ',
        password: PASSWORD,
        next: load(form.text)('input[name="next"]').attr('value') ?? '',
      })
      .expect(303);
    expect(answer.headers['location']).toBe('/weekly/2025-W42?x=1');
    const page = load((await get('/weekly/2025-W42', cookieOf(answer)).expect(200)).text);
    expect(page('.who').text()).toContain('李');
    expect(page('.who form, form.who').first().attr('action')).toBe('/logout');
    const [event] = test.services.storage.events({ most: 1 });
    expect(event).toMatchObject({ action: 'login', actor: '李', after: '{"role":"clerk"}', entity: null });
  });

  it('the cookie → HttpOnly, SameSite, for the whole site, without a life of its own; over http not Secure', async () => {
    const [cookie = ''] = (await tryLogin('李', PASSWORD)).headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^ledger=s%3A[^;]{60,}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('an unknown name, a wrong password, a disabled account → the same answer to the letter', async () => {
    test.services.accounts.setActive('李', false, '王小明');
    const answers = [
      await tryLogin('无此人', 'falsch-falsch'),
      await tryLogin('王小明', 'falsch-falsch'),
      await tryLogin('李', PASSWORD),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(401);
      expect(load(text)('.alert').text()).toBe('姓名或密码不对。');
    }
    const plain = answers.map(({ text }) => text.replace(/value="[^"]*"/g, ''));
    expect(new Set(plain).size).toBe(1);
  });

  it('every attempt, of whatever name → goes through the one check of passwords', async () => {
    await tryLogin('无此人', 'falsch-falsch');
    await tryLogin('王小明', 'falsch-falsch');
    expect(test.services.accounts.check).toHaveBeenCalledTimes(2);
  });

  it('a mere reader of pages → no session is stored and no cookie sent', async () => {
    const open = openApp('seeds');
    for (const path of ['/daily/2025-10-15', '/weekly/2025-W42', '/nowhere', '/api/v1/daily/2025-10-15']) {
      expect((await open.get(path)).headers['set-cookie']).toBeUndefined();
    }
    open.close();
  });
});

describe('failures', () => {
  it('of one account → growing delays with Retry-After, for the right password too; later it opens', async () => {
    const seen: [number, string | undefined][] = [];
    for (let times = 0; times < 8; times += 1) {
      const { status, headers } = await tryLogin('王小明', 'falsch-falsch');
      seen.push([status, headers['retry-after']]);
      if (status === 429) test.clock.pass(Number(headers['retry-after']) / 60);
    }
    const refused: [number, undefined] = [401, undefined];
    expect(seen).toEqual([...Array.from({ length: 5 }, () => refused), [429, '1'], refused, [429, '2']]);
    await tryLogin('王小明', 'falsch-falsch');
    const early = await tryLogin('王小明', PASSWORD);
    expect(early.status).toBe(429);
    expect(load(early.text)('.alert').text()).toBe('失败次数太多，请 4 秒后再试。');
    expect((await tryLogin('李', PASSWORD)).status).toBe(303);
    test.clock.pass(1);
    expect((await tryLogin('王小明', PASSWORD)).status).toBe(303);
  });

  it('many at once → counted before they are looked at: no way around the delay', async () => {
    const form = await get('/login');
    const held = { cookie: cookieOf(form), token: tokenOf(form) };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        post('/login', held).send({ name: '王小明', password: 'falsch-falsch' }),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15);
  });

  it('no room for another digest → 503, which counts as no failure', async () => {
    const full = new RequestError('unavailable', '现在登录的人太多，请过一会儿再试。');
    const check = jest.spyOn(test.services.accounts, 'check').mockRejectedValue(full);
    for (let times = 0; times < 30; times += 1) expect((await tryLogin('王小明', PASSWORD)).status).toBe(503);
    check.mockRestore();
    expect((await tryLogin('王小明', PASSWORD)).status).toBe(303);
  });

  it('many names from one address → that address waits', async () => {
    for (let name = 0; name < 20; name += 1) expect((await tryLogin(`n${name}`, 'falsch')).status).toBe(401);
    expect((await tryLogin('王小明', PASSWORD)).status).toBe(429);
    test.clock.pass(1);
    expect((await tryLogin('王小明', PASSWORD)).status).toBe(303);
  });

  it('of a day → one event on the next day with the count, once; what was typed as an unknown name is not kept', async () => {
    for (const name of ['王小明', 'mein-geheimes-passwort', '王小明']) await tryLogin(name, 'falsch-falsch');
    const failures = (): unknown[] =>
      test.services.storage
        .events({ most: 9, action: 'login-failures' })
        .map(({ actor, after }) => [actor, after]);
    expect(failures()).toEqual([]);
    test.clock.pass(24 * 60);
    await tryLogin('王小明', 'falsch-falsch');
    await tryLogin('王小明', PASSWORD);
    expect(failures()).toEqual([['系统', '{"date":"2025-10-18","count":3}']]);
    test.clock.pass(24 * 60);
    await tryLogin('王小明', PASSWORD);
    expect(failures()).toHaveLength(2);
    const held = JSON.stringify(test.services.storage.events({ most: 99 }));
    expect(held).not.toContain('mein-geheimes-passwort');
  });
});

describe('sessions', () => {
  it('an id planted before the login → worth nothing afterwards: the login takes another', async () => {
    const form = await get('/login');
    const planted = cookieOf(form);
    const answer = await post('/login', { cookie: planted, token: tokenOf(form) })
      .send({ name: '李', password: PASSWORD })
      .expect(303);
    expect(cookieOf(answer)).not.toBe(planted);
    await get('/account', planted).expect(302);
    await get('/account', cookieOf(answer)).expect(200);
  });

  it('an id that somebody made up, or a cookie with one sign changed → a stranger', async () => {
    const { cookie } = await logIn(place(), '李');
    const [name = '', value = ''] = cookie.split('=');
    const forged = [
      `${name}=s%3Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbb`,
      `${name}=${value.replace('s%3A', '')}`,
      `${name}=${decodeURIComponent(value).slice(2).split('.')[0] ?? ''}`,
      `${name}=${value.slice(0, -1)}${value.endsWith('A') ? 'B' : 'A'}`,
      `${name}=${value.replace(/^s%3A./, (start) => `s%3A${start.endsWith('a') ? 'b' : 'a'}`)}`,
      `${name}=`,
      `${name}=s%3A%00`,
      `${name}=j%3A%7B%22user%22%3A%22%E7%8E%8B%E5%B0%8F%E6%98%8E%22%7D`,
      `__proto__=x; ${name}=constructor`,
    ];
    for (const one of forged) await get('/account', one).expect(302);
    await get('/account', cookie).expect(200);
  });

  it('after the logout → the id is dead, and so is its token', async () => {
    const held = await logIn(place(), '李');
    const out = await post('/logout', held).expect(303);
    expect(out.headers['clear-site-data']).toBe('"cache"');
    await get('/account', held.cookie).expect(302);
    await post('/ingest/store', held).expect(401);
    expect(sessionRows()).toEqual([]);
  });

  it('a token of another session, or of the form before the login → refused', async () => {
    const [mine, other] = [await logIn(place(), '李'), await logIn(place(), '王小明')];
    const form = await get('/login');
    for (const token of [other.token, tokenOf(form), '', 'undefined']) {
      await post('/logout', { ...mine, token }).expect(403);
    }
    await get('/account', mine.cookie).expect(200);
  });

  it('a form with files → read only with the token of the session, as its field or as the header', async () => {
    const [mine, other] = [await logIn(place(), '李'), await logIn(place(), '王小明')];
    const upload = (): supertest.Test =>
      supertest(test.app).post('/ingest').set({ Host: HOST, Cookie: mine.cookie }).field('text', '城市新闻');
    await upload().expect(403);
    await upload().field('csrf', other.token).expect(403);
    await upload().field('csrf', mine.token).field('csrf', other.token).expect(403);
    await upload().attach('csrf', Buffer.from(mine.token), 'csrf').expect(400);
    await upload().attach('files', Buffer.from('城市新闻'), 'a.txt').field('csrf', mine.token).expect(403);
    await upload().field('csrf', mine.token).attach('files', Buffer.from('城市新闻'), 'a.txt').expect(200);
    await upload().field('csrf', mine.token).expect(200);
    await upload().set('x-csrf-token', mine.token).expect(200);
  });

  it('idle for twelve hours, or seven days old → over', async () => {
    const idle = await logIn(place(), '李');
    test.clock.pass(12 * 60 - 1);
    await get('/account', idle.cookie).expect(200);
    test.clock.pass(12 * 60 - 1);
    await get('/account', idle.cookie).expect(200);
    test.clock.pass(12 * 60 + 1);
    await get('/account', idle.cookie).expect(302);
    const old = await logIn(place(), '李');
    for (let hours = 0; hours < 7 * 24 - 11; hours += 11) {
      await get('/account', old.cookie).expect(200);
      test.clock.pass(11 * 60);
    }
    test.clock.pass(11 * 60);
    await get('/account', old.cookie).expect(302);
  });

  it('another role, a disabled account, a new password → hold with the next request', async () => {
    const held = await logIn(place(), '李');
    await get('/ingest', held.cookie).expect(200);
    test.services.accounts.setRole('李', 'viewer', '王小明');
    await get('/ingest', held.cookie).expect(403);
    test.services.accounts.setActive('李', false, '王小明');
    await get('/daily/2025-10-15', held.cookie).expect(302);
    test.services.accounts.setActive('李', true, '王小明');
    await get('/daily/2025-10-15', held.cookie).expect(302);
    const again = await logIn(place(), '李');
    await test.services.accounts.setPassword('李', '青海湖的四只黑颈鹤在飞', '王小明');
    await get('/daily/2025-10-15', again.cookie).expect(302);
  }, 30_000);

  it('全部退出 → every session of the user ends, those of others stay', async () => {
    const [one, two, other] = [
      await logIn(place(), '李'),
      await logIn(place(), '李'),
      await logIn(place(), '王小明'),
    ];
    const page = load((await get('/account', one.cookie)).text);
    expect(page('#sessions').parent().find('tbody tr').length).toBe(2);
    await post('/account/logout', one).expect(303);
    for (const { cookie } of [one, two]) await get('/account', cookie).expect(302);
    await get('/account', other.cookie).expect(200);
  });

  it('the file of the sessions is gone → everybody logs in again, nothing else is lost', async () => {
    const { cookie } = await logIn(place(), '李');
    const { clock, tempDir: dataDir } = test.services;
    test.services.sessions().close();
    for (const end of ['', '-wal', '-shm']) rmSync(join(dataDir, `sessions.sqlite${end}`), { force: true });
    const services = compose({ dataDir, region: '西宁市' }, clock, 'refuse');
    const entrance = { ...OPEN, openReading: false };
    const app = createApp(services, { hosts: [HOST], entrance, logger: pino({ level: 'silent' }) });
    await supertest(app).get('/account').set({ Host: HOST, Cookie: cookie }).expect(302);
    expect((await logIn({ app, host: HOST }, '李')).token).toMatch(/^[0-9a-f]{64}$/);
    services.close();
  });
});

describe('where a login leads', () => {
  it.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%09/evil.example\t',
    '/\t/evil.example',
    '/\r\nSet-Cookie: a=b',
    'http://evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    'evil.example',
    '@evil.example',
    '',
    '/login?next=/x',
    '/logout',
    `/${'x'.repeat(2000)}`,
  ])('next=%j → the first page, on this site', async (next) => {
    const answer = await tryLogin('李', PASSWORD, { next });
    expect(answer.status).toBe(303);
    const target = new URL(String(answer.headers['location']), `http://${HOST}`);
    expect([target.origin, answer.headers['location']]).toEqual([`http://${HOST}`, '/']);
    const form = await get(`/login?next=${encodeURIComponent(next)}`).expect(200);
    expect(load(form.text)('input[name="next"]').attr('value')).toMatch(/^\/(?![/\\])/);
  });
});

describe('what is typed', () => {
  it('markup as a name → shown as text; two names in one form → refused', async () => {
    const hostile = '"><script>alert(1)</script>';
    const { text } = await tryLogin(hostile, 'x');
    expect(load(text)('main script').length).toBe(0);
    expect(load(text)('#name').attr('value')).toBe(hostile);
    const form = await get('/login');
    const held = { cookie: cookieOf(form), token: '' };
    const twice = await post('/login', held).send(`csrf=${tokenOf(form)}&name=a&name=b&password=x`);
    expect(twice.status).toBe(400);
  });

  it('a form of a stranger that is too large, or no form → 413 or 400', async () => {
    const form = await get('/login');
    const held = { cookie: cookieOf(form), token: tokenOf(form) };
    await post('/login', held)
      .send({ name: 'x'.repeat(9000) })
      .expect(413);
    await post('/login', held)
      .send({ name: 'x'.repeat(500) })
      .expect(400);
    await supertest(test.app)
      .post('/login')
      .set({ Host: HOST, Cookie: held.cookie })
      .send({ name: 'x' })
      .expect(403);
  });

  it('the log → no password, no cookie, no token, no body, whatever goes wrong', async () => {
    test.log.length = 0;
    const held = await logIn(place(), '李');
    await tryLogin('王小明', 'mein-geheimes-passwort');
    await post('/account/password', held).send({
      old: 'mein-geheimes-passwort',
      password: PASSWORD,
      again: PASSWORD,
    });
    const logged = JSON.stringify(test.log);
    expect(test.log.at(-1)).toMatchObject({ user: '李', res: { statusCode: 403 }, req: { method: 'POST' } });
    expect(test.log.length).toBeGreaterThan(4);
    const [, id = ''] = held.cookie.split('=');
    for (const secret of ['mein-geheimes-passwort', PASSWORD, id, held.token, 'Kraniche']) {
      expect(logged).not.toContain(secret);
    }
  });
});
