// Security headers. Over plain http, which is for loopback alone: no promise of https, no upgrade of requests.
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Entrance } from '../entrance.js';

const SELF = ["'self'"];
const NONE = ["'none'"];
const YEAR_SECONDS = 365 * 24 * 3600;

export function securityHeaders({ https }: Entrance): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: SELF,
        scriptSrc: SELF,
        scriptSrcAttr: NONE,
        styleSrc: SELF,
        styleSrcAttr: NONE,
        imgSrc: SELF,
        fontSrc: SELF,
        connectSrc: SELF,
        formAction: SELF,
        objectSrc: NONE,
        baseUri: NONE,
        frameAncestors: NONE,
      },
    },
    // Under `no-referrer` a browser sends `Origin: null` with our own forms, which the check of writes refuses.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  });
}
