// The foot of every printed sheet: only a style sheet can write into a page's margin, and inline styles are refused.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import { read } from '../parameters.js';

const chainHead = z.string().regex(/^\d{1,15}-[0-9a-f]{32}$/, '链首不对，应写成 57-3f9a… 这样，摘要 32 位。');

/** The address says what the sheet says, so it never changes. Spaced letters: else the font prints one sign for two f. */
export const sendFooter: RequestHandler = (request, response) => {
  const head = read(chainHead, request.params['head']);
  response
    .type('text/css; charset=utf-8')
    .set('Cache-Control', 'private, max-age=31536000, immutable')
    .send(
      `@page { @bottom-center { content: '审计链链首 ${head}'; font: 8pt 'Noto Serif SC', serif; letter-spacing: 0.01em; white-space: nowrap; vertical-align: top; padding-top: 15mm; } }\n`,
    );
};
