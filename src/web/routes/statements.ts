// `/statements`
import { Router, type RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { showStatements } from '../controllers/statements.js';

export function statementRoutes(services: Services, kept: RequestHandler): Router {
  return Router().get('/statements', kept, showStatements(services));
}
