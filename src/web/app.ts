// The web application: opens nothing and listens nowhere; whoever calls it does.
import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Services } from '../compose.js';
import { visitors } from './middleware/access.js';
import { notFound, showError } from './middleware/errors.js';
import { securityHeaders } from './middleware/headers.js';
import { requestLog } from './middleware/logging.js';
import { checkHost, checkWrites } from './middleware/names.js';
import { PAGE_DEFAULTS, pageScope } from './middleware/page-scope.js';
import { staticFiles } from './middleware/static-files.js';
import { apiRoutes } from './routes/api.js';
import { dailyRoutes } from './routes/daily.js';
import { exportRoutes } from './routes/exports.js';
import { healthRoutes } from './routes/health.js';
import { homeRoutes } from './routes/home.js';
import { ingestRoutes } from './routes/ingest.js';
import { sourceRoutes } from './routes/sources.js';
import { statementRoutes } from './routes/statements.js';
import { weeklyRoutes } from './routes/weekly.js';
import { useViews } from './view/engine.js';

export interface AppOptions {
  /** Names, with port, that the application answers to. */
  hosts: string[];
  logger: Logger;
}

const ROUTES = [
  homeRoutes,
  dailyRoutes,
  weeklyRoutes,
  statementRoutes,
  ingestRoutes,
  sourceRoutes,
  exportRoutes,
  apiRoutes,
  healthRoutes,
];

export function createApp(services: Services, { hosts, logger }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  Object.assign(app.locals, PAGE_DEFAULTS);
  useViews(app);
  app.use(requestLog(logger), securityHeaders(), checkHost(hosts), checkWrites(hosts));
  app.use(compression({ filter: worthCompressing }), staticFiles(), pageScope(services), visitors());
  for (const routes of ROUTES) app.use(routes(services));
  app.use(notFound, showError);
  return app;
}

/** A CSV keeps the length and digest that its headers tell. */
function worthCompressing(...[request, response]: Parameters<typeof compression.filter>): boolean {
  const isCsv = String(response.getHeader('Content-Type')).startsWith('text/csv');
  return !isCsv && compression.filter(request, response);
}
