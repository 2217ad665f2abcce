// `/coverage`
import { Router, type RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { pickCoverage, showCoverage } from '../controllers/coverage.js';

export function coverageRoutes(services: Services, kept: RequestHandler): Router {
  return Router()
    .get('/coverage', pickCoverage(services))
    .get('/coverage/:year', kept, showCoverage(services));
}
