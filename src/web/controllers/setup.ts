// The first administrator, created with the one-time code that the terminal shows.
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { createThrottle } from '../../accounts/throttle.js';
import type { Services } from '../../compose.js';
import { RequestError } from '../../domain/errors.js';
import { logIn, visitorOf } from '../middleware/access.js';
import { giveToken } from '../middleware/csrf.js';
import type { Entrance } from '../entrance.js';
import { newPassword, read, typedText } from '../parameters.js';
import { refusalOf, TooMany } from '../refusals.js';
import { recordLogin } from './login.js';

const CODE = 'setup';
const PATIENCE = { free: 5, mostSeconds: 300 };

const form = z.object({ code: typedText(100), name: typedText(200), ...newPassword });

export interface SetupControllers {
  show: RequestHandler;
  create: RequestHandler;
}

export function setupControllers(services: Services, { setup }: Entrance): SetupControllers {
  const throttle = createThrottle(services.clock, PATIENCE);
  const checkCode = (code: string): void => {
    const seconds = throttle.wait(CODE);
    if (seconds > 0) throw new TooMany(seconds);
    throttle.failed(CODE);
    if (setup?.fits(code) !== true)
      throw new RequestError('forbidden', '一次性代码不对，请照终端上的再填一次。');
    throttle.forget(CODE);
  };
  /** Once there is a user the page is gone. */
  const checkOpen = (response: Response): void => {
    if (setup !== null && !services.accounts.hasUsers()) return;
    if (visitorOf(response) === null) throw new RequestError('unauthenticated', '请先登录。');
    throw new RequestError('not-found', '没有这个页面。');
  };
  return {
    show(request, response) {
      checkOpen(response);
      showForm({ request, response }, { name: '', error: null });
    },
    async create(request, response) {
      checkOpen(response);
      const { code, name: typed, password, again } = read(form, request.body ?? {});
      try {
        checkCode(code);
        if (password !== again) throw new RequestError('invalid', '两次填写的密码不一样。');
        const user = await services.accounts.addFirst(typed, password);
        await logIn(request, user);
        recordLogin(services, user);
        response.redirect(303, '/');
      } catch (error) {
        const { message } = refusalOf(error, ['invalid', 'forbidden', 'too-many'], response);
        showForm({ request, response }, { name: typed, error: message });
      }
    },
  };
}

function showForm(
  { request, response }: { request: Request; response: Response },
  state: { name: string; error: string | null },
): void {
  giveToken(request, response);
  response.set('Cache-Control', 'no-store');
  response.render('setup/show', { title: '创建管理员', section: 'login', ...state });
}
