// The models of pages as JSON, as their pages show them.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import type { PeriodKind } from '../../domain/period.js';
import { readDay, readPeriod, readStatements } from '../models.js';
import { isoDate, periodCode, read } from '../parameters.js';

export function sendDay(services: Services): RequestHandler {
  return (request, response) => {
    response.json(readDay(services, read(isoDate, request.params['date'])));
  };
}

export function sendPeriod(services: Services, kind: PeriodKind): RequestHandler {
  return (request, response) => {
    response.json(readPeriod(services, read(periodCode(kind), request.params['period'])));
  };
}

export function sendStatements(services: Services): RequestHandler {
  return (_request, response) => {
    response.json(readStatements(services));
  };
}
