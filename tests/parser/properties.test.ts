// What holds for every page: figures are found again in any wording and layout, and nothing makes the reader throw.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Figure, PageReading } from '../../src/domain/bulletin.js';
import { addDays, type IsoDate } from '../../src/domain/dates.js';
import { readPage } from '../../src/parser/read-page.js';
import { dayPage, misprintedPage, newsPage, twinPage, type Page } from '../support/arbitraries.js';
import { brokenPage, wordSalad } from '../support/broken-pages.js';
import type { ExpectedFigure } from '../support/bulletin-text.js';
import { CAPTIONS } from '../support/newspaper.js';

// A fixed seed gives the same answer for everybody; FC_SEED and FC_RUNS look further.
const seed = Number(process.env['FC_SEED'] ?? 20251015);
const numRuns = Number(process.env['FC_RUNS'] ?? 300);

function holds<T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, predicate), { seed, numRuns });
}

function read(text: string, published: IsoDate): PageReading {
  return readPage(text, { region: '西宁市', today: addDays(published, 20), published });
}

/** Width of characters and form of quotation marks are the paper's choice. */
function folded(text: string): string {
  return text.normalize('NFKC').replace(/[“”「」]/g, '"');
}

function comparable(figures: readonly ExpectedFigure[]): unknown[] {
  return figures.map(({ metric, label, rank, value, unit, agency, remark }) => {
    const texts = [label, unit, agency, remark].map((text) => (text === undefined ? null : folded(text)));
    return [metric, rank, value, ...texts];
  });
}

function found({ bulletins }: PageReading): unknown[] {
  return bulletins.map(({ kind, date, verdict, agency, figures }) => {
    return { kind, date, verdict, agency, figures: comparable(figures) };
  });
}

function wanted({ expected }: Page): unknown[] {
  return expected.map(({ figures, ...bulletin }) => ({ ...bulletin, figures: comparable(figures) }));
}

/** White space, and captions that a column break let in are no part of what is printed. */
function expectPrintedAt(text: string, figure: Figure): void {
  const parts = text.slice(figure.start, figure.end).split('\n\n');
  const own = parts.length === 1 ? parts : parts.filter((part) => !CAPTIONS.includes(part.normalize('NFKC')));
  expect(own.join('').replace(/\s/g, '')).toBe(figure.printed);
}

function expectSound(text: string, { bulletins, findings }: PageReading): void {
  const spans = [...bulletins, ...findings, ...bulletins.flatMap((one) => [...one.figures, ...one.findings])];
  for (const { start, end } of spans) {
    expect(start).toBeGreaterThanOrEqual(0);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(end).toBeLessThanOrEqual(text.length);
  }
  for (const { value } of bulletins.flatMap((one) => one.figures))
    expect(value === null || (Number.isSafeInteger(value) && value >= 0)).toBe(true);
}

describe('readPage on generated pages', () => {
  it('a notice in any wording and layout → exactly its figures, balanced, of the day it names', () => {
    holds(dayPage, (page) => {
      expect(found(read(page.text, page.published))).toEqual(wanted(page));
    });
  });

  it('a notice that is in order → no finding of severity error', () => {
    holds(dayPage, (page) => {
      const { bulletins, findings } = read(page.text, page.published);
      const all = [...findings, ...bulletins.flatMap((bulletin) => bulletin.findings)];
      expect(all.filter((finding) => finding.severity === 'error')).toEqual([]);
    });
  });

  it('every figure → the slice at its place is what it says was printed, within its bulletin', () => {
    holds(dayPage, (page) => {
      for (const bulletin of read(page.text, page.published).bulletins)
        for (const figure of bulletin.figures) {
          expectPrintedAt(page.text, figure);
          if (figure.value !== null) expect(Number(folded(figure.printed))).toBe(figure.value);
          expect(figure.start).toBeGreaterThanOrEqual(bulletin.start);
          expect(figure.end).toBeLessThanOrEqual(bulletin.end);
        }
    });
  });

  it('one changed digit in a figure that an identity covers → kept as printed, unbalanced, with a finding', () => {
    holds(misprintedPage, (page) => {
      const reading = read(page.text, page.published);
      expect(found(reading)).toEqual(wanted(page));
      expect(reading.bulletins.map((bulletin) => bulletin.verdict)).toEqual(['unbalanced']);
      expect(reading.bulletins[0]?.findings).not.toEqual([]);
    });
  });

  it('two notices of one kind on a page → two bulletins, each with its own figures', () => {
    holds(twinPage, (page) => {
      const reading = read(page.text, page.published);
      expect(found(reading)).toEqual(wanted(page));
      const [first, second] = reading.bulletins;
      expect(first?.end).toBeLessThanOrEqual(second?.start ?? 0);
    });
  });

  it('a page of other news about hotline and hazards → no bulletin', () => {
    holds(newsPage, (text) => {
      expect(read(text, '2025-10-17').bulletins).toEqual([]);
    });
  });
});

describe('readPage on broken text', () => {
  it('random characters → a reading, never an exception', () => {
    holds(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      expectSound(text, read(text, '2025-10-17'));
    });
  });

  it('pages with pieces lost, put in and cut apart → a reading whose places lie in the text', () => {
    holds(brokenPage, (text) => {
      expectSound(text, read(text, '2025-10-17'));
    });
  });

  it('words of bulletins in any order → a reading whose places lie in the text', () => {
    holds(wordSalad, (text) => {
      expectSound(text, read(text, '2025-10-17'));
    });
  });

  it('no publication date, no file name → the same figures', () => {
    holds(dayPage, (page) => {
      const { bulletins } = readPage(page.text, { region: '西宁市', today: '2026-11-21' });
      const dated = read(page.text, page.published).bulletins;
      expect(bulletins.map((bulletin) => bulletin.figures)).toEqual(
        dated.map((bulletin) => bulletin.figures),
      );
    });
  });
});
