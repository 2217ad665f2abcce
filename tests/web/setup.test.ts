// The first minutes: reading is open on loopback, the administrator comes by the one-time code, then it is shut.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import supertest from 'supertest';
import { createSetupCode, type SetupCode } from '../../src/accounts/setup-code.js';
import { HOST, openApp, type TestApp } from '../support/app.js';
import { ensureUser, PASSWORD } from '../support/users.js';
import { cookieOf, tokenOf } from '../support/visitor.js';

let code: SetupCode;
let test: TestApp;

beforeEach(() => {
  code = createSetupCode();
  test = openApp('seeds', { openReading: false, setup: code });
});

afterEach(() => test.close());

const GOOD = { name: '王小明', password: PASSWORD, again: PASSWORD };

async function create(typed: Record<string, string>): Promise<supertest.Response> {
  const form = await test.get('/setup').expect(200);
  const held = { Host: HOST, Cookie: cookieOf(form) };
  return supertest(test.app)
    .post('/setup')
    .set(held)
    .type('form')
    .send({ csrf: tokenOf(form), ...typed });
}

describe('while there is no user', () => {
  it('pages, JSON and CSV → open to read; whatever writes leads to the login, which offers the set-up', async () => {
    for (const path of [
      '/daily/2025-10-15',
      '/api/v1/daily/2025-10-15',
      '/exports/hotline.csv',
      '/aliases',
    ]) {
      await test.get(path).expect(200);
    }
    const page = await test.page('/daily/2025-10-15');
    expect(page('.masthead nav a[href="/ingest"]').length).toBe(0);
    expect(page('.who a').attr('href')).toBe('/login');
    expect((await test.get('/ingest').expect(302)).headers['location']).toBe('/login?next=%2Fingest');
    const login = await test.page('/login');
    expect(login('main a.primary').attr('href')).toBe('/setup');
    expect(login('main form').length).toBe(0);
  });

  it('the code and a good password → an administrator, logged in; reading is shut, the page is gone', async () => {
    const answer = await create({ ...GOOD, code: ` ${code.text.toLowerCase()} ` });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/']);
    expect(test.services.accounts.users()).toMatchObject([{ name: '王小明', role: 'admin', active: true }]);
    const actions = test.services.storage.events({ most: 2 }).map(({ action, actor }) => [action, actor]);
    expect(actions).toEqual([
      ['login', '王小明'],
      ['user', '王小明'],
    ]);
    await supertest(test.app)
      .get('/users')
      .set({ Host: HOST, Cookie: cookieOf(answer) })
      .expect(200);
    await test.get('/daily/2025-10-15').expect(302);
    await test.get('/api/v1/daily/2025-10-15').expect(401);
    expect((await test.get('/login')).text).not.toMatch(/chain-head|主要页面/);
    await test.get('/healthz').expect(200);
    await test.get('/assets/base.css').expect(200);
    await supertest(test.app)
      .get('/setup')
      .set({ Host: HOST, Cookie: cookieOf(answer) })
      .expect(404);
  });

  it('a wrong code, two passwords, a common one, a bad name → the form again with a sentence, nobody created', async () => {
    const cases: [Record<string, string>, number, string][] = [
      [{ ...GOOD, code: 'AAAA-AAAA-AAAA-AAAA-AAAA' }, 403, '一次性代码不对'],
      [{ ...GOOD, code: code.text, again: `${PASSWORD}x` }, 400, '不一样'],
      [{ name: '王小明', password: 'password12345', again: 'password12345', code: code.text }, 400, '太常见'],
      [{ ...GOOD, name: '<b>王</b>', code: code.text }, 400, '姓名只能用'],
      [{ ...GOOD, name: '命令行', code: code.text }, 400, '系统记录'],
    ];
    for (const [typed, status, sentence] of cases) {
      const answer = await create(typed);
      expect([answer.status, load(answer.text)('.alert').text()]).toEqual([
        status,
        expect.stringContaining(sentence),
      ]);
      expect(load(answer.text)('main b').length).toBe(0);
    }
    expect(test.services.accounts.hasUsers()).toBe(false);
  });

  it('codes tried out → growing delays, also for the right one', async () => {
    for (let times = 0; times < 5; times += 1)
      expect((await create({ ...GOOD, code: 'x' })).status).toBe(403);
    const late = await create({ ...GOOD, code: code.text });
    expect([late.status, late.headers['retry-after']]).toEqual([429, '1']);
    test.clock.pass(1);
    expect((await create({ ...GOOD, code: code.text })).status).toBe(303);
  });

  it('two at once with the code → one administrator', async () => {
    const answers = await Promise.all([
      create({ ...GOOD, code: code.text }),
      create({ ...GOOD, name: '李', code: code.text }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403]);
    expect(test.services.accounts.users()).toHaveLength(1);
  });
});

describe('open reading', () => {
  it('the setting on loopback → pages are open although there are users; nothing else is', async () => {
    const open = openApp('seeds', { openReading: true });
    ensureUser(open.services, '王小明', 'admin');
    await open.get('/daily/2025-10-15').expect(200);
    await open.get('/users').expect(302);
    await open.get('/audit').expect(302);
    await open.post('/ingest/store').expect(401);
    open.close();
  });

  it('not on loopback, or behind a proxy → nothing is open, with or without users', async () => {
    for (const entrance of [
      { loopback: false, openReading: true },
      { loopback: false, openReading: false },
    ]) {
      const far = openApp('seeds', entrance);
      await far.get('/daily/2025-10-15').expect(302);
      expect((await far.get('/setup')).status).toBe(302);
      ensureUser(far.services, '王小明', 'admin');
      await far.get('/daily/2025-10-15').expect(302);
      far.close();
    }
  });
});
