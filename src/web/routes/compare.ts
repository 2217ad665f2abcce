// `/compare`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { sendComparison, showComparison } from '../controllers/compare.js';

export function compareRoutes(services: Services): Router {
  return Router().get('/compare', showComparison(services)).get('/api/v1/compare', sendComparison(services));
}
