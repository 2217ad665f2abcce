// `/hotspots`
import { Router, type RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { showCategory, showHotspots } from '../controllers/hotspots.js';

export function hotspotRoutes(services: Services, kept: RequestHandler): Router {
  return Router()
    .get('/hotspots', kept, showHotspots(services))
    .get('/hotspots/:name', kept, showCategory(services));
}
