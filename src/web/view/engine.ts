// Handlebars for Express: strict templates, so that a misspelt name is an error and never an empty cell.
import { join } from 'node:path';
import type { Express } from 'express';
import { engine } from 'express-handlebars';
import { VIEWS } from '../files.js';
import { helpers } from './helpers.js';

export function useViews(app: Express): void {
  const render = engine({
    extname: '.hbs',
    layoutsDir: join(VIEWS, 'layouts'),
    partialsDir: join(VIEWS, 'partials'),
    defaultLayout: 'page',
    helpers,
    compilerOptions: { strict: true, preventIndent: true },
  });
  app.engine('hbs', (path, options, done) => void render(path, options, done));
  app.set('view engine', 'hbs');
  app.set('views', VIEWS);
  app.enable('view cache');
}
