// The style sheet and icon, and the Chinese fonts out of their packages: no font is needed on the machine.
import express, { Router } from 'express';
import { ASSETS, fontFolder } from '../files.js';

const FONTS = ['noto-sans-sc', 'noto-serif-sc'] as const;

export function staticFiles(): Router {
  const router = Router();
  router.use('/assets', express.static(ASSETS, { index: false, maxAge: '1h' }));
  for (const name of FONTS) {
    const options = { index: false, maxAge: '365d', immutable: true, redirect: false };
    router.use(`/assets/fonts/${name}`, express.static(fontFolder(name), options));
  }
  return router;
}
