// `/reports`
import { Router } from 'express';
import type { Services } from '../../compose.js';
import {
  findReport,
  issueReport,
  listReports,
  saveRemark,
  showIssued,
  showReport,
} from '../controllers/reports.js';
import { showPrinted } from '../controllers/print.js';
import { may } from '../middleware/access.js';

export function reportRoutes(services: Services): Router {
  const issue = may('issue');
  return Router()
    .get('/reports', listReports(services))
    .get('/reports/find', findReport)
    .get('/reports/issued/:id', showPrinted, showIssued(services))
    .get('/reports/:period', showPrinted, showReport(services))
    .post('/reports/:period/remark', issue, saveRemark(services))
    .post('/reports/:period/issue', issue, issueReport(services));
}
