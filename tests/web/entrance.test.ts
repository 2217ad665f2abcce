// How the application is reached: names, proxies, https.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type { Entrance } from '../../src/web/entrance.js';
import { HOST, openApp, type TestApp } from '../support/app.js';
import { ensureUser, PASSWORD } from '../support/users.js';
import { cookieOf, tokenOf } from '../support/visitor.js';

let test: TestApp | undefined;

afterEach(() => {
  test?.close();
  test = undefined;
});

function open(entrance: Partial<Entrance>): TestApp {
  test = openApp('seeds', { openReading: false, ...entrance });
  return test;
}

const PROXIED: Partial<Entrance> = { proxies: 1, https: true, loopback: false };
const THROUGH = { Host: HOST, 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '203.0.113.9' };

describe('names', () => {
  it.each([
    'evil.example',
    `evil.example:3000`,
    `${HOST}.evil.example`,
    `${HOST}@evil.example`,
    '127.0.0.1:3001',
    '127.0.0.1',
    '',
    `evil@${HOST}`,
    ` ${HOST},evil`,
  ])('Host: %s → 421, nothing of a page, no cookie', async (host) => {
    const answer = await supertest(open({}).app).get('/daily/2025-10-15').set('Host', host);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(422);
    expect(answer.text).not.toContain('data-metric');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('the own name in other letters → answered', async () => {
    const app = open({}).app;
    await supertest(app).get('/healthz').set('Host', HOST.toUpperCase()).expect(200);
  });
});

describe('without a trusted proxy', () => {
  it.each([
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Proto',
    'X-Forwarded-Port',
    'X-Forwarded-Prefix',
    'Forwarded',
    'X-Real-IP',
  ])('%s → 400 on pages, files and the login', async (header) => {
    const app = open({}).app;
    for (const path of ['/', '/daily/2025-10-15', '/login', '/assets/base.css', '/healthz']) {
      const answer = await supertest(app).get(path).set('Host', HOST).set(header, '127.0.0.1').expect(400);
      expect(answer.text).toContain('TRUST_PROXY');
    }
  });
});

describe('behind a proxy', () => {
  it('nothing is loopback → every page needs a login, with or without users', async () => {
    const { app } = open(PROXIED);
    const answer = await supertest(app).get('/daily/2025-10-15').set(THROUGH).expect(302);
    expect(answer.headers['location']).toBe('/login?next=%2Fdaily%2F2025-10-15');
  });

  it('not told that it was https → 400; the health check alone may come without', async () => {
    const { app } = open(PROXIED);
    for (const headers of [{ Host: HOST }, { ...THROUGH, 'X-Forwarded-Proto': 'http' }]) {
      await supertest(app).get('/login').set(headers).expect(400);
      await supertest(app).get('/healthz').set(headers).expect(200);
    }
  });

  it('another host in X-Forwarded-Host → of no effect; a foreign Host → 421', async () => {
    const { app } = open(PROXIED);
    const answer = await supertest(app)
      .get('/login')
      .set({ ...THROUGH, 'X-Forwarded-Host': 'evil.example' })
      .expect(200);
    expect(answer.text).not.toContain('evil');
    await supertest(app)
      .get('/login')
      .set({ ...THROUGH, Host: 'evil.example' })
      .expect(421);
  });

  it('a client that writes its own X-Forwarded-For → waits all the same: only the proxy’s own word counts', async () => {
    const { app, services } = open(PROXIED);
    ensureUser(services, '王小明', 'admin');
    const form = await supertest(app).get('/login').set(THROUGH);
    const held = { ...THROUGH, Cookie: cookieOf(form) };
    const statuses: number[] = [];
    for (let times = 0; times < 21; times += 1) {
      const spoofed = { ...held, 'X-Forwarded-For': `10.0.0.${times}, 203.0.113.9` };
      const body = { csrf: tokenOf(form), name: `n${times}`, password: 'x' };
      statuses.push((await supertest(app).post('/login').set(spoofed).type('form').send(body)).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 401), 429]);
  }, 60_000);

  describe('wrong passwords of one account', () => {
    /** From the addresses in turn. */
    async function knock(rounds: number, addresses: string[]): Promise<void> {
      for (let round = 0; round < rounds; round += 1) {
        for (const address of addresses) await logInFrom(address, 'falsch-falsch');
      }
    }

    async function logInFrom(address: string, password = PASSWORD): Promise<supertest.Response> {
      const { app } = test ?? open(PROXIED);
      const from = { ...THROUGH, 'X-Forwarded-For': address };
      const form = await supertest(app).get('/login').set(from);
      const body = { csrf: tokenOf(form), name: '王小明', password };
      return supertest(app)
        .post('/login')
        .set({ ...from, Cookie: cookieOf(form) })
        .type('form')
        .send(body);
    }

    beforeEach(() => {
      const { services } = open(PROXIED);
      ensureUser(services, '王小明', 'admin');
    });

    it('from three addresses, without a pause → those wait, the owner at another comes in at once', async () => {
      const strangers = ['203.0.113.1', '203.0.113.2', '203.0.113.3'];
      await knock(6, strangers);
      for (const address of strangers) expect((await logInFrom(address)).status).toBe(429);
      expect((await logInFrom('198.51.100.7')).status).toBe(303);
    });

    it('from many addresses → everybody waits half a minute at most; where the owner came in before, not at all', async () => {
      expect((await logInFrom('198.51.100.7')).status).toBe(303);
      await knock(
        5,
        Array.from({ length: 12 }, (_none, index) => `203.0.113.${index}`),
      );
      const late = await logInFrom('198.51.100.8');
      expect([late.status, late.headers['retry-after']]).toEqual([429, '1']);
      expect((await logInFrom('198.51.100.7')).status).toBe(303);
      test?.clock.pass(0.5);
      expect((await logInFrom('198.51.100.8')).status).toBe(303);
    }, 30_000);

    it('from many addresses of one /64 → one place', async () => {
      await knock(1, ['2001:db8::1', '2001:db8::2', '2001:db8:0:0:ffff::', '2001:DB8::4', '2001:0db8::5']);
      expect((await logInFrom('2001:db8::6')).status).toBe(429);
      expect((await logInFrom('2001:db8:0:1::1')).status).toBe(303);
    });
  });

  it('a login → a Secure cookie with the __Host- prefix, HSTS, and writes only from the https origin', async () => {
    const { app, services } = open(PROXIED);
    ensureUser(services, '王小明', 'admin');
    const form = await supertest(app).get('/login').set(THROUGH);
    expect(form.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    const body = { csrf: tokenOf(form), name: '王小明', password: PASSWORD };
    const send = (origin: string): supertest.Test =>
      supertest(app)
        .post('/login')
        .set({ ...THROUGH, Cookie: cookieOf(form), Origin: origin })
        .type('form')
        .send(body);
    await send(`http://${HOST}`).expect(403);
    await send('https://evil.example').expect(403);
    const answer = await send(`https://${HOST}`).expect(303);
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^__Host-ledger=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });
});
