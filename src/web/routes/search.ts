// `/search`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { showSearch } from '../controllers/search.js';

export function searchRoutes(services: Services): Router {
  return Router().get('/search', showSearch(services));
}
