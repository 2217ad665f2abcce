// `/ingest`
import express, { Router } from 'express';
import type { Services } from '../../compose.js';
import { ingestControllers } from '../controllers/ingest.js';
import { resultControllers } from '../controllers/ingest-results.js';
import { inTurn } from '../middleware/turns.js';
import { uploads } from '../middleware/uploads.js';
import { createProgressBook } from '../progress.js';
import { createResults } from '../results.js';
import { createStaging } from '../staging.js';

export function ingestRoutes(services: Services): Router {
  const { clock } = services;
  const staging = createStaging(clock);
  const ingest = ingestControllers(services, { staging, book: createProgressBook(clock) });
  const results = resultControllers(services, { staging, results: createResults(clock) });
  const smallForm = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 8 });
  return Router()
    .get('/ingest', ingest.show)
    .get('/ingest/progress/:id', ingest.progress)
    .get('/ingest/results/:id', results.show)
    .post('/ingest', inTurn(), uploads(), ingest.preview, ingest.formAgain)
    .post('/ingest/preview', smallForm, ingest.previewAgain)
    .post('/ingest/store', smallForm, results.store);
}
