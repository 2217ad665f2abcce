// Where the views and static files lie: found from the package root, for `src/` and `dist/` alike.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const require = createRequire(import.meta.url);

export const VIEWS = join(ROOT, 'views');
export const ASSETS = join(VIEWS, 'assets');

/** The folder of a font package: its style sheets and, under `files/`, the fonts. */
export function fontFolder(name: 'noto-sans-sc' | 'noto-serif-sc'): string {
  return dirname(require.resolve(`@fontsource/${name}/package.json`));
}
