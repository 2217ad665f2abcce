// A table of a report in DOCX: its caption stays with it, its head repeats, no row splits, figures stand right.
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import stringWidth from 'string-width';
import { lineText, type ReportColumn, type TableBlock } from '../domain/report.js';
import { TEXT_WIDTH } from './docx-style.js';
import { captionText, xmlSafe } from './report-text.js';

/** Of a digit, with room to spare: faces differ. In twips, as every width here. */
const HALF_WIDTH = 125;
const MOST_SHORT = 18 * HALF_WIDTH;
/** Long texts that got less of their width than this would stand in towers: then all columns give way alike. */
const LEAST_SHARE = 0.12;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const CELL_MARGINS = { left: 60, right: 60, top: 20, bottom: 20 };

export function tableParts(table: TableBlock): (Paragraph | Table)[] {
  const widths = columnWidths(table);
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    keepNext: true,
    children: table.columns.map((column, index) =>
      cell(column.title, { column, width: widths[index], isHead: true }),
    ),
  });
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: table.columns.map((column, index) =>
          cell(lineText(row[index] ?? []), { column, width: widths[index], isHead: false }),
        ),
      }),
  );
  return [
    new Paragraph({ style: 'Caption', text: xmlSafe(captionText(table)) }),
    new Table({
      rows: [head, ...rows],
      columnWidths: widths,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      margins: CELL_MARGINS,
      borders: {
        top: LINE,
        bottom: LINE,
        left: LINE,
        right: LINE,
        insideHorizontal: LINE,
        insideVertical: LINE,
      },
    }),
    ...table.notes.map((note) => new Paragraph({ style: 'Note', text: xmlSafe(note) })),
  ];
}

interface CellPlace {
  column: ReportColumn;
  width: number | undefined;
  isHead: boolean;
}

function cell(text: string, { column, width, isHead }: CellPlace): TableCell {
  return new TableCell({
    verticalAlign: VerticalAlignTable.CENTER,
    ...(width === undefined ? {} : { width: { size: width, type: WidthType.DXA } }),
    children: [
      new Paragraph({
        style: isHead ? 'TableHead' : 'Cell',
        alignment: column.isNumber ? AlignmentType.RIGHT : AlignmentType.LEFT,
        text: xmlSafe(text),
      }),
    ],
  });
}

/** What is short, such as a figure, has the width of its longest line and never breaks; long texts share what is left. */
function columnWidths({ columns, rows }: TableBlock): number[] {
  const natural = columns.map(({ title }, index) => {
    const texts = [title, ...rows.map((row) => lineText(row[index] ?? []))];
    const widest = Math.max(...texts.map((text) => stringWidth(text)));
    return Math.ceil((widest + 1) * HALF_WIDTH) + CELL_MARGINS.left + CELL_MARGINS.right;
  });
  const isShort = natural.map((width, index) => columns[index]?.isNumber === true || width <= MOST_SHORT);
  const kept = sumOf(natural.filter((_width, index) => isShort[index]));
  const long = sumOf(natural) - kept;
  const share = long === 0 ? 0 : (TEXT_WIDTH - kept) / long;
  const fits = long > 0 && share > LEAST_SHARE;
  const widths = natural.map((width, index) => {
    if (!fits) return Math.floor((TEXT_WIDTH * width) / sumOf(natural));
    return isShort[index] ? width : Math.floor(width * share);
  });
  return widths.map((width, index) => (index === 0 ? width + TEXT_WIDTH - sumOf(widths) : width));
}

function sumOf(widths: number[]): number {
  return widths.reduce((sum, width) => sum + width, 0);
}
