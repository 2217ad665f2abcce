// What is being read of one bulletin: figures, findings, and which characters are accounted for.
import type { Figure, Metric } from '../domain/bulletin.js';
import type { Finding } from '../domain/finding.js';
import { printedOf, spanOf, wordsOf, type FoldedText } from './folded-text.js';
import type { Quantity, Range } from './quantities.js';

export interface Draft {
  folded: FoldedText;
  figures: Figure[];
  findings: Finding[];
  /** Places whose digits are a figure, a date, a rank or a known word. */
  accounted: Range[];
}

export function newDraft(folded: FoldedText): Draft {
  return { folded, figures: [], findings: [], accounted: [] };
}

export function textOf(draft: Draft, range: Range): string {
  return draft.folded.text.slice(range.from, range.to);
}

export function account(draft: Draft, range: Range): void {
  draft.accounted.push(range);
}

export function report(
  draft: Draft,
  range: Range,
  finding: Pick<Finding, 'code' | 'severity' | 'message'>,
): void {
  draft.findings.push({ ...finding, ...spanOf(draft.folded, range.from, range.to) });
}

/** Words as printed at a place, or undefined for an empty one. */
export function wordsAt(draft: Draft, range: Range): string | undefined {
  return range.to > range.from ? wordsOf(draft.folded, range.from, range.to) : undefined;
}

/** Adds a counted figure; `more` carries label, rank and what else its list prints. */
export function addFigure(
  draft: Draft,
  quantity: Quantity,
  more: Partial<Figure> & { metric: Metric },
): void {
  const { number, label, value, unit } = quantity;
  account(draft, { from: label.from, to: quantity.end });
  draft.figures.push({
    ...more,
    value,
    ...(unit === undefined ? {} : { unit }),
    printed: printedOf(draft.folded, number.from, number.to),
    ...spanOf(draft.folded, number.from, number.to),
  });
}

export function figuresOf(draft: Draft, metric: Metric): Figure[] {
  return draft.figures.filter((figure) => figure.metric === metric);
}
