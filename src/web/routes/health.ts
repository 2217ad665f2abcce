// `/healthz` and `/readyz`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { showHealth, showReadiness } from '../controllers/health.js';

export function healthRoutes(services: Services): Router {
  return Router().get('/healthz', showHealth(services)).get('/readyz', showReadiness(services));
}
