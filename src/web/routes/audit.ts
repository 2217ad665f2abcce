// `/audit`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { auditControllers } from '../controllers/audit.js';
import { may } from '../middleware/access.js';

export function auditRoutes(services: Services): Router {
  const { show, verify, addNote } = auditControllers(services);
  return Router()
    .get('/audit', may('audit'), show)
    .post('/audit/verify', may('audit'), verify)
    .post('/audit/notes', may('audit'), addNote);
}
