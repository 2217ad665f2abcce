// `/api/v1`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { sendDay, sendStatements, sendWeek } from '../controllers/api.js';

export function apiRoutes(services: Services): Router {
  return Router()
    .get('/api/v1/daily/:date', sendDay(services))
    .get('/api/v1/weekly/:week', sendWeek(services))
    .get('/api/v1/statements', sendStatements(services));
}
