// What holds for pages that machines have mangled: figures are read right or not at all.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Bulletin, Figure } from '../../src/domain/bulletin.js';
import { addDays } from '../../src/domain/dates.js';
import { judge } from '../../src/domain/judgement.js';
import { readPage } from '../../src/parser/read-page.js';
import type { Page } from '../support/arbitraries.js';
import { annotatedPage, digitDamagedPage, misreadPage, traditionalPage } from '../support/damaged-pages.js';

const seed = Number(process.env['FC_SEED'] ?? 20251015);
const numRuns = Number(process.env['FC_RUNS'] ?? 150);

function holds<T>(arbitrary: fc.Arbitrary<T>, predicate: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, predicate), { seed, numRuns });
}

function read({ text, published }: Page): Bulletin[] {
  return readPage(text, { region: '西宁市', today: addDays(published, 20), published }).bulletins;
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/[“”「」]/g, '"');
}

function counts(figures: readonly Pick<Figure, 'metric' | 'label' | 'rank' | 'value'>[]): unknown[] {
  return figures.map(({ metric, label = '', rank, value }) => [metric, plain(label), rank, value]);
}

function values(figures: readonly Pick<Figure, 'metric' | 'rank' | 'value'>[]): unknown[] {
  return figures.map(({ metric, rank, value }) => [metric, rank, value]);
}

describe('a page', () => {
  it('in traditional characters → the same figures, labels simplified, slices as printed', () => {
    holds(traditionalPage, (page) => {
      const bulletins = read(page);
      expect(bulletins.map(({ figures }) => counts(figures))).toEqual(
        page.expected.map(({ figures }) => counts(figures)),
      );
      expect(bulletins.map(({ verdict }) => verdict)).toEqual(page.expected.map(({ verdict }) => verdict));
    });
  });

  it('with readings in brackets behind characters → the same figures', () => {
    holds(annotatedPage, (page) => {
      expect(read(page).map(({ figures }) => counts(figures))).toEqual(
        page.expected.map(({ figures }) => counts(figures)),
      );
    });
  });

  it('with fixed words misread → the same values, and a notice', () => {
    holds(misreadPage, (page) => {
      const bulletins = read(page);
      expect(bulletins.map(({ figures }) => values(figures))).toEqual(
        page.expected.map(({ figures }) => values(figures)),
      );
    });
  });

  it('with one digit of a count a letter or lost → no other value, and pending', () => {
    holds(digitDamagedPage, (page) => {
      const bulletins = read(page);
      expect(bulletins).toHaveLength(page.expected.length);
      const wanted = page.expected.flatMap(({ figures }) => values(figures));
      expect(wanted).toEqual(expect.arrayContaining(bulletins.flatMap(({ figures }) => values(figures))));
      expect(bulletins.map((bulletin) => judge(bulletin).state)).toContain('pending');
      const proposals = bulletins.flatMap(({ findings }) =>
        findings.flatMap(({ proposal }) => proposal ?? []),
      );
      const printed = page.expected.flatMap(({ figures }) => figures.map(({ value }) => value));
      for (const { value, supportedBy } of proposals) if (supportedBy) expect(printed).toContain(value);
    });
  });
});
