// The report in DOCX, read back from its XML, and its pages as another word processor lays them out.
import { lineText } from '../../src/domain/report.js';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CheerioAPI } from 'cheerio';
import sharp from 'sharp';
import { reportDocx } from '../../src/exports/report-docx.js';
import { captionText, tablesOf } from '../../src/exports/report-text.js';
import { officePages } from '../support/office-pages.js';
import { unzipped, xmlParts } from '../support/office.js';
import { reportOf } from '../support/report.js';

const report = reportOf();
let part: (name: string) => CheerioAPI;
let $: CheerioAPI;

beforeAll(async () => {
  part = await xmlParts(await reportDocx(report, null));
  $ = part('word/document.xml');
});

/** Style and text of every paragraph outside of tables. */
function paragraphs(): [style: string, text: string][] {
  return $('w\\:body > w\\:p')
    .toArray()
    .map((element) => [$(element).find('w\\:pStyle').attr('w:val') ?? '', $(element).find('w\\:t').text()]);
}

describe('the page', () => {
  it('a report → A4, type area 156 × 225 mm, 22 lines of 28 characters, mirrored on even pages', () => {
    const size: Record<string, string> = $('w\\:pgSz').get(0)?.attribs ?? {};
    expect([size['w:w'], size['w:h']]).toEqual(['11906', '16838']);
    const margins: Record<string, string> = $('w\\:pgMar').get(0)?.attribs ?? {};
    const inMillimetres = ['top', 'left', 'right', 'bottom'].map((side) =>
      Math.round((Number(margins[`w:${side}`]) / 1440) * 25.4),
    );
    expect(inMillimetres).toEqual([37, 28, 26, 35]);
    const grid: Record<string, string> = $('w\\:docGrid').get(0)?.attribs ?? {};
    expect(grid['w:type']).toBe('lines');
    const height = 16838 - Number(margins['w:top']) - Number(margins['w:bottom']);
    const width = 11906 - Number(margins['w:left']) - Number(margins['w:right']);
    expect(Math.floor(height / Number(grid['w:linePitch']))).toBe(22);
    const spacing = part('word/styles.xml')('[w\\:styleId=Prose] w\\:rPr w\\:spacing').attr('w:val');
    expect(Math.floor(width / (20 * 16 + Number(spacing)))).toBe(28);
    expect(part('word/settings.xml')('w\\:mirrorMargins, w\\:evenAndOddHeaders')).toHaveLength(2);
  });

  it('page numbers → a field between dashes in 14 pt, right on odd pages, left on even ones, one character in; the chain head under it', () => {
    const feet = $('w\\:footerReference')
      .toArray()
      .map(({ attribs }) => {
        const target =
          part('word/_rels/document.xml.rels')(`[Id="${attribs['r:id'] ?? ''}"]`).attr('Target') ?? '';
        const foot = part(`word/${target}`);
        const first = foot('w\\:p').first();
        expect(first.find('w\\:instrText').text()).toBe('PAGE');
        expect(first.find('w\\:t').text()).toBe('—  —');
        expect(first.find('w\\:pStyle').attr('w:val')).toBe('PageNumber');
        expect(foot('w\\:p').last().text()).toBe(`审计链链首 ${report.head}`);
        const indent: Record<string, string> = first.find('w\\:ind').get(0)?.attribs ?? {};
        return [
          attribs['w:type'],
          first.find('w\\:jc').attr('w:val'),
          indent['w:right'] ?? null,
          indent['w:left'] ?? null,
        ];
      });
    expect(feet).toEqual([
      ['default', 'right', '280', null],
      ['even', 'left', null, '280'],
    ]);
    expect(sizeOf('PageNumber')).toBe('28');
  });

  it('properties → the title, no person and no machine; the language is Chinese', () => {
    const core = part('docProps/core.xml');
    expect(core('dc\\:title').text()).toBe(`${report.title} ${report.periodName}`);
    expect([core('dc\\:creator').text(), core('cp\\:lastModifiedBy').text()]).toEqual([
      '热线台账',
      '热线台账',
    ]);
    expect(part('word/styles.xml')('w\\:docDefaults w\\:lang').attr('w:eastAsia')).toBe('zh-CN');
    expect(part('word/styles.xml')('w\\:docDefaults w\\:lang').attr('w:val')).toBe('en-US');
  });
});

function styleOf(id: string): ReturnType<CheerioAPI> {
  return part('word/styles.xml')(`w\\:style[w\\:styleId="${id}"]`);
}

function sizeOf(id: string): string | undefined {
  return styleOf(id).find('w\\:sz').attr('w:val');
}

