// The tables of a report as a workbook and as CSV, read back with nothing of what wrote them.
import { lineText } from '../../src/domain/report.js';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { reportCsv } from '../../src/exports/report-csv.js';
import { captionText, loneFigure, tablesOf } from '../../src/exports/report-text.js';
import { reportXlsx } from '../../src/exports/report-xlsx.js';
import { parseCsv } from '../support/csv.js';
import { readWorkbook, shownNumber, type ReadSheet } from '../support/office.js';
import { HOSTILE, reportOf } from '../support/report.js';

const report = reportOf();
const tables = tablesOf(report);
let sheets: ReadSheet[];

beforeAll(async () => {
  sheets = await readWorkbook(await reportXlsx(report));
});

describe('the workbook', () => {
  it('a report → 说明, then a sheet a table, named as the table', () => {
    expect(sheets.map(({ name }) => name)).toEqual(['说明', ...tables.map(({ caption }) => caption)]);
  });

  it('说明 → title, period, what was filled in, sentences, notes, sources and chain head', () => {
    const about = sheets[0]?.rows.map((row) => row.map(({ value }) => value)) ?? [];
    const of = (name: string): unknown[] =>
      about.filter(([first]) => first === name).map(([, value]) => value);
    expect(of('标题')).toEqual([report.title, '一、总体情况', '（一）热点问题', '二、逐日情况']);
    expect(of('期间')).toEqual(['2025年第42周（10月13日—19日）（更正）']);
    expect(of('期号')).toEqual(['第12期']);
    expect(of('印发日期')).toEqual(['2025年10月22日']);
    expect(of('审核')).toEqual([]);
    expect(of('说明')).toEqual(['模拟数据']);
    expect(of('正文')).toEqual([
      expect.stringContaining('共接听来电诉求8,505件次，较上周▲ +10.15%。=1+1 <b>'),
    ]);
    expect(of('数据说明')).toEqual(['数字均取自两份每日通报。', '合计8,505件次。']);
    expect(of('表注')).toEqual(tables.flatMap(({ notes }) => notes));
    expect(of('来源摘要')).toEqual(report.sources);
    expect(of('审计链链首')).toEqual([report.head]);
  });

  it('a cell with one figure alone → a number that is shown as the report prints it; words → text', () => {
    let numbers = 0;
    tables.forEach((table, index) => {
      const [caption, heads, ...rows] = sheets[index + 1]?.rows ?? [];
      expect(caption?.[0]?.value).toBe(`${captionText(table)}\u3000模拟数据`);
      expect(heads?.map(({ value }) => value)).toEqual(table.columns.map(({ title }) => title));
      expect(rows).toHaveLength(table.rows.length);
      table.rows.forEach((row, at) =>
        row.forEach((runs, column) => {
          const cell = rows[at]?.[column];
          const figure = loneFigure(runs);
          if (figure === null) {
            expect(cell).toEqual({
              // An empty text is an empty cell.
              value: lineText(runs).replace('\u0007', '□') || null,
              format: '@',
              isFormula: false,
            });
            return;
          }
          numbers += 1;
          const isShare = figure.format === 'percent' || figure.format === 'change';
          expect(cell?.value).toBeCloseTo(isShare ? figure.value / 100 : figure.value, 9);
          expect(shownNumber(Number(cell?.value), cell?.format ?? '')).toBe(figure.text);
        }),
      );
    });
    expect(numbers).toBeGreaterThan(30);
  });

  it('strings that a spreadsheet would run → text, no formula anywhere', () => {
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells.filter(({ isFormula }) => isFormula)).toEqual([]);
    for (const text of HOSTILE) {
      expect(cells).toContainEqual({
        value: text.replace('\u0007', '□'),
        format: '@',
        isFormula: false,
      });
    }
  });

  it('every sheet → heads stay in sight, columns wide enough for what they hold', () => {
    expect(sheets.map(({ frozen }) => frozen)).toEqual([1, 2, 2]);
    const [, hotspots] = sheets;
    // 32 Chinese characters of two digits' width each, capped; 个百分点 with its figure.
    expect(hotspots?.widths[0]).toBe(60);
    expect(hotspots?.widths[4]).toBeGreaterThanOrEqual(18);
  });
});

describe('the CSV', () => {
  it('a report → each table with its head, period, 期号 and table named first, all rows of one width, marked as simulated', () => {
    const rows = parseCsv(reportCsv(report, false));
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([10]));
    expect(rows.filter(([first]) => first === '期间')).toEqual([
      ['期间', '期号', '表', '类别', '本周', '上周', '较上周', '转办率变动', '日均', '说明'],
      ['期间', '期号', '表', '日期', '状态', '来电诉求', '来电直接办理率', '备注', '', '说明'],
    ]);
    expect(rows[1]).toEqual([
      ...['2025年第42周（10月13日—19日）（更正）', '第12期'],
      ...['热点问题前三位（单位：件）', '物业管理', '≥ 64', '58', '▲ +10.15%', '▼ -0.50个百分点', '1173.57'],
      '模拟数据',
    ]);
    expect(rows.find(([, , , date]) => date === '10月16日')).toEqual([
      ...['2025年第42周（10月13日—19日）（更正）', '第12期'],
      ...['逐日情况', '10月16日', '缺', '—', '—', '没有通报', '', '模拟数据'],
    ]);
  });

  it('strings that a spreadsheet would run → guarded', () => {
    const labels = parseCsv(reportCsv(report, false)).map(([, , , label]) => label);
    expect(labels).toEqual(expect.arrayContaining(["'=1+1", "'@SUM(A1)", "'-2", '<b>粗</b>', '"引号"']));
  });

  it('for Excel → the same with a BOM; a ledger that is not simulated → no last column', () => {
    expect(reportCsv(report, true)).toBe(`\uFEFF${reportCsv(report, false)}`);
    const rows = parseCsv(reportCsv({ ...report, simulatedText: null }, false));
    expect(new Set(rows.map(({ length }) => length))).toEqual(new Set([9]));
  });

  it('a draft → its 期号 is empty', () => {
    const rows = parseCsv(reportCsv({ ...report, fields: { ...report.fields, number: '' } }, false));
    expect(rows[1]?.slice(0, 2)).toEqual(['2025年第42周（10月13日—19日）（更正）', '']);
  });
});
