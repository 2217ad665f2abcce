// `/weekly`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { pickWeek, showWeek } from '../controllers/weekly.js';

export function weeklyRoutes(services: Services): Router {
  return Router().get('/weekly', pickWeek(services)).get('/weekly/:week', showWeek(services));
}
