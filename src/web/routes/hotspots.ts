// `/hotspots`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { showCategory, showHotspots } from '../controllers/hotspots.js';

export function hotspotRoutes(services: Services): Router {
  return Router().get('/hotspots', showHotspots(services)).get('/hotspots/:name', showCategory(services));
}
