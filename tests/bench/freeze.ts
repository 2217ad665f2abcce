// Writes the frozen corpus (tests/corpus) once: `tsx tests/bench/freeze.ts`. Files that are there stay as they are.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from '../../src/domain/bulletin.js';
import type { CorpusPage } from '../support/corpus.js';
import { TEXT_ROWS, type TextRow } from './rows.js';

const FOLDER = join(import.meta.dirname, '..', 'corpus');
/** Of so many bulletins a row, the shortest page with each kind is taken. */
const BULLETINS = 12;

function nameOf({ kind, level }: TextRow, index: number): string {
  const words = `${kind} ${level}`.replace(/□/g, 'box').replace(/\?/g, 'mark');
  return `${words.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')}-${index + 1}`.toLowerCase();
}

function freeze(row: TextRow): void {
  const samples = row.samples(BULLETINS).sort((a, b) => a.text.length - b.text.length);
  const shortest = KINDS.flatMap(
    (kind) => samples.find(({ truth }) => truth.some((one) => one.kind === kind)) ?? [],
  );
  shortest.forEach(({ text, published, truth }, index) => {
    const asked = row.goal.exact === null ? 'nothing wrong in silence' : 'exact';
    const expected: CorpusPage = { published, asked, bulletins: truth };
    const path = join(FOLDER, nameOf(row, index));
    writeFileSync(`${path}.txt`, text, { flag: 'wx' });
    writeFileSync(`${path}.expected.json`, `${JSON.stringify(expected, null, 2)}\n`, { flag: 'wx' });
  });
}

mkdirSync(FOLDER, { recursive: true });
for (const row of TEXT_ROWS) freeze(row);
