// `/ingest`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { ingestControllers } from '../controllers/ingest.js';
import { resultControllers } from '../controllers/ingest-results.js';
import { may, visitorAgain } from '../middleware/access.js';
import { checkUploadToken, uploadRefusal } from '../middleware/csrf.js';
import { createLine } from '../middleware/turns.js';
import { uploads } from '../middleware/uploads.js';
import { createProgressBook } from '../progress.js';
import { createResults } from '../results.js';
import { createStaging } from '../staging.js';

export function ingestRoutes(services: Services): Router {
  const { clock } = services;
  const staging = createStaging(clock);
  const line = createLine('录入');
  const ingest = ingestControllers(services, { staging, book: createProgressBook(clock), line });
  const results = resultControllers(services, { staging, results: createResults(clock) });
  const [allowed, again] = [may('ingest'), visitorAgain(services)];
  return Router()
    .get('/ingest', allowed, ingest.show)
    .get('/ingest/progress/:id', allowed, ingest.progress)
    .get('/ingest/results/:id', allowed, results.show)
    .post(
      '/ingest',
      allowed,
      line.inTurn,
      uploads(uploadRefusal),
      again,
      allowed,
      checkUploadToken,
      ingest.preview,
      ingest.formAgain,
    )
    .post('/ingest/preview', allowed, ingest.previewAgain)
    .post('/ingest/store', allowed, results.store);
}
