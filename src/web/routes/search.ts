// `/search`
import { Router, type RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { showSearch } from '../controllers/search.js';

export function searchRoutes(services: Services, kept: RequestHandler): Router {
  return Router().get('/search', kept, showSearch(services));
}
