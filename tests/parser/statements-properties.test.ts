// What holds for every story: its figures are found as told, in any phrase and layout, and nobody else's are.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPage } from '../../src/parser/read-page.js';
import { otherNews, story, type ToldFigure } from '../support/stories.js';

const seed = Number(process.env['FC_SEED'] ?? 20240319);
const numRuns = Number(process.env['FC_RUNS'] ?? 300);
const EVIDENCE = { region: '西宁市', today: '2025-10-01', published: '2025-09-20' };

function told(figures: readonly ToldFigure[]): string[] {
  return figures.map(({ metric, value, qualifier }) => `${metric} ${qualifier} ${value}`).sort();
}

describe('statements of any story', () => {
  it('told in the phrases of the papers → one statement with every figure, scope and period', () => {
    fc.assert(
      fc.property(story, ({ text, scope, from, to, figures }) => {
        const { statements } = readPage(text, EVIDENCE);
        expect(statements).toHaveLength(1);
        const [one] = statements;
        expect(one).toMatchObject({ scope, period: { from, to } });
        expect(told(one?.figures ?? [])).toEqual(told(figures));
        for (const { start, end, printed } of one?.figures ?? []) {
          expect(text.slice(start, end).replace(/\s/g, '')).toBe(printed);
        }
      }),
      { seed, numRuns },
    );
  });

  it('other news → none', () => {
    fc.assert(
      fc.property(otherNews, (text) => {
        expect(readPage(text, EVIDENCE).statements).toEqual([]);
      }),
      { seed, numRuns },
    );
  });

  it('any text → statements within the text, never thrown', () => {
    const words = fc.constantFrom(
      '西宁市',
      '12345',
      '有诉必应马上办',
      '受理诉求',
      '3万件',
      '响应率',
      '99%',
      '，',
      '。',
      '从',
      '至',
      '今年',
      '\n',
      '(',
      '36',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 60 }).map((parts) => parts.join('')),
        (text) => {
          for (const { start, end, figures } of readPage(text, EVIDENCE).statements) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(text.length);
            expect(figures.length).toBeGreaterThan(0);
            for (const figure of figures) expect(figure.start >= start && figure.end <= end).toBe(true);
          }
        },
      ),
      { seed, numRuns },
    );
  });
});
