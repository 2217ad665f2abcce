// A printed report read back from its PDF: GB/T 9704-2012 in millimetres, and nothing torn apart.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReportBlock, ReportDocument, Run, TableBlock } from '../../src/domain/report.js';
import { openBrowserIfAny } from '../support/browser.js';
import { layoutOf, linesOf, textOf, type PrintedPage } from '../support/pdf-layout.js';
import { reportOf } from '../support/report.js';
import { printedSheets } from '../support/sheets.js';

const browser = await openBrowserIfAny();
const withBrowser = browser ? describe : describe.skip;

const TOP = 37;
const AREA = { width: 156, height: 225 };
const PITCH = 10.227;
const CHARACTER = 5.571;
const PROSE = '西宁市各区县和市直部门认真办理群众来电与网民留言按时回访及时反馈'.repeat(60);
/** Rows of several lines, over several sheets. */
const TALL: TableBlock = {
  ...{ type: 'table', code: 'tall', caption: '热点问题办理情况', unit: '单位：件', notes: [] },
  columns: ['编号', '办理情况', '件数'].map((title, index) => ({ title, isNumber: index === 2 })),
  rows: Array.from({ length: 40 }, (_, index): Run[][] => [
    [`甲${index}号`],
    [`第${index}件起${'，相关单位已经到场处理并且向来电人作了说明'.repeat(1 + (index % 4))}，第${index}件止`],
    [String(1000 + index)],
  ]),
};
/** Three lines each: some heading would come to lie on the last of the 22 lines of a sheet. */
const SECTIONS = Array.from({ length: 40 }, (_, index): ReportBlock[] => [
  { type: 'heading', level: 2, text: `（${index + 1}）小标题` },
  { type: 'paragraph', runs: [PROSE.slice(0, 45)] },
]).flat();
/** Some head would come to lie on the last line, too. */
const TABLES = Array.from({ length: 16 }, (_, index): ReportBlock[] => [
  { type: 'paragraph', runs: [PROSE.slice(0, 26 * (1 + (index % 5)))] },
  {
    ...TALL,
    code: `table-${index}`,
    caption: `第${index}表`,
    // The first row is tall, so that the head alone would often fit where it does not.
    rows: [
      ...TALL.rows.slice(3, 4),
      ...TALL.rows.filter((_row, row) => row % 4 === 0),
      ...TALL.rows.slice(0, 3),
    ],
  },
]).flat();
const REPORT = reportOf({ extraRows: 60 });
/** Long prose, and tables over several sheets. */
const DOCUMENT: ReportDocument = {
  ...REPORT,
  blocks: [{ type: 'paragraph', runs: [PROSE] }, ...REPORT.blocks, TALL, ...SECTIONS, ...TABLES],
};

let pages: PrintedPage[] = [];

beforeAll(async () => {
  if (browser) pages = await layoutOf(await printedSheets(browser, DOCUMENT));
});
afterAll(async () => {
  await browser?.close();
});

/** Left edge of the type area: the binding edge is on the left of odd pages and on the right of even ones. */
const leftOf = ({ number }: PrintedPage): number => (number % 2 === 1 ? 28 : 26);
const inArea = (page: PrintedPage): PrintedPage => ({
  ...page,
  texts: page.texts.filter(({ base }) => base < TOP + AREA.height),
});
const plain = (text: string): string => text.replace(/\s/g, '');
const pageText = (page: PrintedPage): string => plain(linesOf(inArea(page)).map(textOf).join(''));

