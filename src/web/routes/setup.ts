// `/setup`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { setupControllers } from '../controllers/setup.js';
import type { Entrance } from '../entrance.js';

export function setupRoutes(services: Services, entrance: Entrance): Router {
  const { show, create } = setupControllers(services, entrance);
  return Router().get('/setup', show).post('/setup', create);
}
