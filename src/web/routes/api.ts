// `/api/v1` and the page that tells of it
import { Router, type RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { API } from '../api/operation.js';
import { OPERATIONS } from '../api/operations.js';
import { sendAnswer, sendDescription, showApi } from '../controllers/api.js';

export function apiRoutes(services: Services, kept: RequestHandler): Router {
  const router = Router().get('/api', showApi(services)).get(`${API}/openapi.json`, sendDescription());
  for (const operation of OPERATIONS)
    router.get(`${API}${operation.path}`, kept, sendAnswer(services, operation));
  return router;
}
