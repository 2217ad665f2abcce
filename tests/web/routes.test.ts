// Every route × every visitor × its method → the answer. A route that is not in the matrix fails here.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { createSetupCode } from '../../src/accounts/setup-code.js';
import { ROLES, type Role } from '../../src/domain/user.js';
import { HOST, openApp, type TestApp } from '../support/app.js';
import { routesOf } from '../support/routes.js';
import { ensureUser } from '../support/users.js';
import { logIn, type Held } from '../support/visitor.js';

/** Who may; `member`: whoever is logged in. */
const ALLOWED: Record<Need, readonly Role[]> = {
  read: ['viewer', 'clerk', 'auditor', 'admin'],
  member: ['viewer', 'clerk', 'auditor', 'admin'],
  ingest: ['clerk', 'admin'],
  review: ['clerk', 'admin'],
  issue: ['clerk', 'admin'],
  audit: ['auditor', 'admin'],
  administer: ['admin'],
};
type Need = 'read' | 'member' | 'ingest' | 'review' | 'issue' | 'audit' | 'administer';

/** Route, what is asked for (`=`: the route itself), what it needs, the answer to whoever may. POST without any field. */
const MATRIX: [route: string, path: string, need: Need, answer: number][] = [
  ['GET /', '=', 'read', 200],
  ['GET /daily', '=', 'read', 302],
  ['GET /daily/:date', '/daily/2025-10-15', 'read', 200],
  ['GET /weekly', '=', 'read', 302],
  ['GET /weekly/:period', '/weekly/2025-W42', 'read', 200],
  ['GET /monthly', '=', 'read', 302],
  ['GET /monthly/:period', '/monthly/2025-10', 'read', 200],
  ['GET /quarterly', '=', 'read', 302],
  ['GET /quarterly/:period', '/quarterly/2025-Q4', 'read', 200],
  ['GET /yearly', '=', 'read', 302],
  ['GET /yearly/:period', '/yearly/2025', 'read', 200],
  ['GET /coverage', '=', 'read', 302],
  ['GET /coverage/:year', '/coverage/2025', 'read', 200],
  ['GET /reports', '=', 'read', 200],
  ['GET /reports/find', '/reports/find?kind=week&date=2025-10-15', 'read', 302],
  ['GET /reports/:period', '/reports/2025-W42', 'read', 200],
  ['GET /reports/issued/:id', '/reports/issued/1', 'read', 404],
  ['POST /reports/:period/remark', '/reports/2025-W42/remark', 'issue', 400],
  ['POST /reports/:period/issue', '/reports/2025-W42/issue', 'issue', 400],
  ['GET /statements', '=', 'read', 200],
  ['GET /compare', '=', 'read', 200],
  ['GET /compare', '/compare?a=2025-W41&b=2025-W42', 'read', 200],
  ['GET /api/v1/compare', '/api/v1/compare?a=2025-W41&b=2025-W42', 'read', 200],
  ['GET /search', '/search?q=%E7%89%A9%E4%B8%9A', 'read', 200],
  ['GET /api/v1/search', '/api/v1/search?q=%E7%89%A9%E4%B8%9A', 'read', 200],
  ['GET /hotspots', '=', 'read', 200],
  ['GET /hotspots/:name', '/hotspots/%E7%89%A9%E4%B8%9A%E7%AE%A1%E7%90%86', 'read', 200],
  ['GET /api/v1/hotspots', '=', 'read', 200],
  ['GET /api/v1/hotspots/:name', '/api/v1/hotspots/%E7%89%A9%E4%B8%9A%E7%AE%A1%E7%90%86', 'read', 200],
  ['GET /api', '=', 'read', 200],
  ['GET /api/v1/openapi.json', '=', 'read', 200],
  ['GET /api/v1/overview', '=', 'read', 200],
  ['GET /api/v1/daily/:date', '/api/v1/daily/2025-10-15', 'read', 200],
  ['GET /api/v1/weekly/:period', '/api/v1/weekly/2025-W42', 'read', 200],
  ['GET /api/v1/monthly/:period', '/api/v1/monthly/2025-10', 'read', 200],
  ['GET /api/v1/quarterly/:period', '/api/v1/quarterly/2025-Q4', 'read', 200],
  ['GET /api/v1/yearly/:period', '/api/v1/yearly/2025', 'read', 200],
  ['GET /api/v1/statements', '=', 'read', 200],
  ['GET /ingest', '=', 'ingest', 200],
  ['GET /ingest/progress/:id', '/ingest/progress/none', 'ingest', 404],
  ['GET /ingest/results/:id', '/ingest/results/none', 'ingest', 404],
  ['POST /ingest', '=', 'ingest', 400],
  ['POST /ingest/preview', '=', 'ingest', 400],
  ['POST /ingest/store', '=', 'ingest', 400],
  ['GET /sources/:sha256', '/sources/SHA', 'read', 200],
  ['GET /sources/:sha256/original', '/sources/SHA/original', 'read', 200],
  ['POST /sources/:sha256/redact', '/sources/SHA/redact', 'administer', 400],
  ['GET /review', '=', 'review', 200],
  ['GET /review/:readingId', '/review/1', 'review', 200],
  ['POST /review/years', '=', 'review', 400],
  ['POST /review/:readingId/accept', '/review/1/accept', 'review', 400],
  ['POST /review/:readingId/correct', '/review/1/correct', 'review', 400],
  ['POST /review/:readingId/date', '/review/1/date', 'review', 400],
  ['POST /review/:readingId/reject', '/review/1/reject', 'review', 400],
  ['POST /review/:readingId/undo', '/review/1/undo', 'review', 400],
  ['GET /aliases', '=', 'read', 200],
  ['POST /aliases', '=', 'review', 400],
  ['GET /exports', '=', 'read', 200],
  ['GET /exports/:dataset.csv', '/exports/hotline.csv', 'read', 200],
  ['GET /exports/:dataset.csv', '/exports/figures.csv', 'read', 200],
  ['GET /exports/:dataset.csv', '/exports/events.csv', 'audit', 200],
  ['POST /exports/package', '=', 'audit', 200],
  ['GET /reports/:period.:format', '/reports/2025-W42.xlsx', 'read', 200],
  ['GET /reports/issued/:id.:format', '/reports/issued/1.csv', 'read', 404],
  ['GET /audit', '=', 'audit', 200],
  ['POST /audit/verify', '=', 'audit', 200],
  ['POST /audit/notes', '=', 'audit', 400],
  ['GET /account', '=', 'member', 200],
  ['POST /account/password', '=', 'member', 403],
  ['POST /account/logout', '=', 'member', 303],
  ['GET /users', '=', 'administer', 200],
  ['POST /users', '=', 'administer', 400],
  ['POST /users/role', '=', 'administer', 400],
  ['POST /users/active', '=', 'administer', 400],
  ['POST /users/password', '=', 'administer', 404],
];

