// In and out: the login and the logout.
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import type { User } from '../../domain/user.js';
import { loginAttempts } from '../login-attempts.js';
import { logIn, visitorOf } from '../middleware/access.js';
import { giveToken } from '../middleware/csrf.js';
import { endedSession } from '../middleware/session.js';
import { nextPage } from '../next-page.js';
import { read, typedText } from '../parameters.js';
import { refusalOf } from '../refusals.js';

const form = z.object({ name: typedText(200), password: typedText(1000), next: typedText(2000).catch('') });

export interface LoginControllers {
  show: RequestHandler;
  logIn: RequestHandler;
  logOut: RequestHandler;
}

export function loginControllers(services: Services): LoginControllers {
  const attempt = loginAttempts(services);
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
        const user = await attempt({ name, password, address: request.ip ?? '' });
        await logIn(request, user);
        recordLogin(services, user);
        response.redirect(303, next);
      } catch (error) {
        const { message } = refusalOf(error, ['unauthenticated', 'too-many'], response);
        showForm(services, { request, response }, { next, name, error: message });
      }
    },
    async logOut(request, response) {
      await endedSession(request);
      response.set('Clear-Site-Data', '"cache"').redirect(303, '/login');
    },
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
