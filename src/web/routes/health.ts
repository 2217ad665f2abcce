// `/healthz`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { showHealth } from '../controllers/health.js';

export function healthRoutes(services: Services): Router {
  return Router().get('/healthz', showHealth(services));
}
