// The tables of a report in one CSV: period, 期号 and table stand before every row, each table begins with its own head.
import { lineText, type ReportDocument, type Run, type TableBlock } from '../domain/report.js';
import { csvLine, type Cell } from './csv-line.js';
import { captionText, loneFigure, periodText, tablesOf } from './report-text.js';

const BOM = '\uFEFF';

/** The 期号 of a draft is empty. Every row has as many cells as the widest table, and 模拟数据 in a last one where the ledger is simulated. */
export function reportCsv(document: ReportDocument, forExcel: boolean): string {
  const tables = tablesOf(document);
  const width = Math.max(0, ...tables.map(({ columns }) => columns.length));
  const { simulatedText } = document;
  const issue = [periodText(document), document.fields.number];
  const line = (names: string[], cells: readonly Cell[], notice: string): string => {
    const padding = Array<null>(width - cells.length).fill(null);
    return csvLine([...names, ...cells, ...padding, ...(simulatedText === null ? [] : [notice])]);
  };
  const lines = tables.flatMap((table) => [
    line(['期间', '期号', '表'], headsOf(table), '说明'),
    ...table.rows.map((row) => line([...issue, captionText(table)], row.map(cellOf), simulatedText ?? '')),
  ]);
  return (forExcel ? BOM : '') + lines.join('');
}

function headsOf({ columns }: TableBlock): string[] {
  return columns.map(({ title }) => title);
}

/** A count or an average is a number; a bound, a rate and a change keep mark, sign and unit, which a bare number would lose. */
function cellOf(runs: readonly Run[]): Cell {
  const figure = loneFigure(runs);
  if (figure !== null && (figure.format === 'count' || figure.format === 'decimal')) return figure.value;
  return runs.length === 0 ? null : lineText(runs);
}
