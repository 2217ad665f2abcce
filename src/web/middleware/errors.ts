// The one place where an error becomes a status and a page, or JSON under /api.
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { RequestError } from '../../domain/errors.js';
import { loginPath } from '../next-page.js';
import { STATUS, type Refusal } from '../refusals.js';

/** Seconds after which a refusal for want of room may be over. */
const RETRY_AFTER = '30';

export const notFound: RequestHandler = () => {
  throw new RequestError('not-found', '没有这个页面。');
};

/** What the system says of a disk that takes or gives nothing, wherever a file is written or read. */
const DISK: Partial<Record<string, string>> = {
  ENOSPC: '服务器的磁盘已满',
  EDQUOT: '服务器的磁盘已满',
  EFBIG: '服务器不能写这么大的文件',
  EROFS: '服务器的磁盘不可写入',
  EIO: '服务器的磁盘读写出错',
  EMFILE: '服务器同时打开的文件太多',
  ENFILE: '服务器同时打开的文件太多',
};

/**
 * A bug, or the cause of a refusal that is the machine's, is handed to the request log through `response.err`, which
 * writes it once; the page shows only the id.
 * Once a download has begun, no page can follow: the connection is cut, so that nobody takes a part for the whole.
 */
// eslint-disable-next-line max-params, @typescript-eslint/no-unused-vars -- Express knows an error handler by its four parameters.
export const showError: ErrorRequestHandler = (error: unknown, request, response, _next) => {
  const refusal = asRefusal(error);
  const fault = refusal === null ? error : refusal.cause;
  if (fault !== undefined && !isHangUp(fault)) {
    response.err = isErrorLike(fault)
      ? fault
      : new Error('something was thrown that is no error', { cause: fault });
  }
  if (response.headersSent) response.destroy();
  else send(request, response, refusal);
};

/** The errors of the database library may descend from another realm's `Error`. */
function isErrorLike(fault: unknown): fault is Error {
  return typeof fault === 'object' && fault !== null && 'message' in fault && 'stack' in fault;
}

/** The visitor went away in the middle of a download. */
function isHangUp(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function send(request: Request, response: Response, refusal: RequestError | null): void {
  const status = refusal ? STATUS[refusal.code] : 500;
  const message = refusal?.message ?? '系统出错了，没有完成这次操作；已存的数据不受影响。';
  const requestId = refusal ? null : (response.get('X-Request-Id') ?? null);
  response.status(status).set('Cache-Control', 'no-store');
  if (status === 503) response.set('Retry-After', RETRY_AFTER);
  const path = request.path.toLowerCase();
  if (status === 401 && isPageRequest(request)) {
    response.redirect(302, loginPath(request.originalUrl));
    return;
  }
  if (path.startsWith('/api/')) {
    response.json({ error: { code: refusal?.code ?? 'bug', message, requestId } } satisfies Refusal);
    return;
  }
  const title = status === 404 ? '没有找到' : '无法完成';
  const isIngest = path.startsWith('/ingest');
  const page = { title, status, message, requestId, isIngest, needsLogin: status === 401 };
  response.render('error', page, (failure: unknown, html?: string) => {
    if (failure) response.type('text/plain; charset=utf-8').send(`${message}\n`);
    else response.send(html);
  });
}

/** What a browser asks for when it goes to a page; a form that was filled in is answered with its reason instead. */
function isPageRequest({ method, path }: Request): boolean {
  return (method === 'GET' || method === 'HEAD') && !path.toLowerCase().startsWith('/api/');
}

/** What the visitor did, in words; null for a bug. Libraries mark their refusals by a status below 500. */
function asRefusal(error: unknown): RequestError | null {
  if (error instanceof RequestError) return error;
  const disk = DISK[String((error as NodeJS.ErrnoException | null)?.code)];
  if (disk !== undefined) {
    return new RequestError('unavailable', `${disk}，没有完成这次操作；已存的数据不受影响。`, {
      cause: error,
    });
  }
  const status = statusOf(error);
  if (status === 413) return new RequestError('too-large', '提交的内容太大。');
  if (status >= 400 && status < 500) return new RequestError('invalid', '网址或提交的内容有误。');
  return null;
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('status' in error)) return 0;
  return typeof error.status === 'number' ? error.status : 0;
}
