// Who is asking, and whether they may.
import type { RequestHandler, Response } from 'express';
import { granted, mayDo, type Permission } from '../../accounts/permissions.js';
import { RequestError } from '../../domain/errors.js';
import type { Role } from '../../domain/user.js';

interface Visitor {
  name: string;
  role: Role;
}

/** Every route states what it needs. */
export function may(permission: Permission): RequestHandler {
  return (_request, response, next) => {
    if (!mayDo(visitorOf(response).role, permission)) {
      throw new RequestError('forbidden', '您的账号没有这项权限。');
    }
    next();
  };
}

/** The name that goes into the record. */
export function actorOf(response: Response): string {
  return visitorOf(response).name;
}

function visitorOf(response: Response): Visitor {
  return response.locals['visitor'] as Visitor;
}

/** Sets who is asking, for `may`, `actorOf` and the layout. */
export function visitors(): RequestHandler {
  return (_request, response, next) => {
    const visitor: Visitor = { name: '网页录入', role: 'admin' };
    Object.assign(response.locals, { visitor, may: granted(visitor.role) });
    next();
  };
}
