// A user's own account: password and sessions.
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Asker } from '../../accounts/accounts.js';
import { createThrottle } from '../../accounts/throttle.js';
import type { Services } from '../../compose.js';
import { shanghaiTimeName } from '../../domain/dates.js';
import { RequestError } from '../../domain/errors.js';
import { ROLE_NAMES } from '../../accounts/roles.js';
import { askerOf, logIn, visitorOf, type Visitor } from '../middleware/access.js';
import { newPassword, read, typedText } from '../parameters.js';
import { refusalOf, TooMany } from '../refusals.js';

const form = z.object({ old: typedText(1000), ...newPassword });
const PATIENCE = { free: 5, mostSeconds: 300 };
const addressOf = z.object({ address: z.string().default('—') });

export interface AccountControllers {
  show: RequestHandler;
  changePassword: RequestHandler;
  /** Ends every session of the visitor, this one too. */
  logOutEverywhere: RequestHandler;
}

export function accountControllers(services: Services): AccountControllers {
  const throttle = createThrottle(services.clock, PATIENCE);
  const change = async (request: Request, asker: Asker): Promise<void> => {
    const { name } = asker;
    const { old, password, again } = read(form, request.body ?? {});
    if (password !== again) throw new RequestError('invalid', '两次填写的新密码不一样。');
    const seconds = throttle.wait(name);
    if (seconds > 0) throw new TooMany(seconds);
    throttle.failed(name);
    const user = await services.accounts.check(name, old).catch((error: unknown) => {
      // Nobody looked at the password.
      throttle.forgive(name);
      throw error;
    });
    if (user === null) {
      throw new RequestError('forbidden', '原来的密码不对。');
    }
    throttle.forget(name);
    await services.accounts.setPassword(name, password, asker);
  };
  return {
    show(request, response) {
      const done = request.query['done'] === 'password' ? '密码已更改，其他地方的登录已全部退出。' : null;
      showAccount(services, { request, response }, { error: null, done });
    },
    async changePassword(request, response) {
      const { name } = member(response);
      try {
        await change(request, askerOf(services, { request, response }, 'read'));
      } catch (error) {
        const { message } = refusalOf(error, ['invalid', 'forbidden', 'too-many'], response);
        showAccount(services, { request, response }, { error: message, done: null });
        return;
      }
      services.sessions().destroyOf(name);
      const user = services.accounts.user(name);
      if (user) await logIn(request, user);
      response.redirect(303, '/account?done=password');
    },
    logOutEverywhere(_request, response) {
      services.sessions().destroyOf(member(response).name);
      response.set('Clear-Site-Data', '"cache"').redirect(303, '/login');
    },
  };
}

/** The open reader has no account. */
function member(response: Response): Visitor {
  const visitor = visitorOf(response);
  if (visitor?.isLoggedIn !== true) throw new RequestError('unauthenticated', '请先登录。');
  return visitor;
}

function showAccount(
  { sessions }: Services,
  { request, response }: { request: Request; response: Response },
  state: { error: string | null; done: string | null },
): void {
  const { name, role } = member(response);
  const list = sessions()
    .of(name, request.sessionID)
    .map(({ created, seen, data, isThis }) => ({
      created: shanghaiTimeName(new Date(created)),
      seen: shanghaiTimeName(new Date(seen)),
      ...addressOf.parse(JSON.parse(data)),
      isThis,
    }));
  response.set('Cache-Control', 'no-store');
  response.render('account/show', {
    ...{ title: '我的账号', section: 'account' },
    ...{ name, roleName: ROLE_NAMES[role], sessions: list, ...state },
  });
}
