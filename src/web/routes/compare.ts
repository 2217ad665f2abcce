// `/compare`
import { Router, type RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { showComparison } from '../controllers/compare.js';

export function compareRoutes(services: Services, kept: RequestHandler): Router {
  return Router().get('/compare', kept, showComparison(services));
}
