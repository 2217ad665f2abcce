// What the formats of a report share: a line as text, a figure that stands alone, a number as it is printed.
import {
  lineText,
  type ReportBlock,
  type ReportDocument,
  type ReportFigure,
  type Run,
  type TableBlock,
} from '../domain/report.js';
import { FIELD_NAMES, FIELDS } from './report-fields.js';

/** What XML 1.0 has no way to write, and other control characters with it; a page may bring anything. */
const NOT_IN_XML = /[\p{Cc}\p{Surrogate}\ufffe\uffff]/gu;

/** The figure of a cell that holds nothing else; null where there are words too, or nothing. */
export function loneFigure(runs: readonly Run[]): ReportFigure | null {
  const [first] = runs;
  return runs.length === 1 && typeof first === 'object' ? first : null;
}

export function tablesOf({ blocks }: Pick<ReportDocument, 'blocks'>): TableBlock[] {
  return blocks.filter((block): block is TableBlock => block.type === 'table');
}

/** `逐日情况（单位：件）`. */
export function captionText({ caption, unit }: Pick<TableBlock, 'caption' | 'unit'>): string {
  return unit === null ? caption : `${caption}（${unit}）`;
}

/** Text of every block but tables, as lines in the order of the report. */
export function proseLines(block: ReportBlock): string[] {
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [lineText(block.runs)];
    case 'chart':
      return [`${block.title}：${block.sentence}`];
    case 'notes':
      return block.lines.map(lineText);
    case 'table':
      return [];
  }
}

/** `2025年第42周（10月13日—19日）（更正）`. */
export function periodText({
  periodName,
  isCorrection,
}: Pick<ReportDocument, 'periodName' | 'isCorrection'>): string {
  return `${periodName}${isCorrection ? '（更正）' : ''}`;
}

/** Fields that were filled in, with their names. */
export function fieldPairs({ fields }: Pick<ReportDocument, 'fields'>): [name: string, value: string][] {
  return FIELDS.map((name): [string, string] => [FIELD_NAMES[name], fields[name]]).filter(
    ([, value]) => value !== '',
  );
}

export function xmlSafe(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(NOT_IN_XML, '□');
}
