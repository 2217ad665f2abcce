// The parts of a report as HTML: lines of words and figures.
import Handlebars from 'handlebars';
import { reportChart } from '../../charts/report-chart.js';
import type { ChartBlock, ReportFields, Run, TableBlock } from '../../domain/report.js';
import { linkedFigure } from './figures.js';

/** Words are escaped, figures lead to what they were read from or made of. */
export function runs(line: Run[]): Handlebars.SafeString {
  const shown = line.map((run) =>
    typeof run === 'string' ? Handlebars.escapeExpression(run) : linkedFigure(run),
  );
  return new Handlebars.SafeString(shown.join(''));
}

/** Drawn by us from figures alone; its words are escaped where it is drawn. */
export function reportDrawing(block: ChartBlock): Handlebars.SafeString {
  return new Handlebars.SafeString(reportChart(block) ?? '');
}

/** Words of one cell, figures as they are written. */
const plain = (cell: Run[]): string => cell.map((run) => (typeof run === 'string' ? run : run.text)).join('');

/** More characters than this may be broken into lines. */
const SHORT = 8;

/** `number`, `short` (dates, states: never broken) or empty. */
export function columnClass({ columns, rows }: TableBlock, index: number): string {
  if (columns[index]?.isNumber === true) return 'number';
  return rows.every((row) => plain(row[index] ?? []).length <= SHORT) ? 'short' : '';
}

/** Whether a person filled in anything. */
export function filled(fields: ReportFields): boolean {
  return Object.values(fields).some((value) => value !== '');
}
