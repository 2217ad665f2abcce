// What the press says of longer periods, beside the ledger's own days.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { readStatements } from '../models/days.js';

export function showStatements(services: Services): RequestHandler {
  return (_request, response) => {
    response.render('statements/list', { section: 'statements', ...readStatements(services) });
  };
}
