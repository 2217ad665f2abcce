// A report on paper: one document and nothing else of the ledger, its figures without links.
import { periodKindOf } from '../../domain/period.js';
import type { ReportBlock, ReportDocument, Run } from '../../domain/report.js';
import { PERIOD_PAGES } from './period-pages.js';

/** The foot of its sheets has the head of the document, which is not that of the ledger for long. */
export function printedPage(document: ReportDocument): object {
  const { fields, head, isCorrection } = document;
  const title =
    fields.number === '' ? draftTitle(document) : `${fields.number}${isCorrection ? '（更正）' : ''}`;
  return { title, section: 'reports', head, document: onPaper(document) };
}

function draftTitle({ period, periodName }: ReportDocument): string {
  return `${periodName}${PERIOD_PAGES[periodKindOf(period) ?? 'year'].name}`;
}

/** An address of this machine leads nowhere on the machine of whoever gets the file. */
function onPaper(document: ReportDocument): ReportDocument {
  return { ...document, blocks: document.blocks.map(blockOnPaper) };
}

function blockOnPaper(block: ReportBlock): ReportBlock {
  switch (block.type) {
    case 'paragraph':
      return { ...block, runs: lineOnPaper(block.runs) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map(lineOnPaper)) };
    case 'notes':
      return { ...block, lines: block.lines.map(lineOnPaper) };
    case 'heading':
    case 'chart':
      return block;
  }
}

function lineOnPaper(line: Run[]): Run[] {
  return line.map((run) => (typeof run === 'string' ? run : { ...run, href: null }));
}
