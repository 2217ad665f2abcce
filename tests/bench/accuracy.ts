// `npm run bench:accuracy`: how exactly generated pages are read under each kind of noise.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readPage } from '../../src/parser/read-page.js';
import { document } from './document.js';
import { keepFailures, keepNews } from './failure.js';
import { EMPTY, measure, sumOf } from './measure.js';
import { readAgainstHistory } from './history-row.js';
import { pagesWithoutBulletin } from './other-news.js';
import { HISTORY_ROW, OVER_ALL, SCAN_ROWS, SEED, TEXT_ROWS, type TextRow } from './rows.js';
import { readScans, tallyAt, type Scanned } from './scan-rows.js';
import { tableOf, type Result } from './table.js';

const PAGES_WITHOUT = 20_000;

const { values: options } = parseArgs({
  options: {
    /** Writes docs/accuracy.md; wants --date. */
    write: { type: 'boolean', default: false },
    /** The day that the document names. */
    date: { type: 'string', default: '' },
    /** Only rows of text whose kind or level has this. */
    only: { type: 'string', default: '' },
    /** At least so many bulletins a row of text. */
    bulletins: { type: 'string', default: '2000' },
    /** Printed pages, each scanned at every resolution; 0 leaves scans out. */
    scans: { type: 'string', default: '30' },
    /** A folder that keeps the texts of scans for another run. */
    texts: { type: 'string' },
    /** A folder for examples of what was read wrong. */
    failures: { type: 'string' },
  },
});

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function textResult(row: TextRow): Result {
  const measured = row
    .samples(Number(options.bulletins))
    .map((sample) => ({ sample, tally: measure(sample) }));
  say(`${row.kind}, ${row.level}`);
  if (options.failures !== undefined) keepFailures(options.failures, row, measured);
  return { ...row, tally: measured.reduce((all, { tally }) => sumOf(all, tally), EMPTY) };
}

function historyResult(): Result {
  const bulletins = Number(options.bulletins);
  return {
    ...HISTORY_ROW,
    tally: options.only === '' ? readAgainstHistory({ bulletins, seed: SEED }) : null,
  };
}

async function scanResults(count: number): Promise<Result[]> {
  const scans: Scanned[] = [];
  const texts = options.texts === undefined ? {} : { texts: options.texts };
  if (count > 0)
    for await (const scan of readScans({ seed: SEED, count, ...texts })) {
      scans.push(scan);
      const { exact, figures, accepted } = scan.tally;
      say(`scan ${scans.length}, ${scan.dpi} dpi: ${exact}/${figures} exact, ${accepted} wrong and accepted`);
    }
  return SCAN_ROWS.map((row) => {
    const measured = scans.filter(({ dpi }) => dpi === row.dpi);
    if (options.failures !== undefined) keepFailures(options.failures, row, measured);
    return { ...row, tally: count > 0 ? tallyAt(row.dpi, scans) : null };
  });
}

/** Those of the pages without a bulletin in which one is read. */
function falseBulletins(): string[] {
  const evidence = { region: '西宁市', today: '2026-11-21', published: '2025-10-17' };
  return pagesWithoutBulletin(PAGES_WITHOUT, SEED).filter(
    (text) => readPage(text, evidence).bulletins.length > 0,
  );
}

const text = TEXT_ROWS.filter(({ kind, level }) => `${kind} ${level}`.includes(options.only)).map(textResult);
const overAll = text.reduce((all, { tally }) => sumOf(all, tally ?? EMPTY), EMPTY);
const total = { kind: '**over all**', level: 'text', goal: OVER_ALL, tally: overAll };
const found = falseBulletins();
const newsLine = `Pages without a bulletin: ${PAGES_WITHOUT}. Bulletins read from them: ${found.length} (goal 0: ${found.length === 0 ? 'met' : '**not met**'}).`;
if (options.failures !== undefined) keepNews(options.failures, found);
const table = tableOf([...text, total, historyResult(), ...(await scanResults(Number(options.scans)))]);
process.stdout.write(`${table}\n${newsLine}\n`);
if (options.write) {
  const target = join(import.meta.dirname, '..', '..', 'docs', 'accuracy.md');
  writeFileSync(target, document({ ...options, table, newsLine }));
}
