// `/search`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { sendSearch, showSearch } from '../controllers/search.js';

export function searchRoutes(services: Services): Router {
  return Router().get('/search', showSearch(services)).get('/api/v1/search', sendSearch(services));
}
