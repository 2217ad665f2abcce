// `/coverage`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { pickCoverage, showCoverage } from '../controllers/coverage.js';

export function coverageRoutes(services: Services): Router {
  return Router().get('/coverage', pickCoverage(services)).get('/coverage/:year', showCoverage(services));
}
