// `/sources`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { showSource } from '../controllers/sources.js';

export function sourceRoutes(services: Services): Router {
  return Router().get('/sources/:sha256', showSource(services));
}
