// `/hotspots`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { sendCategory, sendHotspots, showCategory, showHotspots } from '../controllers/hotspots.js';

export function hotspotRoutes(services: Services): Router {
  return Router()
    .get('/hotspots', showHotspots(services))
    .get('/hotspots/:name', showCategory(services))
    .get('/api/v1/hotspots', sendHotspots(services))
    .get('/api/v1/hotspots/:name', sendCategory(services));
}
