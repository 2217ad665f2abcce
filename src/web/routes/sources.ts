// `/sources`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { redactSource, sendOriginal, showSource } from '../controllers/sources.js';
import { may } from '../middleware/access.js';

export function sourceRoutes(services: Services): Router {
  return Router()
    .get('/sources/:sha256', may('read'), showSource(services))
    .get('/sources/:sha256/original', may('read'), sendOriginal(services))
    .post('/sources/:sha256/redact', may('administer'), redactSource(services));
}
