// A report's sheets alone, as the application renders and prints them, from a document made for a test.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Browser } from 'playwright-core';
import type { ReportDocument } from '../../src/domain/report.js';
import { sendFooter } from '../../src/web/controllers/print.js';
import { PAGE_DEFAULTS } from '../../src/web/middleware/page-scope.js';
import { staticFiles } from '../../src/web/middleware/static-files.js';
import { useViews } from '../../src/web/view/engine.js';
import { issuedPage } from '../../src/web/view/report-page.js';

/** The page of an issued report, printed by its own style sheet. */
export async function printedSheets(browser: Browser, document: ReportDocument): Promise<Uint8Array> {
  const app = express();
  const visitor = { name: '测试', role: 'viewer', isLoggedIn: false };
  Object.assign(app.locals, PAGE_DEFAULTS, { region: document.region, head: document.head, visitor });
  useViews(app);
  const issued = {
    ...{ id: 1, region: document.region, period: document.period, edition: 1, fields: document.fields },
    ...{ document, digest: '0'.repeat(64), differences: [], actor: '测试', at: '2025-10-20T09:00:00+08:00' },
  };
  app
    .use(staticFiles())
    .get('/print/:head.css', sendFooter)
    .get('/', (_request, response) => {
      response.render(
        'reports/issued',
        issuedPage({ printing: { available: true, refusal: null } }, issued, null),
      );
    });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, {
      waitUntil: 'networkidle',
    });
    return await page.pdf({ preferCSSPageSize: true, printBackground: true });
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
}
