// For any week: every accepted figure has exactly one full marker, every pending one a hollow one, nothing else has any.
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { load } from 'cheerio';
import { volumeChart } from '../../src/charts/volume.js';
import type { Entry } from '../../src/domain/entry.js';
import { datesFrom } from '../../src/domain/dates.js';
import { openBook } from '../../src/reports/book.js';
import { daySeries } from '../../src/reports/series.js';
import { hotline, pending, scope } from '../support/entries.js';

const numRuns = Number(process.env['FC_RUNS'] ?? 60);
const DATES = datesFrom('2025-09-01', '2025-10-05');

const figure = fc.option(fc.integer({ min: 0, max: 3000 }));
const day = fc.option(fc.record({ calls: figure, messages: figure, isPending: fc.boolean() }));

interface Day {
  calls: number | null;
  messages: number | null;
  isPending: boolean;
}

function entryOf(date: string, { calls, messages, isPending }: Day): Entry {
  const totals = { ...(calls !== null && { calls }), ...(messages !== null && { messages }) };
  const entry = hotline(date, { totals });
  return isPending ? pending(entry) : entry;
}

function figuresOf(days: (Day | null)[], isPending: boolean): number {
  return days
    .flatMap((one) => (one?.isPending === isPending ? [one.calls, one.messages] : []))
    .filter((value) => value !== null).length;
}

it('any days → one full marker an accepted figure, one hollow marker a pending one', () => {
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: DATES.length }), (days) => {
      const entries = days.flatMap((one, index) => (one ? entryOf(DATES[index] ?? '', one) : []));
      const series = daySeries(openBook(entries, scope()), 'hotline', DATES.slice(0, days.length));
      const { svg, narrow } = volumeChart(series);
      for (const drawing of [svg, narrow]) {
        const $ = load(drawing ?? '', { xml: true });
        const count = (fill: string): number =>
          $(`path[d^="M-4 0A4"][fill="var(--chart-${fill})"][stroke="var(--chart-first)"]`).length;
        expect(count('first')).toBe(figuresOf(days, false));
        expect(count('surface')).toBe(figuresOf(days, true));
      }
    }),
    { numRuns },
  );
});
