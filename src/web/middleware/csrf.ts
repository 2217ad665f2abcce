// Every write carries the token of its session: another site's page cannot know it.
import { csrfSync } from 'csrf-sync';
import express, { type Request, type RequestHandler, type Response } from 'express';
import { RequestError } from '../../domain/errors.js';
import { isRead } from '../methods.js';

/** Forms with files are read by their own route, which checks the token then. Exactly these paths. */
const UPLOADS = new Set(['/ingest']);

const { generateToken, isRequestValid } = csrfSync({ getTokenFromRequest: tokenOf, size: 32 });

/** In the form, or in the header that only our own scripts can set. */
function tokenOf({ headers, body }: Request): string | undefined {
  const header = headers['x-csrf-token'];
  if (typeof header === 'string') return header;
  const token = (body as Record<string, unknown> | undefined)?.['csrf'];
  return typeof token === 'string' ? token : undefined;
}

/** Lets templates write the token into their forms; the first time, the session begins with it. */
export function giveToken(request: Request, response: Response): void {
  response.locals['csrfToken'] = generateToken(request);
}

const smallForm: RequestHandler = express.urlencoded({ extended: false, limit: '8kb', parameterLimit: 8 });
const form: RequestHandler = express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 5000 });

/** Reads the form of a write: of a stranger only a small one. */
export const forms: RequestHandler = (request, response, next) => {
  if (isRead(request)) next();
  else (request.session.user === undefined ? smallForm : form)(request, response, next);
};

/** After the form is read. */
export const checkToken: RequestHandler = (request, response, next) => {
  if (!isRead(request)) requireToken(request);
  if (request.session.user !== undefined) giveToken(request, response);
  next();
};

/** Before a file of a form is taken in: what came until then has the token. */
export function uploadRefusal(request: Request): RequestError | null {
  return isRequestValid(request) ? null : refusal();
}

/** For the routes of uploads, once their form is read. */
export const checkUploadToken: RequestHandler = (request, _response, next) => {
  if (!isRequestValid(request)) throw refusal();
  next();
};

function requireToken(request: Request): void {
  const isUpload = UPLOADS.has(request.path) && request.is('multipart/form-data') !== false;
  // A wrong token in the header need not wait for the form.
  const isLater = isUpload && request.headers['x-csrf-token'] === undefined;
  if (!isLater && !isRequestValid(request)) throw refusal();
}

function refusal(): RequestError {
  return new RequestError('forbidden', '这个页面已经过期，没有写入任何内容；请重新打开页面再试。');
}
