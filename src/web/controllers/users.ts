// The users, for administrators: who there is, in which role; every change ends the sessions of the user it concerns.
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import type { Asker } from '../../accounts/accounts.js';
import { typedName } from '../../accounts/user-names.js';
import type { Services } from '../../compose.js';
import { RequestError } from '../../domain/errors.js';
import { ROLES } from '../../domain/user.js';
import { ROLE_NAMES, ROLE_TASKS } from '../../accounts/roles.js';
import { askerOf } from '../middleware/access.js';
import { newPassword, read, typedText } from '../parameters.js';
import { refusalOf } from '../refusals.js';

const role = z.enum(ROLES, '请选择角色。');
const name = typedText(200);
const forms = {
  add: z.object({ name, role, ...newPassword }),
  role: z.object({ name, role }),
  active: z.object({ name, active: z.enum(['yes', 'no'], '提交的内容不完整，请重新填写。') }),
  password: z.object({ name, ...newPassword }),
};

const DONE: Partial<Record<string, string>> = {
  add: '用户已新增，请把姓名和密码当面告诉本人，并请本人登录后更改密码。',
  role: '角色已更改。',
  active: '账号状态已更改。',
  password: '密码已重设，该用户原来的登录已全部退出。',
};

export interface UserControllers {
  list: RequestHandler;
  add: RequestHandler;
  setRole: RequestHandler;
  setActive: RequestHandler;
  setPassword: RequestHandler;
}

export function userControllers(services: Services): UserControllers {
  const { accounts, sessions } = services;
  const changed = (work: (request: Request, asker: Asker) => Promise<string> | string): RequestHandler => {
    return async (request, response) => {
      try {
        const asker = askerOf(services, { request, response }, 'administer');
        response.redirect(303, `/users?done=${await work(request, asker)}`);
      } catch (error) {
        const { message } = refusalOf(error, ['invalid'], response);
        showUsers(services, response, { error: message, done: null, typed: typedIn(request) });
      }
    };
  };
  return {
    list(request, response) {
      const asked = z.string().catch('').parse(request.query['done']);
      const done = Object.hasOwn(DONE, asked) ? (DONE[asked] ?? null) : null;
      showUsers(services, response, { error: null, done, typed: '' });
    },
    add: changed(async ({ body }, asker) => {
      const { again, ...user } = read(forms.add, body ?? {});
      checkSame(user.password, again);
      await accounts.add(user, asker);
      return 'add';
    }),
    setRole: changed(({ body }, { name: actor }) => {
      const wanted = read(forms.role, body ?? {});
      accounts.setRole(wanted.name, wanted.role, actor);
      sessions().destroyOf(typedName(wanted.name));
      return 'role';
    }),
    setActive: changed(({ body }, { name: actor }) => {
      const wanted = read(forms.active, body ?? {});
      accounts.setActive(wanted.name, wanted.active === 'yes', actor);
      sessions().destroyOf(typedName(wanted.name));
      return 'active';
    }),
    setPassword: changed(async ({ body }, asker) => {
      const { name: whose, password, again } = read(forms.password, body ?? {});
      checkSame(password, again);
      await accounts.setPassword(whose, password, asker);
      sessions().destroyOf(typedName(whose));
      return 'password';
    }),
  };
}

function checkSame(password: string, again: string): void {
  if (password !== again) throw new RequestError('invalid', '两次填写的密码不一样。');
}

function typedIn({ body }: Request): string {
  return z.object({ name }).catch({ name: '' }).parse(body).name;
}

function showUsers(
  { accounts }: Services,
  response: Response,
  state: { error: string | null; done: string | null; typed: string },
): void {
  const roles = ROLES.map((id) => ({ id, name: ROLE_NAMES[id], tasks: ROLE_TASKS[id] }));
  const users = accounts.users().map((user, index) => ({
    ...{ index, formId: `user-${index}`, name: user.name, active: user.active },
    ...{ role: user.role, roleName: ROLE_NAMES[user.role] },
  }));
  response.set('Cache-Control', 'no-store');
  response.render('users/list', { title: '用户', section: 'users', users, roles, ...state });
}
