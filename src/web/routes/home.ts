// `/`
import { Router, type RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { showHome } from '../controllers/home.js';

export function homeRoutes(services: Services, kept: RequestHandler): Router {
  return Router().get('/', kept, showHome(services));
}
