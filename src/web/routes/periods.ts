// `/weekly`, `/monthly`, `/quarterly`, `/yearly`
import { Router, type RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { PERIOD_KINDS } from '../../domain/period.js';
import { pickPeriod, showPeriod } from '../controllers/periods.js';
import { PERIOD_PATHS } from '../view/figures.js';

export function periodRoutes(services: Services, kept: RequestHandler): Router {
  const router = Router();
  for (const kind of PERIOD_KINDS) {
    const path = `/${PERIOD_PATHS[kind]}`;
    router.get(path, pickPeriod(services, kind)).get(`${path}/:period`, kept, showPeriod(services, kind));
  }
  return router;
}
