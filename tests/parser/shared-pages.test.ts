import { describe, expect, it } from '@jest/globals';
import { judge } from '../../src/domain/judgement.js';
import { readPage } from '../../src/parser/read-page.js';
import { sharedPages } from '../support/shared-pages.js';

const EVIDENCE = { region: '西宁市', today: '2026-11-21' };
const pages = sharedPages();

(pages.length > 0 ? describe : describe.skip)('real pages', () => {
  it.each(pages)(
    '$name → every expected key, and slices that are the printed figures',
    ({ name, ...page }) => {
      const { bulletins } = readPage(page.text, { ...EVIDENCE, fileName: name });
      expect(bulletins.map((bulletin) => ({ ...bulletin, ...judge(bulletin) }))).toMatchObject(
        page.expected['bulletins'] as Record<string, unknown>[],
      );
      for (const { start, end, printed } of bulletins.flatMap(({ figures }) => figures)) {
        expect(page.text.slice(start, end).replace(/\s/g, '')).toBe(printed);
      }
    },
  );

  it.each(pages)('$name → every expected statement, and slices that are the printed figures', (page) => {
    const { statements } = readPage(page.text, { ...EVIDENCE, fileName: page.name });
    const expected = page.expected['statements'] as Record<string, unknown>[] | null;
    expect(statements).toHaveLength(expected?.length ?? 0);
    expect(statements).toMatchObject(expected ?? []);
    for (const { start, end, printed } of statements.flatMap(({ figures }) => figures)) {
      expect(page.text.slice(start, end).replace(/\s/g, '')).toBe(printed);
    }
  });

  it('a page without a year, given its publication date → year known, accepted', () => {
    const page = pages.find(({ name }) => name === 'page-002.txt');
    const { bulletins } = readPage(page?.text ?? '', { ...EVIDENCE, published: '2025-10-16' });
    expect(bulletins.map(({ date, year }) => ({ date, year }))).toEqual([
      { date: '2025-10-15', year: { known: true, rule: 'published' } },
      { date: '2025-10-15', year: { known: true, rule: 'published' } },
    ]);
    expect(bulletins.map((bulletin) => judge(bulletin).state)).toEqual(['accepted', 'accepted']);
  });
});
