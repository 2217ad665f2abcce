// What is printed: a report as it was read, and the foot of every sheet.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { printedOf } from '../middleware/access.js';
import { read } from '../parameters.js';
import { printedPage } from '../view/printed-report.js';

const chainHead = z.string().regex(/^\d{1,15}-[0-9a-f]{32}$/, '链首不对，应写成 57-3f9a… 这样，摘要 32 位。');

/** For the browser that prints for us: just the document that the print was asked for. */
export const showPrinted: RequestHandler = (_request, response, next) => {
  const document = printedOf(response);
  if (document === null) next();
  else response.set('Cache-Control', 'no-store').render('reports/printed', printedPage(document));
};

/** Only a style sheet can write into a page's margin. The address says what the sheet says, so it never changes. Spaced letters: else the font prints one sign for two f. */
export const sendFooter: RequestHandler = (request, response) => {
  const head = read(chainHead, request.params['head']);
  response
    .type('text/css; charset=utf-8')
    .set('Cache-Control', 'private, max-age=31536000, immutable')
    .send(
      `@page { @bottom-center { content: '审计链链首 ${head}'; font: 8pt 'Noto Serif SC', serif; letter-spacing: 0.01em; white-space: nowrap; vertical-align: top; padding-top: 15mm; } }\n`,
    );
};
