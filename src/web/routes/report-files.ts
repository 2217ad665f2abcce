// `/reports/2025-W42.pdf`; stands before `/reports/2025-W42`, which would take the ending for a part of the period.
import { Router } from 'express';
import type { Services } from '../../compose.js';
import { sendIssued, sendReport } from '../controllers/report-files.js';
import type { Entrance } from '../entrance.js';
import { may } from '../middleware/access.js';

export function reportFileRoutes(services: Services, entrance: Entrance): Router {
  const mayRead = may('read');
  return Router()
    .get('/reports/issued/:id.:format', mayRead, sendIssued(services, entrance))
    .get('/reports/:period.:format', mayRead, sendReport(services, entrance));
}
