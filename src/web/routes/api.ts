// `/api/v1`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { PERIOD_KINDS } from '../../domain/period.js';
import { sendDay, sendPeriod, sendStatements } from '../controllers/api.js';
import { PERIOD_PATHS } from '../view/figures.js';

export function apiRoutes(services: Services): Router {
  const router = Router()
    .get('/api/v1/daily/:date', sendDay(services))
    .get('/api/v1/statements', sendStatements(services));
  for (const kind of PERIOD_KINDS)
    router.get(`/api/v1/${PERIOD_PATHS[kind]}/:period`, sendPeriod(services, kind));
  return router;
}
