// What is typed and what it finds: folding, days of any writing, filters, bounds and order.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { folded, hitsIn, termsOf } from '../../src/domain/folded.js';
import { groupingOf } from '../../src/domain/grouping.js';
import type { SeenWords } from '../../src/domain/search.js';
import { endsOfSpan } from '../../src/domain/span.js';
import { typedSpans } from '../../src/domain/typed-span.js';
import { searchModel, spansFor, type SearchWish } from '../../src/reports/search.js';
import { calls, pending, scope } from '../support/entries.js';

function words(text: string, rest: Partial<SeenWords> = {}): SeenWords {
  return {
    ...{ metric: 'hotspot' as const, text, folded: folded(text), category: null },
    ...{
      firstDay: '2025-10-01',
      lastDay: '2025-10-15',
      acceptedDays: 3,
      pendingDays: 0,
      sha256: 'a'.repeat(64),
      figureId: 7,
    },
    ...rest,
  };
}

function wish(query: string, rest: Partial<SearchWish> = {}): SearchWish {
  return { query, from: null, to: null, kind: null, page: 1, today: '2025-10-31', ...rest };
}

function search(query: string, seen: SeenWords[], rest: Partial<SearchWish> = {}) {
  return searchModel(wish(query, rest), { words: seen, grouping: groupingOf([]), entries: [] }, scope());
}

function texts(query: string, ...printed: string[]): string[] {
  return search(
    query,
    printed.map((text) => words(text)),
  ).groups.flatMap(({ hits }) => hits.map(({ text }) => text));
}

describe('what is typed', () => {
  it.each([
    ['traditional characters', '供熱', '供热服务'],
    ['a rare traditional one', '噪音擾民', '噪音扰民'],
    ['full width and capitals', '１２３４５ＡＰＰ', '12345App'],
    ['spaces inside what is printed', '西宁市', '西 宁市政府网'],
    ['quotation marks left out', '西宁12345微信', '“西宁12345”微信公众号'],
    ['two parts in any order', '服务 供热', '供热服务'],
    ['a percent sign', '50%', '下降50%左右'],
    ['an underline', 'a_b', 'a_b'],
  ])('%s → found', (_name, query, printed) => {
    expect(texts(query, printed)).toEqual([printed]);
  });

  it.each([
    ['a percent sign is no wildcard', '%', '物业管理'],
    ['an underline is none', '物业_理', '物业管理'],
    ['one of two parts is missing', '供热 停水', '供热服务'],
    ['an expression is none', '.*', '物业管理'],
  ])('%s → not found', (_name, query, printed) => {
    expect(texts(query, printed)).toEqual([]);
  });

  it('nothing but spaces and signs that nobody sees → not asked', () => {
    expect(search(' \u200b　 ', [words('物业管理')]).isAsked).toBe(false);
  });

  it('marks → stand on the printed characters that were found', () => {
    const marks = hitsIn('“西 宁12345”微信', termsOf('西宁', 8)) ?? [];
    expect(marks).toEqual([{ start: 1, end: 4 }]);
    expect(hitsIn('𠮷野家', termsOf('野', 8))).toEqual([{ start: 2, end: 3 }]);
  });

  it('any part of any words → found again, and every mark lies inside', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.nat(20),
        fc.nat(20),
        (text, from, length) => {
          const terms = termsOf(
            Array.from(text)
              .slice(from, from + length)
              .join(''),
            8,
          );
          const marks = hitsIn(text, terms);
          fc.pre(terms.length > 0 && terms.length < 8);
          expect(marks).not.toBeNull();
          for (const { start, end } of marks ?? [])
            expect(start >= 0 && start < end && end <= text.length).toBe(true);
        },
      ),
    );
  });
});

