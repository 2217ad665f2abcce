// The parts of a report as HTML: lines of words and figures.
import Handlebars from 'handlebars';
import { reportChart } from '../../charts/report-chart.js';
import {
  lineText,
  type ChartBlock,
  type ReportFields,
  type Run,
  type TableBlock,
} from '../../domain/report.js';
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

/** What stays on one line: a few characters, a date, a digest. */
const UNBROKEN = /^(?:.{0,8}|\d{4}年\d+月\d+日|[\da-f]{16})$/u;

/** `number`, `short` (dates, states: never broken) or empty. */
export function columnClass({ columns, rows }: TableBlock, index: number): string {
  if (columns[index]?.isNumber === true) return 'number';
  return rows.every((row) => UNBROKEN.test(lineText(row[index] ?? []))) ? 'short' : '';
}

/** Whether a person filled in anything. */
export function filled(fields: ReportFields): boolean {
  return Object.values(fields).some((value) => value !== '');
}
