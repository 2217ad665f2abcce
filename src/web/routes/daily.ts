// `/daily`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { pickDay, showDay } from '../controllers/daily.js';

export function dailyRoutes(services: Services): Router {
  return Router().get('/daily', pickDay(services)).get('/daily/:date', showDay(services));
}
