// Security headers. The application speaks plain http on loopback: no HSTS, no upgrade of requests.
import type { RequestHandler } from 'express';
import helmet from 'helmet';

const SELF = ["'self'"];
const NONE = ["'none'"];

export function securityHeaders(): RequestHandler {
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
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
  });
}
