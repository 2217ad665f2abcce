// Users by page: their own account, and what administrators do.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { load } from 'cheerio';
import type supertest from 'supertest';
import { openApp, type TestApp } from '../support/app.js';
import { ensureUser, PASSWORD } from '../support/users.js';
import { logIn, visitorWith } from '../support/visitor.js';
import { HOST } from '../support/app.js';

const NEW = '青海湖的四只黑颈鹤在飞';

let test: TestApp;

beforeEach(() => {
  test = openApp('seeds', { openReading: false });
  ensureUser(test.services, 'admin', 'admin');
  ensureUser(test.services, '李', 'clerk');
});

afterEach(() => test.close());

function post(path: string, fields: Record<string, string>): supertest.Test {
  return test.as('admin').post(path).type('form').send(fields);
}

const alertOf = ({ text }: supertest.Response): string => load(text)('.alert').text();

describe('the page of users', () => {
  it('a new user → can log in with the role; the event names who added whom, without the password', async () => {
    const fields = { name: ' 张三 ', role: 'auditor', password: NEW, again: NEW };
    const answer = await post('/users', fields).expect(303);
    expect(answer.headers['location']).toBe('/users?done=add');
    expect((await test.as('admin').page('/users?done=add'))('.notice').text()).toContain('用户已新增');
    const [event] = test.services.storage.events({ most: 1, action: 'user' });
    expect(event).toMatchObject({ actor: 'admin', entity: 'user', before: null });
    expect(event?.after).toBe('{"name":"张三","role":"auditor","active":true,"password":"set"}');
    const held = await logIn({ app: test.app, host: HOST }, '张三', NEW);
    await visitorWith({ app: test.app, host: HOST }, () => Promise.resolve(held)).page('/audit');
  });

  it('a role, a password, an account changed → the sessions of that user end', async () => {
    const changes: [string, Record<string, string>][] = [
      ['/users/role', { name: '李', role: 'viewer' }],
      ['/users/active', { name: '李', active: 'no' }],
      ['/users/active', { name: '李', active: 'yes' }],
      ['/users/password', { name: '李', password: NEW, again: NEW }],
    ];
    for (const [path, fields] of changes) {
      if (test.services.accounts.user('李')?.active === true)
        await logIn({ app: test.app, host: HOST }, '李');
      await post(path, fields).expect(303);
      expect(test.services.sessions().of('李', '')).toEqual([]);
    }
    expect(test.services.accounts.user('李')).toMatchObject({ role: 'viewer', active: true });
  });

  it.each(['constructor', '__proto__', 'toString', 'nothing', ''])('?done=%s → no notice', async (done) => {
    const page = await test.as('admin').page(`/users?done=${done}`);
    expect(page('.notice').length).toBe(0);
    expect(page('main').text()).not.toContain('[object');
  });

  it('a role changed under the name as somebody else types it → the sessions end all the same', async () => {
    ensureUser(test.services, 'Wang', 'clerk');
    await logIn({ app: test.app, host: HOST }, 'Wang');
    await post('/users/role', { name: ' Ｗａｎｇ ', role: 'viewer' }).expect(303);
    expect(test.services.sessions().of('Wang', '')).toEqual([]);
  });

  it.each([
    ['/users', { name: '<script>alert(1)</script>', role: 'clerk', password: NEW, again: NEW }, '姓名只能用'],
    ['/users', { name: 'x\r\nSet-Cookie: a=b', role: 'clerk', password: NEW, again: NEW }, '姓名只能用'],
    ['/users', { name: '李', role: 'clerk', password: NEW, again: NEW }, '已经有用户'],
    ['/users', { name: '张三', role: 'root', password: NEW, again: NEW }, '请选择角色'],
    ['/users', { name: '张三', role: 'clerk', password: 'kurz', again: 'kurz' }, '太短'],
    ['/users', { name: '张三', role: 'clerk', password: NEW, again: `${NEW}x` }, '不一样'],
    ['/users/role', { name: 'admin', role: 'viewer' }, '至少要有一名启用的管理员'],
    ['/users/active', { name: 'admin', active: 'no' }, '至少要有一名启用的管理员'],
    ['/users/active', { name: '李', active: 'maybe' }, '不完整'],
  ])('%s %j → 400 with a sentence, nothing written', async (path, fields, sentence) => {
    await test.as('admin').page('/users');
    const before = test.services.storage.head();
    const answer = await post(path, fields).expect(400);
    expect(alertOf(answer)).toContain(sentence);
    expect(load(answer.text)('main script').length).toBe(0);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(test.services.storage.head()).toEqual(before);
  });

  it('a name that is stored with signs → shown as text on every page', async () => {
    const at = test.clock.now().toISOString();
    const hostile = `<img src=x onerror=alert(1)>"'`;
    const { password } = test.services.storage.user('李') ?? { password: '' };
    test.services.storage.writeUser(
      { name: hostile, role: 'admin', password, active: true },
      { actor: hostile, at },
    );
    const held = await logIn({ app: test.app, host: HOST }, hostile);
    const visitor = visitorWith({ app: test.app, host: HOST }, () => Promise.resolve(held));
    for (const path of ['/users', '/account', '/daily/2025-10-15', '/audit']) {
      const page = await visitor.page(path);
      expect(page('img[src="x"]').length).toBe(0);
      expect(page('.who').text()).toContain(hostile);
    }
  });
});

describe('the own account', () => {
  it('the old password and a new one → this session goes on under a new id, all others end', async () => {
    const place = { app: test.app, host: HOST };
    const [here, there] = [await logIn(place, '李'), await logIn(place, '李')];
    const visitor = visitorWith(place, () => Promise.resolve(here));
    const fields = { old: PASSWORD, password: NEW, again: NEW };
    const answer = await visitor.post('/account/password').type('form').send(fields).expect(303);
    const [cookie = ''] = answer.headers['set-cookie'] as unknown as string[];
    const fresh = { cookie: cookie.split(';')[0] ?? '', token: '' };
    for (const dead of [here, there]) {
      await visitorWith(place, () => Promise.resolve(dead))
        .get('/account')
        .expect(302);
    }
    const page = await visitorWith(place, () => Promise.resolve(fresh)).page('/account?done=password');
    expect(page('.notice').text()).toContain('密码已更改');
    await logIn(place, '李', NEW);
    const [event] = test.services.storage.events({ most: 1, action: 'user' });
    expect([event?.actor, event?.after]).toEqual([
      '李',
      '{"name":"李","role":"clerk","active":true,"password":"changed"}',
    ]);
  });

  it('a wrong old password → refused, with growing delays; a bad new one → refused with its reason', async () => {
    const send = (fields: Record<string, string>): supertest.Test =>
      test.as('clerk').post('/account/password').type('form').send(fields);
    expect(
      alertOf(await send({ old: PASSWORD, password: '1234567890', again: '1234567890' }).expect(400)),
    ).toContain('太常见');
    expect(alertOf(await send({ old: PASSWORD, password: NEW, again: PASSWORD }).expect(400))).toContain(
      '不一样',
    );
    for (let times = 0; times < 5; times += 1) {
      expect(alertOf(await send({ old: 'falsch', password: NEW, again: NEW }).expect(403))).toBe(
        '原来的密码不对。',
      );
    }
    const late = await send({ old: PASSWORD, password: NEW, again: NEW }).expect(429);
    expect(late.headers['retry-after']).toBe('1');
  });
});
