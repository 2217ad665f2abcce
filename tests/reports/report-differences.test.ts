// What differs between two issues, figure by figure: changed, new, gone; of any two documents.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ReportBlock, ReportFigure } from '../../src/domain/report.js';
import {
  differencesText,
  reportDifferences,
  WORDS_DIFFERENCE,
} from '../../src/reports/report-differences.js';
import { SECTIONS, UNISSUED } from '../../src/reports/report-words.js';
import { reportFigure, smallDocument } from '../support/issuing.js';

const a = reportFigure('a', 1200, '来电诉求');
const b = reportFigure('b', 60, '网民留言');

describe('two issues of a report', () => {
  it('the same figures under another head, another number, moved within the same words → nothing differs', () => {
    const before = smallDocument([a, b]);
    const fields = { ...before.fields, number: '第9期' };
    expect(reportDifferences(before, { ...before, head: '57-3f', fields })).toEqual([]);
  });

  it('the same figures in other words → one difference, of the words', () => {
    const before = smallDocument([a, b]);
    const blocks: ReportBlock[] = [{ type: 'notes', lines: [['合计', b], [a]] }];
    const differences = reportDifferences(before, { ...before, blocks });
    expect(differences).toEqual([WORDS_DIFFERENCE]);
    expect(differencesText(differences)).toBe('文字有变动');
  });

  it('the note of a draft, the line of the head and a list of corrections → are no words of the report', () => {
    const before = smallDocument([a]);
    const line = (head: string): ReportBlock => ({ type: 'notes', lines: [[`成文时审计链链首：${head}`]] });
    const corrections: ReportBlock[] = [
      { type: 'heading', level: 1, text: SECTIONS.corrections },
      { type: 'paragraph', runs: ['有变动'] },
      { type: 'heading', level: 1, text: SECTIONS.notes },
    ];
    const notes: ReportBlock = { type: 'heading', level: 1, text: SECTIONS.notes };
    const draft: ReportBlock = { type: 'notes', lines: [[UNISSUED]] };
    const one = { ...before, head: '7-aa', blocks: [...before.blocks, ...corrections, line('7-aa')] };
    const other = { ...before, head: '9-bb', blocks: [...before.blocks, notes, line('9-bb')] };
    expect(reportDifferences(one, other)).toEqual([]);
    expect(reportDifferences(one, { ...other, blocks: [draft, ...other.blocks] })).toEqual([]);
  });

  it('changed, new and gone → in the order of the newer one, those that are gone last', () => {
    const before = smallDocument([b, reportFigure('gone', 7, '不再有的'), a]);
    const after = smallDocument([reportFigure('new', 5, '新有的'), { ...a, value: 1201, text: '1,201' }, b]);
    const differences = reportDifferences(before, after);
    expect(differencesText(differences)).toBe('有3个数字变动，文字有变动');
    expect(differences).toEqual([
      { key: 'new', name: '新有的', before: null, after: '5' },
      { key: 'a', name: '来电诉求', before: '1,200', after: '1,201' },
      { key: 'gone', name: '不再有的', before: '7', after: null },
      WORDS_DIFFERENCE,
    ]);
  });

  it('a figure that becomes a lower bound → another text, so it differs', () => {
    const bound: ReportFigure = { ...a, format: 'atLeast', text: '≥ 1,200' };
    expect(reportDifferences(smallDocument([a]), smallDocument([bound]))).toMatchObject([
      { before: '1,200', after: '≥ 1,200' },
    ]);
  });

  it('figures of sentences, tables and notes are compared; headings and charts have none', () => {
    const blocks = (of: number): ReportBlock[] => [
      { type: 'heading', level: 1, text: '一、' },
      {
        type: 'chart',
        title: '',
        sentence: '',
        points: [{ date: '2025-10-15', status: 'pending', calls: of, messages: null }],
      },
      { type: 'paragraph', runs: [reportFigure('sentence', of)] },
      {
        type: 'table',
        code: 't',
        caption: '',
        unit: null,
        columns: [],
        notes: [],
        rows: [[['合计'], [reportFigure('table', of)]]],
      },
      { type: 'notes', lines: [[reportFigure('note', of)]] },
    ];
    const [before, after] = [1, 2].map((of) => smallDocument([], { blocks: blocks(of) }));
    if (before === undefined || after === undefined) throw new Error('two documents');
    expect(reportDifferences(before, after).map(({ key }) => key)).toEqual(['sentence', 'table', 'note']);
  });
});

const documents = fc
  .uniqueArray(
    fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e'), value: fc.integer({ min: 0, max: 3 }) }),
    {
      selector: ({ key }) => key,
    },
  )
  .map((figures) => smallDocument(figures.map(({ key, value }) => reportFigure(key, value))));

it('any two documents → the differences lead from one to the other, and back with before and after exchanged', () => {
  fc.assert(
    fc.property(documents, documents, (before, after) => {
      const differences = reportDifferences(before, after);
      const texts = ({ blocks }: typeof before): Map<string, string> =>
        new Map(
          blocks.flatMap((block) =>
            block.type === 'paragraph'
              ? block.runs.flatMap((run) => (typeof run === 'string' ? [] : [[run.key, run.text] as const]))
              : [],
          ),
        );
      const moved = texts(before);
      for (const { key, after: text } of differences.filter((one) => one.key !== WORDS_DIFFERENCE.key)) {
        if (text === null) moved.delete(key);
        else moved.set(key, text);
      }
      expect([...moved].sort()).toEqual([...texts(after)].sort());
      const back = reportDifferences(after, before).map((one) => ({
        ...one,
        ...(one.key === WORDS_DIFFERENCE.key ? {} : { before: one.after, after: one.before }),
      }));
      const byKey = (one: { key: string }, other: { key: string }): number =>
        one.key.localeCompare(other.key);
      expect(back.sort(byKey)).toEqual([...differences].sort(byKey));
    }),
  );
});
