// `/aliases`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { aliasControllers } from '../controllers/aliases.js';
import { may } from '../middleware/access.js';

export function aliasRoutes(services: Services): Router {
  const { list, decide } = aliasControllers(services);
  return Router().get('/aliases', may('read'), list).post('/aliases', may('review'), decide);
}
