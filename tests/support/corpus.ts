// The frozen corpus: pages with noise, made once, and what they truly say.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IsoDate } from '../../src/domain/dates.js';
import type { ExpectedBulletin } from './bulletin-text.js';

const FOLDER = join(import.meta.dirname, '..', 'corpus');

export interface CorpusPage {
  published: IsoDate;
  /** `exact`: every figure. Else figures may be lost or damaged, but a wrong value that a sum covers is never accepted. */
  asked: 'exact' | 'nothing wrong in silence';
  bulletins: ExpectedBulletin[];
}

export function corpusPages(): (CorpusPage & { name: string; text: string })[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => {
      const path = join(FOLDER, name);
      const expected = readFileSync(path.replace(/txt$/, 'expected.json'), 'utf8');
      return { ...(JSON.parse(expected) as CorpusPage), name, text: readFileSync(path, 'utf8') };
    });
}
