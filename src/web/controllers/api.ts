// The API: what each operation answers, its description, and the page to read that on.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { openApi, type OpenApi } from '../api/openapi.js';
import type { Operation } from '../api/operation.js';
import { OPERATIONS } from '../api/operations.js';
import { apiPage } from '../view/api-page.js';

let made: OpenApi | null = null;

/** The same for every ledger, made when it is first asked for. */
function description(): OpenApi {
  made ??= openApi(OPERATIONS);
  return made;
}

export function sendAnswer(services: Services, operation: Operation): RequestHandler {
  return (request, response) => {
    response.json(operation.answer(services, request));
  };
}

export function sendDescription(): RequestHandler {
  return (_request, response) => {
    response.json(description());
  };
}

export function showApi(services: Services): RequestHandler {
  return (_request, response) => {
    const title = '数据接口';
    response.render('api/show', { section: 'api', title, ...apiPage(services, OPERATIONS, description()) });
  };
}
