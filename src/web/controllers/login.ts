// In and out: the login with its growing delays, and the logout.
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { createThrottle } from '../../accounts/throttle.js';
import { typedName } from '../../accounts/user-names.js';
import type { Services } from '../../compose.js';
import { RequestError } from '../../domain/errors.js';
import type { User } from '../../domain/user.js';
import { keepFailure, recordFailureDays } from '../login-failures.js';
import { logIn, visitorOf } from '../middleware/access.js';
import { giveToken } from '../middleware/csrf.js';
import { endedSession } from '../middleware/session.js';
import { nextPage } from '../next-page.js';
import { read, typedText } from '../parameters.js';

/** The same for an unknown name, a wrong password and a disabled account. */
const REFUSAL = '姓名或密码不对。';

/** Of an account the longest delay is short: nobody must be able to lock out another person. */
const OF_ACCOUNT = { free: 5, mostSeconds: 300 };
const OF_ADDRESS = { free: 20, mostSeconds: 900 };

const form = z.object({ name: typedText(200), password: typedText(1000), next: typedText(2000).catch('') });

export interface LoginControllers {
  show: RequestHandler;
  logIn: RequestHandler;
  logOut: RequestHandler;
}

export function loginControllers(services: Services): LoginControllers {
  const attempt = attempts(services);
  return {
    show(request, response) {
      const next = nextPage(z.string().optional().catch(undefined).parse(request.query['next']));
      if (visitorOf(response)?.isLoggedIn === true) response.redirect(303, next);
      else showForm(services, { request, response }, { next, name: '', error: null });
    },
    async logIn(request, response) {
      const { name, password, next: wanted } = read(form, request.body ?? {});
      const next = nextPage(wanted);
      try {
        const user = await attempt(request, { name, password });
        await logIn(request, user);
        recordLogin(services, user);
        response.redirect(303, next);
      } catch (error) {
        const status = error instanceof RequestError ? FORM_STATUS[error.code] : undefined;
        if (!(error instanceof RequestError) || status === undefined) throw error;
        if (error instanceof TooMany) response.set('Retry-After', String(error.seconds));
        showForm(
          services,
          { request, response: response.status(status) },
          { next, name, error: error.message },
        );
      }
    },
    async logOut(request, response) {
      await endedSession(request);
      response.set('Clear-Site-Data', '"cache"').redirect(303, '/login');
    },
  };
}

const FORM_STATUS: Partial<Record<RequestError['code'], number>> = { unauthenticated: 401, 'too-many': 429 };

class TooMany extends RequestError {
  readonly seconds: number;

  constructor(seconds: number) {
    super('too-many', `失败次数太多，请 ${seconds} 秒后再试。`);
    this.seconds = seconds;
  }
}

/** Counts an attempt before its password is looked at, so that many at once are no way around the delay. */
function attempts(
  services: Services,
): (request: Request, typed: { name: string; password: string }) => Promise<User> {
  const byAccount = createThrottle(services.clock, OF_ACCOUNT);
  const byAddress = createThrottle(services.clock, OF_ADDRESS);
  return async (request, { name, password }) => {
    const [account, address] = [typedName(name).toLowerCase(), request.ip ?? ''];
    recordFailureDays(services);
    const seconds = Math.max(byAccount.wait(account), byAddress.wait(address));
    if (seconds > 0) throw new TooMany(seconds);
    byAccount.failed(account);
    byAddress.failed(address);
    const user = await services.accounts.check(name, password);
    if (user === null) {
      keepFailure(services, typedName(name), address);
      throw new RequestError('unauthenticated', REFUSAL);
    }
    byAccount.forget(account);
    byAddress.forgive(address);
    return user;
  };
}

export function recordLogin({ storage, clock }: Services, { name, role }: User): void {
  storage.record({ action: 'login', actor: name, at: clock.now().toISOString(), after: { role } });
}

function showForm(
  { accounts }: Services,
  { request, response }: { request: Request; response: Response },
  state: { next: string; name: string; error: string | null },
): void {
  giveToken(request, response);
  response.set('Cache-Control', 'no-store');
  response.render('login/show', { title: '登录', section: 'login', hasUsers: accounts.hasUsers(), ...state });
}