withBrowser('the sheets of a report', () => {
  it('every sheet → A4, all text inside 156 × 225 mm between its margins', () => {
    expect(pages.length).toBeGreaterThan(4);
    for (const page of pages) {
      expect([page.width, page.height].map(Math.round)).toEqual([210, 297]);
      const left = leftOf(page);
      for (const { text, left: from, right, base } of inArea(page).texts) {
        expect({ text, isInside: from >= left - 0.3 && right <= left + AREA.width + 0.3 }).toEqual({
          text,
          isInside: true,
        });
        expect(base).toBeGreaterThan(TOP);
      }
    }
  });

  it('the body → lines of 28 characters of 16 pt, 10.227 mm apart, 22 to a sheet', () => {
    const bodyLines = pages.map((page) =>
      linesOf(inArea(page)).filter((line) => line.every(({ size }) => Math.abs(size - 16) < 0.1)),
    );
    const full = bodyLines.find((lines) => lines.length === 22);
    expect(full).toBeDefined();
    const bases = full?.map(([first]) => first?.base ?? 0) ?? [];
    for (const [index, base] of bases.entries())
      expect(Math.abs(base - (bases[0] ?? 0) - index * PITCH)).toBeLessThan(0.2);
    const longest = bodyLines.flat().filter((line) => /^\p{Script=Han}+$/u.test(plain(textOf(line))));
    const counts = longest.map((line) => plain(textOf(line)).length);
    expect(Math.max(...counts)).toBe(28);
    for (const line of longest.filter((_line, index) => counts[index] === 28)) {
      const width = Math.max(...line.map(({ right }) => right)) - (line[0]?.left ?? 0);
      expect(Math.abs(width - 28 * CHARACTER)).toBeLessThan(0.3);
    }
  });

  it('the title → 22 pt, in the middle', () => {
    const [first] = pages;
    const title = first && linesOf(first).find((line) => plain(textOf(line)).includes(plain(DOCUMENT.title)));
    const [from, to] = [title?.[0]?.left ?? 0, Math.max(...(title ?? []).map(({ right }) => right))];
    expect(title?.every(({ size }) => Math.abs(size - 22) < 0.1)).toBe(true);
    expect(Math.abs((from + to) / 2 - (28 + AREA.width / 2))).toBeLessThan(0.5);
  });

  it('page numbers → 14 pt between dashes, 7 mm below, odd on the right and even on the left, one character in', () => {
    for (const page of pages) {
      const number = page.texts.filter(
        ({ size, base }) => base > TOP + AREA.height && Math.abs(size - 14) < 0.1,
      );
      expect(plain(number.map(({ text }) => text).join(''))).toBe(`—${page.number}—`);
      const [from, to] = [
        Math.min(...number.map(({ left }) => left)),
        Math.max(...number.map(({ right }) => right)),
      ];
      const inset = page.number % 2 === 1 ? leftOf(page) + AREA.width - to : from - leftOf(page);
      expect(Math.abs(inset - CHARACTER)).toBeLessThan(1);
      const top = (number[0]?.base ?? 0) - 14 * 0.3528;
      expect(Math.abs(top - (TOP + AREA.height + 7))).toBeLessThan(1.5);
    }
  });

  it('every font → in the file; the head of the audit chain → at the foot of every sheet', () => {
    expect(pages.flatMap(({ missingFonts }) => missingFonts)).toEqual([]);
    const feet = pages.map((page) => plain(page.texts.map(({ text }) => text).join('')));
    expect(feet.filter((text) => !text.includes(DOCUMENT.head))).toEqual([]);
  });

  it.each(['daily', 'tall'])('the table %s over several sheets → its head on each, no row on two', (code) => {
    const table = DOCUMENT.blocks.find((block) => block.type === 'table' && block.code === code);
    if (table?.type !== 'table') throw new Error('no such table');
    const titles = table.columns.map(({ title }) => title);
    const columns = new Map(pages.map((page) => [page, columnsOn(page, titles)]));
    const onPages = table.rows.map((row) => {
      const cells = row.map((cell) =>
        plain(cell.map((run) => (typeof run === 'string' ? run : run.text)).join('')),
      );
      return pages.filter((page) => cells.every((cell, index) => columns.get(page)?.[index]?.includes(cell)));
    });
    const bearing = pages.filter((page) => onPages.some((found) => found.includes(page)));
    expect(bearing.length).toBeGreaterThan(1);
    for (const page of bearing) expect(pageText(page)).toContain(titles.join(''));
    for (const [index, found] of onPages.entries())
      expect({ index, pages: found.length > 0 }).toEqual({ index, pages: true });
  });

  it('a heading, a caption or the head of a table → never the last thing on a sheet', () => {
    const headings = DOCUMENT.blocks.flatMap((block) => {
      if (block.type === 'heading') return [block.text];
      return block.type === 'table' ? [block.caption, block.columns.map(({ title }) => title).join('')] : [];
    });
    for (const page of pages) {
      const last = plain(textOf(linesOf(inArea(page)).at(-1) ?? []));
      expect(headings.map(plain)).not.toContain(last);
    }
  });
});

/** Numbers are right-aligned and may begin left of their column's title. */
const REACH_MM = 6;

/** The words of each column of a table, line under line; `titles` stand on one line of the page. */
function columnsOn(page: PrintedPage, titles: string[]): string[] {
  const lines = linesOf(inArea(page));
  const head = lines.find((line) => plain(textOf(line)) === titles.join('')) ?? [];
  let from = 0;
  const starts = titles.map((title) => {
    const found = head.findIndex(({ text }, index) => index >= from && title.startsWith(plain(text)));
    from = found + 1;
    return head[found]?.left;
  });
  const columns = titles.map(() => '');
  for (const { left, text } of lines.flat()) {
    const index = starts.findLastIndex((start) => start !== undefined && start - REACH_MM <= left);
    if (index >= 0) columns[index] = (columns[index] ?? '') + plain(text);
  }
  return columns;
}
