// What answers in the bench of pages: the product, and the same bytes from a string.
import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import express, { type Express, type RequestHandler } from 'express';
import { pino } from 'pino';
import { createApp } from '../../../src/web/app.js';
import { OPEN } from '../../support/app.js';
import { openServices, PAGES } from './page-ledger.js';

/**
 * kept: the product; written: the product, of which something is written before every request; string: the product,
 * whose last handler sends the page from a string; bare: Express with nothing but such handlers.
 */
export type ServerKind = 'kept' | 'written' | 'string' | 'bare';

/** Path → the finished page; with `OF_CLERK` before it, as the clerk sees it. */
export type Texts = Record<string, string>;

export const OF_CLERK = 'clerk ';

/** In the folder of the ledger. */
export const TEXTS = 'texts.json';

export function listenerOf(kind: ServerKind, folder: string, host: string): RequestListener {
  if (kind === 'bare') return bareApp(textsIn(folder));
  const services = openServices(folder);
  // As `serve` logs.
  const logger = pino({ level: 'warn' }, process.stderr);
  const app = createApp(services, { hosts: [host], entrance: OPEN, logger });
  if (kind === 'string') sendStrings(app, textsIn(folder));
  return kind === 'written' ? afterWrites(folder, app) : app;
}

function textsIn(folder: string): Texts {
  return JSON.parse(readFileSync(join(folder, TEXTS), 'utf8')) as Texts;
}

function sender(texts: Texts, path: string): RequestHandler {
  const [text = '', ofClerk = ''] = [texts[path], texts[OF_CLERK + path]];
  return (request, response) => {
    response.type('html').send(request.headers.cookie === undefined ? text : ofClerk);
  };
}

function bareApp(texts: Texts): Express {
  const app = express();
  for (const path of Object.values(PAGES)) app.get(path, sender(texts, path));
  return app;
}

interface Layer {
  route?: { path: string; stack: Layer[] };
  handle: RequestHandler & { stack?: Layer[] };
}

/** All that the application does before a page stays; in place of the page's own handlers one has its bytes. */
function sendStrings(app: Express, texts: Texts): void {
  const { stack } = app.router as unknown as { stack: Layer[] };
  const routes = stack.flatMap(({ handle }) => handle.stack ?? []).flatMap(({ route }) => route ?? []);
  for (const path of Object.values(PAGES)) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const route = routes.find((one) => one.path.startsWith(`${folder}/:`));
    const last = route?.stack.at(-1);
    if (route === undefined || last === undefined) throw new Error(`no route for ${path}`);
    last.handle = sender(texts, path);
    route.stack.splice(0, Infinity, last);
  }
}

/** A commit of another connection makes every page old; this one leaves the ledger as it is and waits for no disk. */
function afterWrites(dataDir: string, app: Express): RequestListener {
  const other = new Database(join(dataDir, 'ledger.sqlite'));
  other.pragma('synchronous = OFF');
  return (request, response) => {
    other.pragma('user_version = 1');
    app(request, response);
  };
}