describe('days as people write them', () => {
  it.each([
    ['2025-10-15', ['2025-10-15']],
    ['2025年10月15日', ['2025-10-15']],
    ['10月15日', ['2025-10-15', '2024-10-15']],
    ['10.15', ['2025-10-15', '2024-10-15']],
    ['１０月１５号', ['2025-10-15', '2024-10-15']],
    ['第42周', ['2025-W42', '2024-W42']],
    ['第42週', ['2025-W42', '2024-W42']],
    ['2025年第42周', ['2025-W42']],
    ['2025-w42', ['2025-W42']],
    ['2025年10月', ['2025-10']],
    ['2025/3', ['2025-03']],
    ['10月份', ['2025-10', '2024-10']],
    ['2025年四季度', ['2025-Q4']],
    ['第4季度', ['2025-Q4', '2024-Q4']],
    ['2025年', ['2025']],
    ['10月1日至8日', ['2025-10-01..2025-10-08', '2024-10-01..2024-10-08']],
    ['2025年9月28日—10月3日', ['2025-09-28..2025-10-03']],
    ['2月29日', ['2024-02-29']],
    ['本周', ['2025-W44']],
    ['上週', ['2025-W43']],
    ['本月', ['2025-10']],
    ['上个月', ['2025-09']],
    ['上周末', []],
    ['2025-W54', []],
    ['13月1日', []],
    ['10月32日', []],
    ['10月8日至1日', []],
    ['物业', []],
    ['12345', []],
    ['第0周', []],
  ])('%s → %j', (typed, codes) => {
    expect(typedSpans(typed, [2025, 2024], '2025-10-31')).toEqual(codes);
  });

  it.each([
    ['2026-01-01', ['2026-W01', '2025-W52', '2026-01', '2025-12']],
    ['2027-01-01', ['2026-W53', '2026-W52', '2027-01', '2026-12']],
  ])('relative to %s, across the year → %j', (today, codes) => {
    expect(['本周', '上周', '本月', '上月'].flatMap((typed) => typedSpans(typed, [], today))).toEqual(codes);
  });

  it('any text → only stretches that the calendar has, never an error', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9年月日周第至上本.\-WQ]{0,14}$/));
    fc.assert(
      fc.property(text, (typed) => {
        for (const code of typedSpans(typed, [2025, 2024], '2025-10-31'))
          expect(endsOfSpan(code)).not.toBeNull();
      }),
    );
  });

  it('without a year → the years that know something of it, a pending day as such', () => {
    const entries = [calls('2025-10-15', 1), pending(calls('2024-10-15', 1))];
    const model = searchModel(wish('10月15日'), { words: [], grouping: groupingOf([]), entries }, scope());
    expect(model.days.map(({ code, standing }) => [code, standing])).toEqual([
      ['2025-10-15', '热线通报：已入账；安全隐患通报：缺'],
      ['2024-10-15', '热线通报：待核；安全隐患通报：缺'],
    ]);
  });

  it('days to come and days outside of the filter → not there', () => {
    expect(spansFor(wish('12月1日'))[0]).toBe('2024-12-01');
    expect(spansFor(wish('10月15日', { from: '2024-01-01', to: '2024-12-31' }))).toEqual(['2024-10-15']);
  });
});

describe('what is found', () => {
  it('a grouped label → by its name too, and by itself', () => {
    const alias = { metric: 'hotspot', label: '物业服务', name: '小区管理', since: '2025-01-01' } as const;
    const grouping = groupingOf([{ ...alias, id: 1, note: '', actor: '', at: '' }]);
    const model = searchModel(wish('小区'), { words: [words('物业服务')], grouping, entries: [] }, scope());
    expect(model.groups[0]?.hits[0]).toMatchObject({
      text: '物业服务',
      group: '小区管理',
      marks: [],
      groupMarks: [{ start: 0, end: 2 }],
    });
  });

  it('many → a bounded number, the rest counted; of one kind page by page, each once', () => {
    const seen = Array.from({ length: 120 }, (_, index) => words(`类别${index}`));
    const [group] = search('类别', seen).groups;
    expect([group?.hits.length, group?.after, group?.total]).toEqual([8, 112, 120]);
    const pages = [1, 2, 3, 4].map((page) => search('类别', seen, { kind: 'hotspot', page }).groups[0]);
    expect(pages.map((page) => [page?.hits.length, page?.before, page?.after])).toEqual([
      [50, 0, 70],
      [50, 50, 20],
      [20, 100, 0],
      [0, 120, 0],
    ]);
    expect(new Set(pages.flatMap((page) => page?.hits.map(({ text }) => text))).size).toBe(120);
  });

  it('order → the very word first, then what was printed last', () => {
    const seen = [
      words('物业费', { lastDay: '2025-10-20' }),
      words('物业', { lastDay: '2024-01-01' }),
      words('大物业', { lastDay: '2025-10-21' }),
    ];
    expect(search('物业', seen).groups[0]?.hits.map(({ text }) => text)).toEqual([
      '物业',
      '大物业',
      '物业费',
    ]);
  });

  it('无集中反映问题 → left out; a remark with its words is found', () => {
    const seen = [
      words('无集中反映问题', { metric: 'remark' }),
      words('主要反映停水问题', { metric: 'remark', category: '城市供水' }),
    ];
    expect(search('问题', seen).groups.flatMap(({ hits }) => hits.map(({ text }) => text))).toEqual([
      '主要反映停水问题',
    ]);
  });

  it('one kind → no other', () => {
    const seen = [words('物业'), words('物业', { metric: 'topic' })];
    expect(search('物业', seen, { kind: 'topic' }).groups.map(({ kind }) => kind)).toEqual(['topic']);
  });
});
