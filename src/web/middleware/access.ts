// Who is asking, and whether they may.
import { createHash } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import { granted, mayDo, PERMISSIONS, type Permission } from '../../accounts/permissions.js';
import type { Asker } from '../../accounts/accounts.js';
import type { Services } from '../../compose.js';
import { RequestError } from '../../domain/errors.js';
import type { ReportDocument } from '../../domain/report.js';
import type { Role, User } from '../../domain/user.js';
import type { Entrance } from '../entrance.js';
import { isRead } from '../methods.js';
import { freshSession, savedSession } from './session.js';

export interface Visitor {
  name: string;
  role: Role;
  /** False for whoever sits at this machine while reading is open. */
  isLoggedIn: boolean;
}

const OPEN_READER: Visitor = { name: '本机', role: 'viewer', isLoggedIn: false };
/** A print of ours; it reads one page. */
const PRINT: Visitor = { name: '打印', role: 'viewer', isLoggedIn: false };
const NOTHING = Object.fromEntries(PERMISSIONS.map((permission) => [permission, false]));

/** What is there before a login; everything else needs a visitor who may read. */
const PUBLIC = /^\/(?:(?:login|logout|setup)\/?$|assets\/|print\/[^/]+\.css$)/i;

/** Every route that needs more than reading states it. */
export function may(permission: Permission): RequestHandler {
  return (_request, response, next) => {
    requireMay(response, permission);
    next();
  };
}

function requireMay(response: Response, permission: Permission): void {
  const visitor = visitorOf(response);
  if (visitor !== null && mayDo(visitor.role, permission)) return;
  if (visitor?.isLoggedIn !== true) throw new RequestError('unauthenticated', '请先登录。');
  throw new RequestError('forbidden', '您的账号没有这项权限；需要的话，请找管理员更改角色。');
}

/** The name that goes into the record. */
export function actorOf(response: Response): string {
  const visitor = visitorOf(response);
  if (visitor === null) throw new RequestError('unauthenticated', '请先登录。');
  return visitor.name;
}

/** Null: nobody is logged in, and reading is not open. */
export function visitorOf(response: Response): Visitor | null {
  return response.locals['visitor'] as Visitor | null;
}

/**
 * Sets who is asking, for `may`, `actorOf` and the layout; nobody unknown comes further than the login.
 * Stands before the body, so that no stranger's is read, and behind it: whoever sends slowly may have lost the right.
 */
export function visitors(services: Services, entrance: Entrance): RequestHandler {
  return (request, response, next) => {
    const visitor =
      loggedIn(services, request) ??
      (isOpen(services, entrance) ? OPEN_READER : null) ??
      (printedOf(response) === null ? null : PRINT);
    setVisitor(response, visitor);
    // Whatever a route says: without a login nothing is written.
    const mayStay = visitor !== null && (visitor.isLoggedIn || isRead(request));
    if (!mayStay && !PUBLIC.test(request.path)) {
      throw new RequestError('unauthenticated', '请先登录。');
    }
    next();
  };
}

/**
 * Lets the browser that prints for us read the one page that its token was made for, once.
 * Its requests tell nobody where they come from.
 */
export function prints({ printing }: Services): RequestHandler {
  return (request, response, next) => {
    const { print } = request.query;
    const document =
      typeof print === 'string' && request.method === 'GET' ? printing.redeem(print, request.path) : null;
    response.locals['printed'] = document;
    if (document !== null) response.set('Referrer-Policy', 'no-referrer');
    next();
  };
}

/** The report that a print was let in for; null for everybody else. */
export function printedOf({ locals }: Pick<Response, 'locals'>): ReportDocument | null {
  return (locals['printed'] ?? null) as ReportDocument | null;
}

/** Asked for each request: the first user ends it. */
function isOpen({ accounts }: Services, { loopback, openReading }: Entrance): boolean {
  return loopback && (openReading || !accounts.hasUsers());
}

/**
 * After something that took its time, such as files on their way: rights may have ended meanwhile.
 * `may` belongs behind it, for the role may be another.
 */
export function visitorAgain(services: Services): RequestHandler {
  return (request, response, next) => {
    setVisitor(response, loggedIn(services, request));
    if (visitorOf(response) === null) throw new RequestError('unauthenticated', '请先登录。');
    next();
  };
}

/** The name for the record, with the question that is asked again when a password has been hashed. */
export function askerOf(
  services: Services,
  { request, response }: { request: Request; response: Response },
  permission: Permission,
): Asker {
  return {
    name: actorOf(response),
    check() {
      setVisitor(response, loggedIn(services, request));
      requireMay(response, permission);
    },
  };
}

function setVisitor(response: Response, visitor: Visitor | null): void {
  Object.assign(response.locals, { visitor, may: visitor === null ? NOTHING : granted(visitor.role) });
}

/**
 * Session and user as storage has them now, not as they were when the request began: a logout, another role, a new
 * password, the end of an account hold at once.
 */
function loggedIn({ accounts, sessions }: Services, request: Request): Visitor | null {
  const { user: name, proof } = request.session;
  if (name === undefined) return null;
  const user = accounts.user(name);
  const isThere = sessions().get(request.sessionID)?.user === name;
  if (isThere && user?.active === true && proofOf(user) === proof) {
    return { name, role: user.role, isLoggedIn: true };
  }
  sessions().destroy(request.sessionID);
  delete request.session.user;
  return null;
}

/** Under a new session id, so that nobody can have planted the one that now becomes worth something. */
export async function logIn(request: Request, user: User): Promise<void> {
  await freshSession(request);
  Object.assign(request.session, { user: user.name, proof: proofOf(user), address: request.ip });
  await savedSession(request);
}

function proofOf({ password }: User): string {
  return createHash('sha256').update(password).digest('base64url').slice(0, 22);
}
