// The style sheet and icon, and the Chinese fonts out of their packages: no font is needed on the machine.
import express, { Router, type RequestHandler } from 'express';
import { ASSETS, fontFolder } from '../files.js';

const FONTS = ['noto-sans-sc', 'noto-serif-sc'] as const;

/** Of a package only what a page needs. */
const onlyFonts: RequestHandler = (request, _response, next) => {
  if (/\.(?:css|woff2?)$/.test(request.path)) next();
  else next('router');
};

export function staticFiles(): Router {
  const router = Router();
  router.use('/assets', express.static(ASSETS, { index: false, maxAge: '1h' }));
  for (const name of FONTS) {
    const options = { index: false, maxAge: '365d', immutable: true, redirect: false };
    router.use(`/assets/fonts/${name}`, onlyFonts, express.static(fontFolder(name), options));
  }
  return router;
}
