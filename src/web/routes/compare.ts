// `/compare`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { showComparison } from '../controllers/compare.js';

export function compareRoutes(services: Services): Router {
  return Router().get('/compare', showComparison(services));
}
