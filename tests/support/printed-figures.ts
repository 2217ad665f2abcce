// What a printed page must be read as: its figures by kind, day and place in their list.
import { readPage } from '../../src/parser/read-page.js';
import type { NewspaperPage } from './newspaper-page.js';

type Rows = [string, string | null, (string | number | null)[][]][];

/** Labels are for text layers; recognition may take one character of a label for another. */
export function readFigures(text: string, { published }: NewspaperPage): Rows {
  const evidence = { region: '西宁市', today: published, published };
  return readPage(text, evidence).bulletins.map(({ kind, date, figures }) => [
    kind,
    date,
    figures.flatMap(({ metric, rank = 0, value }) => (metric === 'topic' ? [] : [[metric, rank, value]])),
  ]);
}

export function printedFigures({ expected }: NewspaperPage): Rows {
  return expected.map(({ kind, date, figures }) => [
    kind,
    date,
    figures.flatMap(({ metric, rank = 0, value }) => (metric === 'topic' ? [] : [[metric, rank, value]])),
  ]);
}
