// The web application: opens nothing and listens nowhere; whoever calls it does.
import compression from 'compression';
import express, { type Express } from 'express';
import type { Logger } from 'pino';
import type { Services } from '../compose.js';
import type { Entrance } from './entrance.js';
import { prints, visitors } from './middleware/access.js';
import { crowd } from './middleware/crowd.js';
import { checkToken, forms } from './middleware/csrf.js';
import { notFound, showError } from './middleware/errors.js';
import { checkForwarded } from './middleware/forwarded.js';
import { securityHeaders } from './middleware/headers.js';
import { keptPages } from './middleware/kept-pages.js';
import { goneAway } from './middleware/gone-away.js';
import { requestLog } from './middleware/logging.js';
import { checkHost, checkTarget, checkWrites } from './middleware/names.js';
import { PAGE_DEFAULTS, pageScope } from './middleware/page-scope.js';
import { sessions } from './middleware/session.js';
import { refuseWhenStopping } from './middleware/stopping.js';
import { staticFiles } from './middleware/static-files.js';
import { accountRoutes } from './routes/account.js';
import { aliasRoutes } from './routes/aliases.js';
import { apiRoutes } from './routes/api.js';
import { auditRoutes } from './routes/audit.js';
import { coverageRoutes } from './routes/coverage.js';
import { compareRoutes } from './routes/compare.js';
import { dailyRoutes } from './routes/daily.js';
import { exportRoutes } from './routes/exports.js';
import { healthRoutes } from './routes/health.js';
import { homeRoutes } from './routes/home.js';
import { hotspotRoutes } from './routes/hotspots.js';
import { ingestRoutes } from './routes/ingest.js';
import { loginRoutes } from './routes/login.js';
import { setupRoutes } from './routes/setup.js';
import { periodRoutes } from './routes/periods.js';
import { printRoutes } from './routes/print.js';
import { reportFileRoutes } from './routes/report-files.js';
import { reportRoutes } from './routes/reports.js';
import { reviewRoutes } from './routes/review.js';
import { searchRoutes } from './routes/search.js';
import { sourceRoutes } from './routes/sources.js';
import { statementRoutes } from './routes/statements.js';
import { userRoutes } from './routes/users.js';
import { useViews } from './view/engine.js';

export interface AppOptions {
  /** Names, with port, that the application answers to. */
  hosts: string[];
  entrance: Entrance;
  logger: Logger;
  /** Aborted when the process was asked to end; absent: it ends with its last request. */
  stop?: AbortSignal;
}

const ROUTES = [
  homeRoutes,
  dailyRoutes,
  periodRoutes,
  hotspotRoutes,
  compareRoutes,
  searchRoutes,
  coverageRoutes,
  statementRoutes,
  ingestRoutes,
  sourceRoutes,
  reviewRoutes,
  aliasRoutes,
  reportRoutes,
  exportRoutes,
  apiRoutes,
  printRoutes,
  accountRoutes,
  userRoutes,
  auditRoutes,
];

export function createApp(services: Services, { hosts, entrance, logger, stop }: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', entrance.proxies);
  Object.assign(app.locals, PAGE_DEFAULTS);
  useViews(app);
  app.use(goneAway, securityHeaders(entrance), crowd({ clock: services.clock, logger }));
  app.use(requestLog(logger), checkTarget);
  app.use(prints(services), checkForwarded(entrance));
  app.use(checkHost(hosts, entrance), checkWrites(hosts, entrance));
  app.use(refuseWhenStopping(stop));
  // Before anything that asks the disk, such as sessions.
  app.use(healthRoutes(services));
  app.use(compression({ filter: worthCompressing }), staticFiles(), pageScope(services));
  const who = visitors(services, entrance);
  app.use(sessions(services, entrance), who, forms, who, checkToken);
  app.use(loginRoutes(services), setupRoutes(services, entrance), reportFileRoutes(services, entrance));
  const kept = keptPages(services);
  for (const routes of ROUTES) app.use(routes(services, kept));
  app.use(notFound, showError);
  return app;
}

/** A CSV keeps the length and digest that its headers tell. */
function worthCompressing(...[request, response]: Parameters<typeof compression.filter>): boolean {
  const isCsv = String(response.getHeader('Content-Type')).startsWith('text/csv');
  return !isCsv && compression.filter(request, response);
}