describe('the text', () => {
  it('blocks → title, headings, sentences, captions and notes in order, under styles with the fonts by name', () => {
    const expected = report.blocks.flatMap((block): [string, string][] => {
      switch (block.type) {
        case 'heading':
          return [[`Heading${block.level}`, block.text]];
        case 'paragraph':
          return [['Prose', lineText(block.runs)]];
        case 'chart':
          return [['Prose', block.sentence]];
        case 'notes':
          return block.lines.map((line) => ['Note', lineText(line)]);
        case 'table':
          return [
            ['Caption', captionText(block)],
            ...block.notes.map((note): [string, string] => ['Note', note]),
          ];
      }
    });
    expect(paragraphs()).toEqual([
      ['Title', report.title],
      ['Line', '2025年第42周（10月13日—19日）（更正）'],
      ['Line', '西宁市热线办第12期2025年10月22日'],
      ['Line', '模拟数据'],
      ['', ''],
      ...expected,
      ['', ''],
      ['Signature', '拟稿：王小明\u3000\u3000签发：李四'],
    ]);
    const looks = ['Title', 'Heading1', 'Heading2', 'Prose'].map((id) => [
      styleOf(id).find('w\\:rFonts').attr('w:eastAsia'),
      sizeOf(id),
    ]);
    expect(looks).toEqual([
      ['方正小标宋简体', '44'],
      ['黑体', '32'],
      ['楷体', '32'],
      ['仿宋', '32'],
    ]);
    expect(part('word/fontTable.xml')('w\\:font[w\\:name="方正小标宋简体"] w\\:altName').attr('w:val')).toBe(
      '华文中宋',
    );
  });

  it('headings and captions → kept with what follows; headings in the outline', () => {
    for (const id of ['Title', 'Heading1', 'Heading2', 'Caption']) {
      expect(styleOf(id).find('w\\:keepNext')).toHaveLength(1);
    }
    expect(['Heading1', 'Heading2'].map((id) => styleOf(id).find('w\\:outlineLvl').attr('w:val'))).toEqual([
      '0',
      '1',
    ]);
  });
});

describe('the tables', () => {
  it('every table → its words, head repeated, no row split, figures on the right', () => {
    const tables = $('w\\:tbl').toArray();
    expect(tables).toHaveLength(2);
    tablesOf(report).forEach((table, index) => {
      const rows = $(tables[index]).find('w\\:tr').toArray();
      expect(rows.map((row) => $(row).find('w\\:cantSplit').length)).toEqual(rows.map(() => 1));
      expect(rows.map((row) => $(row).find('w\\:tblHeader').length)).toEqual(
        rows.map((_row, at) => (at === 0 ? 1 : 0)),
      );
      const cells = rows.map((row) => $(row).find('w\\:tc').toArray());
      expect(cells.map((row) => row.map((cell) => $(cell).find('w\\:t').text()))).toEqual([
        table.columns.map(({ title }) => title),
        ...table.rows.map((row) => row.map((runs) => lineText(runs).replace('\u0007', '□'))),
      ]);
      const sides = table.columns.map(({ isNumber }) => (isNumber ? 'right' : 'left'));
      for (const row of cells) expect(row.map((cell) => $(cell).find('w\\:jc').attr('w:val'))).toEqual(sides);
      const widths = $(tables[index])
        .find('w\\:gridCol')
        .toArray()
        .map(({ attribs }) => Number(attribs['w:w']));
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11906 - 1587 - 1474);
    });
  });
});

describe('the chart', () => {
  it('a picture → in the file as it is, within the type area, its sentence as the text for those who cannot see it', async () => {
    const png = await sharp({ create: { width: 1200, height: 500, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    const bytes = await reportDocx(report, png);
    const media = [...(await unzipped(bytes))].filter(([name]) => name.startsWith('word/media/'));
    expect(media.map(([, data]) => data.equals(png))).toEqual([true]);
    const drawn = (await xmlParts(bytes))('word/document.xml');
    const extent: Record<string, string> = drawn('wp\\:extent').get(0)?.attribs ?? {};
    const [width, height] = [Number(extent['cx']) / 36_000, Number(extent['cy']) / 36_000];
    expect(width).toBeLessThanOrEqual(156);
    expect(width / height).toBeCloseTo(2.4, 1);
    expect(drawn('wp\\:docPr').attr('descr')).toBe('来电诉求在1,200件次上下，10月16日缺。');
  });
});

describe('another word processor', () => {
  it('a report with a table over several pages → opens, and has as many pages as its lines take', async () => {
    // 4 lines of opening, 22 a page: 40 two-line sentences alone take four pages.
    const counted = officePages(await reportDocx(reportOf({ extraText: 40, extraRows: 40 }), null));
    if (counted === null) return;
    const pages = await counted;
    expect(pages).toBeGreaterThanOrEqual(6);
    expect(pages).toBeLessThanOrEqual(8);
  }, 120_000);
});
