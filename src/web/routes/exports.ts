// `/exports`
import { Router, type RequestHandler } from 'express';
import type { Services } from '../../compose.js';
import { AUDIT_DATASETS } from '../../domain/dataset.js';
import { listDatasets, sendDataset } from '../controllers/exports.js';
import { sendPackage } from '../controllers/package.js';
import { may, visitorAgain } from '../middleware/access.js';
import { createLine } from '../middleware/turns.js';

export function exportRoutes(services: Services): Router {
  const audit = may('audit');
  return Router()
    .get('/exports', listDatasets(services))
    .get('/exports/:dataset.csv', auditorsOnly, sendDataset(services))
    .post(
      '/exports/package',
      audit,
      createLine('导出审计包').inTurn,
      visitorAgain(services),
      audit,
      sendPackage(services),
    );
}

/** By the parameter, not by a path of its own: a path may be written in several ways. */
const auditorsOnly: RequestHandler = (request, response, next) => {
  const isForAudit = AUDIT_DATASETS.some((name) => name === request.params['dataset']);
  may(isForAudit ? 'audit' : 'read')(request, response, next);
};
