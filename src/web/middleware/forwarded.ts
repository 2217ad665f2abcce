// What a proxy says of a request: refused where no proxy is trusted, required where one is.
import type { Request, RequestHandler } from 'express';
import { RequestError } from '../../domain/errors.js';
import type { Entrance } from '../entrance.js';

const FORWARDED = /^(?:forwarded|x-forwarded-.*|x-real-ip)$/;
const HEALTH = '/healthz';

/** Without TRUST_PROXY such a header is a forgery, or a proxy that nobody told us about: loopback would be no loopback. */
export function checkForwarded({ proxies }: Entrance): RequestHandler {
  return (request, _response, next) => {
    if (proxies === 0 && Object.keys(request.headers).some((name) => FORWARDED.test(name))) {
      throw new RequestError('invalid', '请求带有代理的标记，但本系统没有设置代理（TRUST_PROXY），已拒绝。');
    }
    if (proxies > 0 && isUnencrypted(request)) {
      throw new RequestError('invalid', '代理没有说明访问是加密的（X-Forwarded-Proto: https），已拒绝。');
    }
    next();
  };
}

/** Whoever looks after the server may ask for its health without the proxy. */
function isUnencrypted(request: Request): boolean {
  return !request.secure && request.path !== HEALTH;
}