interface Answers {
  stranger: number;
  reader: number;
  member: number;
}

/** Open to strangers: what each is answered; a write of a stranger has no token yet. `reader`: while there is no user. */
const PUBLIC: [route: string, answers: Answers, path?: string][] = [
  ['GET /login', { stranger: 200, reader: 200, member: 303 }],
  ['POST /login', { stranger: 403, reader: 403, member: 401 }],
  ['POST /logout', { stranger: 403, reader: 403, member: 303 }],
  ['GET /setup', { stranger: 302, reader: 200, member: 404 }],
  ['POST /setup', { stranger: 403, reader: 403, member: 404 }],
  ['GET /healthz', { stranger: 200, reader: 200, member: 200 }],
  ['GET /readyz', { stranger: 200, reader: 200, member: 200 }],
  // It tells nothing but its own address.
  ['GET /print/:head.css', { stranger: 200, reader: 200, member: 200 }, `/print/1-${'a'.repeat(32)}.css`],
];

interface Asked {
  method: string;
  path: string;
}

let test: TestApp;
let open: TestApp;
let sha = '';
const logins = new Map<Role, Held>();

beforeAll(async () => {
  test = openApp('seeds', { openReading: false });
  open = openApp('seeds', { openReading: false, setup: createSetupCode() });
  for (const role of ROLES) {
    ensureUser(test.services, role, role);
    logins.set(role, await logIn({ app: test.app, host: HOST }, role));
  }
  const held = logins.get('viewer');
  const page = await ask(test, { method: 'GET', path: '/daily/2025-10-15' }, held);
  sha = /sources\/([0-9a-f]{64})/.exec(page.text)?.[1] ?? '';
});

afterAll(() => {
  test.close();
  open.close();
});

async function ask(on: TestApp, { method, path }: Asked, held?: Held): Promise<supertest.Response> {
  const headers: Record<string, string> = { Host: HOST };
  if (held) Object.assign(headers, { Cookie: held.cookie, 'x-csrf-token': held.token });
  const request = supertest(on.app);
  if (method === 'GET') return request.get(path).set(headers);
  return request.post(path).set(headers).type('form').send('');
}

/** A logout ends the session that it is asked with: the next request is asked with another. */
async function askAs(role: Role, asked: Asked): Promise<number> {
  const { status } = await ask(test, asked, logins.get(role));
  if (asked.path.endsWith('logout')) logins.set(role, await logIn({ app: test.app, host: HOST }, role));
  return status;
}

function askedOf(route: string, path = '='): Asked {
  const [method = '', pattern = ''] = route.split(' ');
  return { method, path: (path === '=' ? pattern : path).replace('SHA', sha) };
}

/** Pages lead to the login; a write and JSON are answered. */
function turnedAway({ method, path }: Asked): number {
  return method === 'GET' && !path.startsWith('/api/') ? 302 : 401;
}

