// Where a proposed repair belongs: its metric, name and rank by the figures around its place. A person adopts it or not.
import type { Bulletin, Figure, Metric } from '../../domain/bulletin.js';
import { LISTED, METRICS_OF } from '../../domain/review.js';

export interface ProposedFigure {
  metric: Metric;
  value: number;
  label?: string;
  rank?: number;
  because: string;
}

/** What stands before a number in its own clause. */
const NAME_BEFORE = /([^，,、（(）)。．.；;：:]{1,30})$/;
/** No part of the name; 12345 is. */
const RANK = /^\d{1,2}(?=\D)/;

export function proposalsIn(bulletin: Bulletin, text: string): ProposedFigure[] {
  return bulletin.findings.flatMap(({ proposal, message, start }) => {
    if (proposal === undefined) return [];
    const metric = metricAt(bulletin, start);
    const figure = { metric, value: proposal.value, because: message };
    if (!LISTED.includes(metric)) return [figure];
    const before = text.slice(Math.max(0, start - 40), start).replace(/\s/g, '');
    const label = NAME_BEFORE.exec(before)?.[1]
      ?.replace(RANK, '')
      .replace(/[“”"]/g, '')
      .replace(/接收举报$/, '');
    return [{ ...figure, rank: rankAt(bulletin, metric, start), ...(label === undefined ? {} : { label }) }];
  });
}

/** A total that is missing between its neighbours; else one more of the list that it stands in. */
function metricAt({ kind, figures }: Bulletin, start: number): Metric {
  const order = METRICS_OF[kind];
  const inText = figures.filter(({ end }) => end > 0).toSorted((a, b) => a.start - b.start);
  const before = inText.findLast((figure) => figure.start < start);
  const after = inText.find((figure) => figure.start > start);
  const from = before === undefined ? 0 : order.indexOf(before.metric);
  const to = after === undefined ? order.length - 1 : order.indexOf(after.metric);
  const isMissing = (metric: Metric): boolean => figures.every((figure) => figure.metric !== metric);
  const missing = order.slice(from, to + 1).find((metric) => isMissing(metric) && metric !== 'callbacks');
  const listed = [before, after].find(
    (figure): figure is Figure => figure !== undefined && LISTED.includes(figure.metric),
  );
  return missing ?? listed?.metric ?? order[0] ?? 'calls';
}

function rankAt({ figures }: Bulletin, metric: Metric, start: number): number {
  const before = figures.filter((figure) => figure.metric === metric && figure.start < start);
  return Math.max(0, ...before.map(({ rank = 0 }) => rank)) + 1;
}
