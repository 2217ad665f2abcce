// `/`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { showHome } from '../controllers/home.js';

export function homeRoutes(services: Services): Router {
  return Router().get('/', showHome(services));
}