describe('the matrix', () => {
  it('the routes of the application → each in the matrix, and no other', () => {
    const listed = [...MATRIX, ...PUBLIC].map(([route]) => route);
    expect([...new Set(listed)].sort()).toEqual(routesOf(test.app).sort());
  });

  it.each(MATRIX)('%s as %s needs %s → %d, 403 to other roles, away with strangers', async (...row) => {
    const [route, path, need, answer] = row;
    const asked = askedOf(route, path);
    const stranger = await ask(test, asked);
    expect(stranger.status).toBe(turnedAway(asked));
    if (stranger.status === 302) expect(stranger.headers['location']).toMatch(/^\/login(?:\?next=%2F|$)/);
    const reader = await ask(open, asked);
    expect(reader.status).toBe(need === 'read' ? answer : turnedAway(asked));
    const answers: [Role, number][] = [];
    for (const role of ROLES) {
      answers.push([role, await askAs(role, asked)]);
    }
    expect(answers).toEqual(ROLES.map((role) => [role, ALLOWED[need].includes(role) ? answer : 403]));
  });

  it.each(PUBLIC)('%s → open to strangers as far as %j', async (...row) => {
    const [route, { stranger, reader, member }, path] = row;
    const asked = askedOf(route, path);
    expect((await ask(test, asked)).status).toBe(stranger);
    expect((await ask(open, asked)).status).toBe(reader);
    for (const role of ROLES) {
      expect([role, await askAs(role, asked)]).toEqual([role, member]);
    }
  });
});

describe('every write', () => {
  const writes = MATRIX.filter(([route]) => route.startsWith('POST'));

  it.each(writes)(
    '%s without a token, with a wrong one, from another site → 403 even to the admin',
    async (route, path) => {
      const asked = askedOf(route, path);
      const { cookie, token } = logins.get('admin') ?? { cookie: '', token: '' };
      const others = [
        { Cookie: cookie },
        { Cookie: cookie, 'x-csrf-token': token.replace(/^./, (sign) => (sign === '0' ? '1' : '0')) },
        { Cookie: cookie, 'x-csrf-token': logins.get('clerk')?.token ?? '' },
        { Cookie: cookie, 'x-csrf-token': token, Origin: 'http://evil.example' },
        { Cookie: cookie, 'x-csrf-token': token, 'Sec-Fetch-Site': 'same-site' },
      ];
      for (const headers of others) {
        for (const type of [
          'application/x-www-form-urlencoded',
          'multipart/form-data; boundary=x',
          'text/plain',
        ]) {
          const body = type.startsWith('multipart') ? '--x--\r\n' : '';
          const request = supertest(test.app)
            .post(asked.path)
            .set({ Host: HOST, ...headers });
          const answer = await request.set('Content-Type', type).send(body);
          // A form with files is read before its token: one that is none at all is refused as such.
          expect([type, [400, 403].includes(answer.status)]).toEqual([type, true]);
          if (asked.path !== '/ingest') expect(answer.status).toBe(403);
        }
      }
    },
  );

  it.each(writes)('%s by GET → never done: no such page, or another one', async (_route, path) => {
    const asked = askedOf(_route, path);
    const before = test.services.storage.head();
    const answer = await ask(test, { ...asked, method: 'GET' }, logins.get('admin'));
    const isPage = MATRIX.some(([route]) => route === `GET ${asked.path}`);
    if (!isPage) expect([400, 404]).toContain(answer.status);
    expect(test.services.storage.head()).toEqual(before);
  });
});

describe('what is nowhere', () => {
  it('an unknown page or method → 404 to whoever is logged in, the login to strangers', async () => {
    for (const path of ['/nowhere', '/users/1', '/assets/none.css/..%2f..', '/.env']) {
      expect((await ask(test, { method: 'GET', path }, logins.get('viewer'))).status).toBe(404);
    }
    expect((await ask(test, { method: 'GET', path: '/nowhere' })).status).toBe(302);
    expect((await ask(test, { method: 'POST', path: '/nowhere' })).status).toBe(401);
    expect((await ask(test, { method: 'GET', path: '/api/v1/nowhere' })).status).toBe(401);
    const { cookie, token } = logins.get('admin') ?? { cookie: '', token: '' };
    for (const method of ['put', 'patch', 'delete', 'trace'] as const) {
      const request = supertest(test.app)[method]('/users').set('Host', HOST);
      expect((await request.set({ Cookie: cookie, 'x-csrf-token': token })).status).toBe(404);
      expect((await supertest(test.app)[method]('/users').set('Host', HOST)).status).toBe(401);
    }
  });

  it('other spellings of a guarded path → guarded as well', async () => {
    for (const path of [
      '/USERS',
      '/users/',
      '/Users/',
      '//users',
      '/users//',
      '/./users',
      '/%75sers',
      '/login/../users',
      '/assets/../users',
    ]) {
      const { status } = await ask(test, { method: 'GET', path });
      expect([path, [302, 404].includes(status)]).toEqual([path, true]);
      const { status: toViewer } = await ask(test, { method: 'GET', path }, logins.get('viewer'));
      expect([path, [403, 404].includes(toViewer)]).toEqual([path, true]);
    }
  });
});
