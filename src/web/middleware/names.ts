// The application answers only to its own names, and takes writes only from its own pages.
import type { Request, RequestHandler } from 'express';
import { RequestError } from '../../domain/errors.js';
import type { Entrance } from '../entrance.js';
import { isRead } from '../methods.js';

/** Browsers leave the default port out of `Host` and `Origin`. */
function ownNames(hosts: string[], { https }: Entrance): Set<string> {
  const standard = https ? /:443$/ : /:80$/;
  return new Set(hosts.flatMap((host) => [host.toLowerCase(), host.toLowerCase().replace(standard, '')]));
}

/** `OPTIONS *` and whole addresses are for proxies: what looks at paths, such as sessions, would pass them over. */
export const checkTarget: RequestHandler = (request, _response, next) => {
  if (!request.url.startsWith('/')) throw new RequestError('invalid', '网址或提交的内容有误。');
  next();
};

/** Refuses a page that reached us under a foreign name (DNS rebinding). */
export function checkHost(hosts: string[], entrance: Entrance): RequestHandler {
  const names = ownNames(hosts, entrance);
  return (request, _response, next) => {
    if (!names.has((request.headers.host ?? '').toLowerCase())) {
      throw new RequestError('misdirected', '本系统只应答自己的地址，请用启动时显示的网址访问。');
    }
    next();
  };
}

/** Refuses a write that another site's page sends through the visitor's browser. */
export function checkWrites(hosts: string[], entrance: Entrance): RequestHandler {
  const scheme = entrance.https ? 'https' : 'http';
  const origins = new Set([...ownNames(hosts, entrance)].map((name) => `${scheme}://${name}`));
  return (request, _response, next) => {
    if (!isRead(request) && isForeign(request, origins)) {
      throw new RequestError('forbidden', '这次提交来自别的网站，已拒绝；请在本系统的页面里操作。');
    }
    next();
  };
}

/** The application speaks http or https, never both: another scheme is another origin. */
function isForeign(request: Request, origins: Set<string>): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.get('Origin');
  if (origin === undefined) return false;
  return !URL.canParse(origin) || !origins.has(new URL(origin).origin);
}
