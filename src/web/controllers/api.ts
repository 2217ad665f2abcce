// The models of pages as JSON, as their pages show them.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { readDay, readStatements, readWeek } from '../models.js';
import { isoDate, isoWeek, read } from '../parameters.js';

export function sendDay(services: Services): RequestHandler {
  return (request, response) => {
    response.json(readDay(services, read(isoDate, request.params['date'])));
  };
}

export function sendWeek(services: Services): RequestHandler {
  return (request, response) => {
    response.json(readWeek(services, read(isoWeek, request.params['week'])));
  };
}

export function sendStatements(services: Services): RequestHandler {
  return (_request, response) => {
    response.json(readStatements(services));
  };
}
