// The language of a report's sentences: figures stay figures, and nothing is said without its figure.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineText, type ReportFigure, type Run } from '../../src/domain/report.js';
import { SENTENCES } from '../../src/reports/report-words.js';
import { type Filling, languageOf, listed, tell } from '../../src/reports/sentence.js';
import { figure } from '../support/report.js';

const NAMES = ['sum', 'average', 'change', 'word'] as const;
const say = languageOf(NAMES);
const sum = figure('calls.sum', 8505);
const average = figure('calls.average', 1215);
const change = figure('calls.change', 10.15, { format: 'change', text: '增长10.15%' });

const calls = say('接听{sum}件次，日均{average}件次[，较上周{change}]。');

describe('a sentence', () => {
  it('all figures known → words and figures in their order', () => {
    const runs = tell(calls, { sum, average, change });
    expect(runs).toEqual(['接听', sum, '件次，日均', average, '件次，较上周', change, '。']);
  });

  it('the figure of a clause in brackets not known → the clause alone is left out', () => {
    expect(lineText(tell(calls, { sum, average, change: null }) ?? [])).toBe(
      '接听8,505件次，日均1,215件次。',
    );
  });

  it.each<[string, Filling]>([
    ['null', null],
    ['no word', ''],
    ['an empty list', []],
  ])('a figure outside of brackets is %s → nothing is said', (_what, missing) => {
    expect(tell(calls, { sum: missing, average, change })).toBeNull();
  });

  it('figures in a list → told with a sign between them', () => {
    const items = listed(
      [
        ['甲', sum],
        ['乙', average],
      ],
      '、',
    );
    expect(tell(say('有{word}。'), { word: items })).toEqual(['有甲', sum, '、乙', average, '。']);
  });

  it('zero → is known, and said', () => {
    expect(lineText(tell(say('{sum}件。'), { sum: figure('calls.sum', 0) }) ?? [])).toBe('0件。');
  });
});

describe('a template with a fault → throws when it is read', () => {
  const read = languageOf(NAMES) as (template: string) => unknown;
  it.each([
    ['an unknown name', '接听{summ}件'],
    ['no name', '接听{}件'],
    ['a brace that does not close', '接听{sum件'],
    ['a brace that does not open', '接听sum}件'],
    ['a bracket that does not close', '接听{sum}件[，{change}'],
    ['a bracket that does not open', '接听{sum}件，{change}]'],
    ['brackets in brackets', '接听[{sum}[，{change}]]'],
    ['a clause that nothing leaves out', '接听{sum}件[，同比]。'],
  ])('%s', (_what, template) => {
    expect(() => read(template)).toThrow();
  });

  it('every sentence of the reports → read without a fault, and types no figure itself', () => {
    const templates = Object.values(SENTENCES).map(({ template }) => template);
    expect(templates.length).toBeGreaterThan(30);
    expect(templates.filter((template) => /\d|[０-９,;:!?]/.test(template))).toEqual([]);
  });
});

describe('any sentence', () => {
  const literal = fc.string({ unit: 'grapheme' }).filter((text) => !/[[\]{}]/.test(text));

  it('without braces and brackets → comes back as it is', () => {
    fc.assert(
      fc.property(literal, (text) => {
        expect(tell(languageOf([])(text) as never, {})).toEqual(text === '' ? [] : [text]);
      }),
    );
  });

  it('clauses with figures, some of them missing → each figure is in the runs, or its clause is gone', () => {
    const clause = fc.record({ before: literal, isKnown: fc.boolean(), after: literal });
    fc.assert(
      fc.property(literal, fc.array(clause, { maxLength: 8 }), (start, clauses) => {
        const names = clauses.map((_clause, index) => `n${index}`);
        const text = clauses.map(({ before, after }, index) => `[${before}{n${index}}${after}]`).join('');
        const figures = clauses.map(({ isKnown }, index) => (isKnown ? figure(`n${index}`, index) : null));
        const fillings = Object.fromEntries(names.map((name, index) => [name, figures[index] ?? null]));
        const runs: Run[] = tell(languageOf(names)(`${start}${text}`) as never, fillings) ?? [];
        const told = runs.filter((run): run is ReportFigure => typeof run !== 'string');
        expect(told).toEqual(figures.filter((one) => one !== null));
        const known = clauses.map(({ before, after, isKnown }, index) =>
          isKnown ? `${before}${index}${after}` : '',
        );
        expect(lineText(runs)).toBe(start + known.join(''));
      }),
    );
  });

  it('one figure missing outside of brackets → not said at all', () => {
    fc.assert(
      fc.property(literal, literal, (before, after) => {
        expect(tell(say(`${before}{sum}${after}[{word}]`) as never, { sum: null, word: '词' })).toBeNull();
      }),
    );
  });
});
