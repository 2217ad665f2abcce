// A visitor of the application under test, who logs in over HTTP as a person would and carries cookie and token along.
import { load, type CheerioAPI } from 'cheerio';
import type { Express } from 'express';
import supertest from 'supertest';
import type { Services } from '../../src/compose.js';
import type { Role } from '../../src/domain/user.js';
import { ensureUser, PASSWORD } from './users.js';

/** Requests of one visitor. */
export interface Visitor {
  get(path: string): supertest.Test;
  post(path: string): supertest.Test;
  /** The page, which must come with status 200. */
  page(path: string): Promise<CheerioAPI>;
}

export interface Place {
  app: Express;
  services: Services;
  host: string;
}

/** What a browser holds of a session. */
export interface Held {
  cookie: string;
  token: string;
}

const known = new WeakMap<Express, Map<Role, Promise<Held>>>();

/** The login is over before the first request is sent; one for each role and application. */
export function visitorAs({ app, services, host }: Place, role: Role): Visitor {
  const held = (): Promise<Held> => {
    const roles = known.get(app) ?? new Map<Role, Promise<Held>>();
    known.set(app, roles);
    const begun = roles.get(role);
    if (begun) return begun;
    ensureUser(services, role, role);
    const login = logIn({ app, host }, role);
    roles.set(role, login);
    return login;
  };
  return visitorWith({ app, host }, held);
}

export function visitorWith({ app, host }: Pick<Place, 'app' | 'host'>, held: () => Promise<Held>): Visitor {
  const get = (path: string): supertest.Test => afterLogin(supertest(app).get(path).set('Host', host), held);
  return {
    get,
    post: (path) => afterLogin(supertest(app).post(path).set('Host', host), held),
    page: async (path) => load((await get(path).expect(200)).text),
  };
}

/** The request as it is, sent once the login is there. */
function afterLogin(request: supertest.Test, held: () => Promise<Held>): supertest.Test {
  const send = request.end.bind(request);
  request.end = (done) => {
    held().then(
      ({ cookie, token }) => {
        const given = request.get('Cookie') as string | undefined;
        request.set('Cookie', given === undefined ? cookie : `${given}; ${cookie}`);
        if ((request.get('x-csrf-token') as string | undefined) === undefined)
          request.set('x-csrf-token', token);
        send(done);
      },
      (error: unknown) => done?.(error, undefined as never),
    );
    return request;
  };
  return request;
}

/** `app`: itself, or its address where it runs in a process of its own. */
export async function logIn(
  { app, host }: { app: Express | string; host: string },
  name: string,
  password = PASSWORD,
): Promise<Held> {
  const form = await supertest(app).get('/login').set('Host', host).expect(200);
  const login = await supertest(app)
    .post('/login')
    .set({ Host: host, Cookie: cookieOf(form) })
    .type('form')
    .send({ name, password, csrf: tokenOf(form) })
    .expect(303);
  const cookie = cookieOf(login);
  const page = await supertest(app).get('/account').set({ Host: host, Cookie: cookie }).expect(200);
  return { cookie, token: tokenOf(page) };
}

/** Name and value of the one cookie that an answer sets; empty where it sets none. */
export function cookieOf(answer: supertest.Response): string {
  const [cookie = ''] = (answer.headers['set-cookie'] as unknown as string[] | undefined) ?? [];
  return cookie.split(';')[0] ?? '';
}

export function tokenOf(answer: supertest.Response): string {
  return load(answer.text)('input[name="csrf"]').first().attr('value') ?? '';
}
