// What differs between two issues of a report: figure by figure, those that are gone or new among them.
import type { ReportBlock, ReportDifference, ReportDocument, ReportFigure, Run } from '../domain/report.js';

/** In the order of the newer one; then what is there no more, in the order of the older one. */
export function reportDifferences(before: ReportDocument, after: ReportDocument): ReportDifference[] {
  const [was, is] = [figuresByKey(before), figuresByKey(after)];
  const differing = [...is.values()].filter(({ key, text }) => was.get(key)?.text !== text);
  const gone = [...was.values()].filter(({ key }) => !is.has(key));
  return [...differing, ...gone].map(({ key, name }) => ({
    ...{ key, name },
    before: was.get(key)?.text ?? null,
    after: is.get(key)?.text ?? null,
  }));
}

/** A figure that stands in several places has one key and one value: the first place counts. */
export function figuresByKey({ blocks }: Pick<ReportDocument, 'blocks'>): Map<string, ReportFigure> {
  const figures = new Map<string, ReportFigure>();
  for (const run of blocks.flatMap(runsOf)) {
    if (typeof run !== 'string' && !figures.has(run.key)) figures.set(run.key, run);
  }
  return figures;
}

function runsOf(block: ReportBlock): Run[] {
  switch (block.type) {
    case 'paragraph':
      return block.runs;
    case 'table':
      return block.rows.flat(2);
    case 'notes':
      return block.lines.flat();
    case 'heading':
    case 'chart':
      return [];
  }
}
