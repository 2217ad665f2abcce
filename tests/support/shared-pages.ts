// Real pages with their expected readings, where the folder beside the checkout is present.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'pages');

export interface SharedPage {
  name: string;
  text: string;
  expected: Record<string, unknown>;
}

/** Empty, with a message, where the folder is absent. */
export function sharedPages(): SharedPage[] {
  if (!existsSync(FOLDER)) {
    process.stderr.write('real pages are not beside the checkout: their tests are skipped\n');
    return [];
  }
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({
      name,
      text: readFileSync(join(FOLDER, name), 'utf8'),
      expected: JSON.parse(
        readFileSync(join(FOLDER, name.replace(/txt$/, 'expected.json')), 'utf8'),
      ) as Record<string, unknown>,
    }));
}
