// `/statements`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { showStatements } from '../controllers/statements.js';

export function statementRoutes(services: Services): Router {
  return Router().get('/statements', showStatements(services));
}
