// `/daily`
import { Router, type RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { pickDay, showDay } from '../controllers/daily.js';

export function dailyRoutes(services: Services, kept: RequestHandler): Router {
  return Router().get('/daily', pickDay(services)).get('/daily/:date', kept, showDay(services));
}
