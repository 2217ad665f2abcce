// `/ingest`
import express, { Router } from 'express';
import type { Services } from '../../compose.js';
import { ingestControllers } from '../controllers/ingest.js';
import { uploads } from '../middleware/uploads.js';
import { createProgressBook } from '../progress.js';
import { createStaging } from '../staging.js';

export function ingestRoutes(services: Services): Router {
  const { clock } = services;
  const desk = { staging: createStaging(clock), book: createProgressBook(clock) };
  const ingest = ingestControllers(services, desk);
  const smallForm = express.urlencoded({ extended: false, limit: '4kb', parameterLimit: 8 });
  return Router()
    .get('/ingest', ingest.show)
    .get('/ingest/progress/:id', ingest.progress)
    .post('/ingest', uploads(), ingest.preview)
    .post('/ingest/preview', smallForm, ingest.previewAgain)
    .post('/ingest/store', smallForm, ingest.store);
}
