// Sessions of logged-in visitors: the cookie has a random id, the file beside the ledger only its digest.
import type { Request, RequestHandler } from 'express';
import session, { Store, type SessionData } from 'express-session';
import type { Services } from '../../compose.js';
import { RequestError } from '../../domain/errors.js';
import type { Entrance } from '../entrance.js';

declare module 'express-session' {
  interface SessionData {
    /** Whose it is; absent before a login. */
    user?: string;
    /** Of the password at the login: another password ends the session. */
    proof?: string;
    /** Where the login came from. */
    address?: string;
  }
}

const HOUR_MS = 3600_000;
export const IDLE_MS = 12 * HOUR_MS;
export const LONGEST_MS = 7 * 24 * HOUR_MS;
/** For the forms of the login and of the set-up, which need a session for their token. */
const VISITOR_MS = HOUR_MS;
/** A session in use is written once in this time. */
const TOUCH_MS = 60_000;

/** With TLS under a name that no other site of the domain and no plain http can set. */
export function cookieName({ https }: Pick<Entrance, 'https'>): string {
  return https ? '__Host-ledger' : 'ledger';
}

/** Opens the file with the first request; a session that nothing was put into is neither stored nor sent. */
export function sessions(services: Services, entrance: Entrance): RequestHandler {
  let handler: RequestHandler | null = null;
  const build = (): RequestHandler =>
    session({
      name: cookieName(entrance),
      secret: services.sessions().secret(),
      store: new SessionFile(services),
      resave: false,
      saveUninitialized: false,
      // Without an end of its own: it goes with the browser, at the latest when the file says so.
      cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure: entrance.https },
    });
  return (request, response, next) => {
    handler ??= build();
    handler(request, response, next);
  };
}

/** As the library's types have them; it always hands them in. */
type Done = ((error?: unknown) => void) | undefined;
type Got = (error: unknown, data?: SessionData | null) => void;

class SessionFile extends Store {
  readonly #services: Services;
  #tidied = 0;

  constructor(services: Services) {
    super();
    this.#services = services;
  }

  override get(id: string, done: Got): void {
    answer(done, () => {
      this.#tidy();
      const row = this.#services.sessions().get(id);
      if (row === null) return null;
      const data = JSON.parse(row.data) as SessionData;
      // Whose it is stands in a column, which no later write of the session changes.
      delete data.user;
      return row.user === null ? data : { ...data, user: row.user };
    });
  }

  override set(id: string, data: SessionData, done?: Done): void {
    answer(done, () => {
      this.#services
        .sessions()
        .set(id, { user: data.user ?? null, data: JSON.stringify(data), seen: this.#now() });
    });
  }

  override touch(id: string, _data: SessionData, done?: Done): void {
    answer(done, () => {
      const seen = this.#services.sessions().get(id)?.seen ?? 0;
      if (this.#now() - seen < TOUCH_MS) return;
      ifPossible(() => this.#services.sessions().touch(id, this.#now()));
    });
  }

  override destroy(id: string, done?: Done): void {
    answer(done, () => this.#services.sessions().destroy(id));
  }

  #now(): number {
    return this.#services.clock.now().getTime();
  }

  /** What is over is gone before anything is looked up. */
  #tidy(): void {
    const now = this.#now();
    if (now - this.#tidied < TOUCH_MS) return;
    this.#tidied = now;
    const before = { seen: now - IDLE_MS, created: now - LONGEST_MS, visitorsSeen: now - VISITOR_MS };
    ifPossible(() => this.#services.sessions().expire(before));
  }
}

/** What only keeps the file in order waits for a disk that takes nothing now: whoever reads goes on reading. */
function ifPossible(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof RequestError) || error.code !== 'unavailable') throw error;
  }
}

function answer<T>(done: ((error: unknown, value?: T) => void) | undefined, work: () => T): void {
  let value: T;
  try {
    value = work();
  } catch (error) {
    done?.(error);
    return;
  }
  done?.(null, value);
}

/** A new id with nothing of the old one, which is dead from now on. */
export function freshSession(request: Request): Promise<void> {
  return settled((done) => request.session.regenerate(done));
}

export function savedSession(request: Request): Promise<void> {
  return settled((done) => request.session.save(done));
}

export function endedSession(request: Request): Promise<void> {
  return settled((done) => request.session.destroy(done));
}

function settled(work: (done: (error: unknown) => void) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    work((error) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error('the session could not be written'));
    });
  });
}
