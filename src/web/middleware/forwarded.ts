// What a proxy says of a request: refused where no proxy is trusted, required where one is.
import type { Request, RequestHandler, Response } from 'express';
import { RequestError } from '../../domain/errors.js';
import type { Entrance } from '../entrance.js';
import { printedOf } from './access.js';

const FORWARDED = /^(?:forwarded|x-forwarded-.*|x-real-ip)$/;
const HEALTH = /^\/(?:healthz|readyz)\/?$/i;
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;
/** Style sheets and fonts. */
const DRESS = /^\/(?:assets\/|print\/[^/]+\.css$)/;

/** Without TRUST_PROXY such a header is a forgery, or a proxy that nobody told us about: loopback would be no loopback. */
export function checkForwarded({ proxies }: Entrance): RequestHandler {
  return (request, response, next) => {
    if (proxies === 0 && Object.keys(request.headers).some((name) => FORWARDED.test(name))) {
      throw new RequestError('invalid', '请求带有代理的标记，但本系统没有设置代理（TRUST_PROXY），已拒绝。');
    }
    if (proxies > 0 && isUnencrypted(request, response)) {
      throw new RequestError('invalid', '代理没有说明访问是加密的（X-Forwarded-Proto: https），已拒绝。');
    }
    next();
  };
}

/**
 * Whoever looks after the server may ask for its health without the proxy; so does the browser that prints for us, on
 * this machine: with its token, and for what a page is dressed with and strangers may read, too.
 */
function isUnencrypted(request: Request, response: Response): boolean {
  if (request.secure || HEALTH.test(request.path)) return false;
  return !(isForPrint(request, response) && isFromHere(request));
}

/** By its token, or because anybody may have it. */
export function isForPrint({ method, path }: Request, response: Response): boolean {
  return method === 'GET' && (printedOf(response) !== null || DRESS.test(path));
}

/** By the socket itself, and nobody speaks for anybody else. */
function isFromHere({ socket, headers }: Request): boolean {
  const isForwarded = Object.keys(headers).some((name) => FORWARDED.test(name));
  return !isForwarded && LOOPBACK.test(socket.remoteAddress ?? '');
}
