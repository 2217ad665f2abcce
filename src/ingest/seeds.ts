// Loads the sample bulletins that a new database starts with.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { FileOutcome } from '../domain/outcome.js';
import type { Ingest } from './ingest.js';

const ACTOR = '示例数据';

/** Every text file of the folder, by name; a name such as 2025-10-15.txt says which year. No folder: no seeds. */
export function loadSeeds({ ingestText }: Pick<Ingest, 'ingestText'>, folder: string): FileOutcome[] {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const bytes = readFileSync(path.join(folder, name));
      return ingestText({ name, bytes, origin: 'seed', actor: ACTOR });
    });
}
