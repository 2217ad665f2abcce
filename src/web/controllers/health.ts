// Whether the application and its database answer.
import type { RequestHandler } from 'express';
import type { Services } from '../../compose.js';

export function showHealth({ storage }: Services): RequestHandler {
  return (_request, response) => {
    response.json({ status: 'ok', empty: storage.isEmpty() });
  };
}
