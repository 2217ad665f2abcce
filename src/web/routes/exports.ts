// `/exports`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { listDatasets, sendDataset } from '../controllers/exports.js';

export function exportRoutes(services: Services): Router {
  return Router().get('/exports', listDatasets(services)).get('/exports/:dataset.csv', sendDataset(services));
}
