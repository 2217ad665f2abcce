// `npm run bench:accuracy`: how exactly generated pages are read under each kind of noise.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPage } from '../../src/parser/read-page.js';
import { document } from './document.js';
import { failureText } from './failure.js';
import { EMPTY, evidenceFor, measure, sumOf } from './measure.js';
import { pagesWithoutBulletin } from './other-news.js';
import { SEED, TEXT_ROWS, type Goal, type TextRow } from './rows.js';
import { tableOf, type Result } from './table.js';

const BULLETINS = 2000;
const PAGES_WITHOUT = 20_000;
const OVER_ALL: Goal = { exact: null, acceptedCovered: 0, accepted: 0.1 };

const { values: options } = parseArgs({
  options: {
    /** Writes docs/accuracy.md; wants --date. */
    write: { type: 'boolean', default: false },
    /** The day that the document names. */
    date: { type: 'string' },
    /** Only rows whose kind or level has this. */
    only: { type: 'string', default: '' },
    bulletins: { type: 'string', default: String(BULLETINS) },
    /** A folder for one example of each row that has a figure wrong and accepted or misses its goal. */
    failures: { type: 'string' },
  },
});

function wanted({ kind, level }: Pick<TextRow, 'kind' | 'level'>): boolean {
  return `${kind} ${level}`.includes(options.only);
}

function measured(row: TextRow): Result {
  const samples = row.samples(Number(options.bulletins));
  const tallies = samples.map((sample) => ({ sample, tally: measure(sample) }));
  const result = { ...row, tally: tallies.map(({ tally }) => tally).reduce(sumOf, EMPTY) };
  process.stderr.write(`${row.kind}, ${row.level}\n`);
  if (options.failures !== undefined) keepFailures(options.failures, row, tallies);
  return result;
}

/** The shortest pages say the most. */
function keepFailures(
  folder: string,
  row: TextRow,
  tallies: { sample: Parameters<typeof failureText>[0]; tally: typeof EMPTY }[],
): void {
  const inexact = row.goal.exact !== null;
  const failed = tallies
    .filter(
      ({ tally }) =>
        tally.acceptedCovered > 0 ||
        (inexact && tally.exact < tally.figures) ||
        (inexact && tally.accepted > 0),
    )
    .sort(
      (a, b) =>
        b.tally.acceptedCovered - a.tally.acceptedCovered || a.sample.text.length - b.sample.text.length,
    )
    .slice(0, 3);
  mkdirSync(folder, { recursive: true });
  failed.forEach(({ sample }, index) => {
    const name = `acc-${row.kind}-${row.level}`.replace(/[^\p{L}\p{N}-]+/gu, '_').slice(0, 70);
    const reading = readPage(sample.text, evidenceFor(sample));
    writeFileSync(join(folder, `${name}-${index + 1}.txt`), failureText(sample, reading));
  });
}

function withoutBulletin(): { pages: number; read: string[] } {
  const pages = pagesWithoutBulletin(PAGES_WITHOUT, SEED);
  const read = pages.filter(
    (text) =>
      readPage(text, { region: '西宁市', today: '2026-11-21', published: '2025-10-17' }).bulletins.length > 0,
  );
  return { pages: pages.length, read };
}

const results = TEXT_ROWS.filter(wanted).map(measured);
const overAll = results.map(({ tally }) => tally ?? EMPTY).reduce(sumOf, EMPTY);
const table = tableOf([...results, { kind: '**over all**', level: 'text', goal: OVER_ALL, tally: overAll }]);
const news = options.only === '' ? withoutBulletin() : { pages: 0, read: [] };
const newsLine = `Pages without a bulletin: ${news.pages}; bulletins read from them: ${news.read.length} (goal 0: ${news.read.length === 0 ? 'met' : 'not met'}).\n`;
process.stdout.write(`${table}\n${newsLine}`);
if (options.failures !== undefined)
  news.read
    .slice(0, 3)
    .forEach((text, index) =>
      writeFileSync(
        join(options.failures ?? '', `acc-news-${index + 1}.txt`),
        `${text}\n\n==== expected: no bulletin\n`,
      ),
    );
if (options.write)
  writeFileSync(
    join(import.meta.dirname, '..', '..', 'docs', 'accuracy.md'),
    document({ table, newsLine, date: options.date ?? '' }),
  );
