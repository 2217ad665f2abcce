// A report as a workbook: 说明 first, then one sheet a table, numbers as numbers that show what the report shows.
import stringWidth from 'string-width';
import writeXlsxFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import { dateName } from '../domain/dates.js';
import {
  lineText,
  type ReportDocument,
  type ReportFigure,
  type Run,
  type TableBlock,
} from '../domain/report.js';
import {
  captionText,
  fieldPairs,
  loneFigure,
  periodText,
  proseLines,
  tablesOf,
  xmlSafe,
} from './report-text.js';

/** Of one column, in characters of a digit's width. */
const NARROWEST = 8;
const WIDEST = 60;
/** For the border of a cell on either side. */
const ROOM = 2;
const MOST_IN_A_NAME = 31;
const HEAD = { fontWeight: 'bold', borderStyle: 'thin', wrap: true } as const;

interface ReportSheet {
  sheet: string;
  data: SheetData;
  columns: { width: number }[];
  stickyRowsCount: number;
}

export async function reportXlsx(document: ReportDocument): Promise<Buffer> {
  const sheets = [aboutSheet(document)];
  for (const table of tablesOf(document)) sheets.push(tableSheet(table, sheets, document.simulatedText));
  return await writeXlsxFile(sheets).toBuffer();
}

/** Title, period, what stands between the tables, sources and the head of the chain; the title stays in sight. */
function aboutSheet(document: ReportDocument): ReportSheet {
  const { title, simulatedText, issuedOn, region, period, sources, head } = document;
  const rows: [string, string][] = [
    ['标题', title],
    ...(simulatedText === null ? [] : [['说明', simulatedText] satisfies [string, string]]),
    ['地区', region],
    ['期间', periodText(document)],
    ['期间代码', period],
    ...fieldPairs(document),
    ...(issuedOn === null ? [] : [['印发日期', dateName(issuedOn)] satisfies [string, string]]),
    ...document.blocks.flatMap((block): [string, string][] =>
      block.type === 'table'
        ? [['表', captionText(block)], ...block.notes.map((note): [string, string] => ['表注', note])]
        : proseLines(block).map((line): [string, string] => [PART_NAMES[block.type], line]),
    ),
    ...sources.map((digest): [string, string] => ['来源摘要', digest]),
    ['审计链链首', head],
  ];
  const data = rows.map(([name, value]) => [
    textCell(name, { fontWeight: 'bold', alignVertical: 'top' }),
    textCell(value, { wrap: true, alignVertical: 'top' }),
  ]);
  return { sheet: '说明', data, columns: [{ width: 14 }, { width: 100 }], stickyRowsCount: 1 };
}

const PART_NAMES = { heading: '标题', paragraph: '正文', chart: '图', notes: '数据说明' } as const;

/** The caption with its unit above, then the head; both stay in sight. */
function tableSheet(table: TableBlock, before: ReportSheet[], simulatedText: string | null): ReportSheet {
  const caption = [captionText(table), ...(simulatedText === null ? [] : [simulatedText])].join('\u3000');
  const heads = table.columns.map(({ title, isNumber }) =>
    textCell(title, { ...HEAD, align: isNumber ? 'right' : 'left' }),
  );
  const rows = table.rows.map((row) =>
    row.map((runs, index) => cellOf(runs, table.columns[index]?.isNumber === true)),
  );
  return {
    sheet: sheetName(table.caption, new Set(before.map(({ sheet }) => sheet))),
    data: [[textCell(caption, { fontWeight: 'bold' })], heads, ...rows],
    columns: table.columns.map((_column, index) => ({ width: widthOf(table, index) })),
    stickyRowsCount: 2,
  };
}

function cellOf(runs: readonly Run[], isNumber: boolean): CellObject {
  const figure = loneFigure(runs);
  const align = isNumber ? 'right' : 'left';
  if (figure === null) return textCell(lineText(runs), { align, wrap: true });
  return { type: Number, value: numberOf(figure), format: formatOf(figure), align };
}

/** Marked as text: a spreadsheet reads no formula in it, not even when somebody edits the cell. */
function textCell(text: string, style: Partial<CellObject> = {}): CellObject {
  return { type: String, value: xmlSafe(text), format: '@', ...style };
}

/** A spreadsheet's percentage is a share of one. */
function numberOf({ format, value }: ReportFigure): number {
  return format === 'percent' || format === 'change' ? Number((value / 100).toFixed(6)) : value;
}

/** Zero has its own section: only the text knows whether it is level, or a change too small to show. */
function formatOf({ format, value, text }: ReportFigure): string {
  const zero = value === 0 ? `;"${text.replaceAll('"', '')}"` : '';
  switch (format) {
    case 'count':
      return '#,##0';
    case 'atLeast':
      return '"≥ "#,##0';
    case 'decimal':
      return '#,##0.00';
    case 'percent':
      return '0.00%';
    case 'change':
      return `"▲ +"#,##0.00%;"▼ -"#,##0.00%${zero}`;
    case 'points':
      return `"▲ +"#,##0.00"个百分点";"▼ -"#,##0.00"个百分点"${zero}`;
  }
}

function widthOf({ columns, rows }: TableBlock, index: number): number {
  const texts = [columns[index]?.title ?? '', ...rows.map((row) => lineText(row[index] ?? []))];
  const widest = Math.max(...texts.map((text) => stringWidth(text)));
  return Math.min(WIDEST, Math.max(NARROWEST, widest + ROOM));
}

/** What spreadsheets allow: 31 characters without these signs, each name once. */
function sheetName(caption: string, taken: ReadonlySet<string>): string {
  const clean = xmlSafe(caption).replace(/[[\]:*?/\\']/g, '') || '表';
  for (let count = 1; ; count += 1) {
    const tail = count === 1 ? '' : `（${count}）`;
    const name = Array.from(clean)
      .slice(0, MOST_IN_A_NAME - tail.length)
      .join('');
    if (!taken.has(`${name}${tail}`)) return `${name}${tail}`;
  }
}
