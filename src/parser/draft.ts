// What is being read of one bulletin: figures, findings, and which characters are accounted for.
import type { Figure, Metric } from '../domain/bulletin.js';
import type { Finding, FindingCode } from '../domain/finding.js';
import { spanOf, type FoldedText } from './folded-text.js';
import type { Fault } from './numbers.js';
import { printedOf, wordsOf } from './printed-words.js';
import type { Quantity, Range } from './quantities.js';

export interface Draft {
  folded: FoldedText;
  figures: Figure[];
  findings: Finding[];
  /** Counts that are printed but cannot be read. */
  faults: FaultyFigure[];
  /** Places whose digits are a figure, a date, a rank or a known word. */
  accounted: Range[];
}

/** What the identities look at. */
export type Counted = Pick<Draft, 'figures' | 'findings' | 'faults'>;

export interface FaultyFigure extends Range {
  metric: Metric;
  fault: Fault;
}

export function newDraft(folded: FoldedText): Draft {
  return { folded, figures: [], findings: [], faults: [], accounted: [] };
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
  finding: Pick<Finding, 'code' | 'severity' | 'message' | 'proposal'>,
): void {
  draft.findings.push({ ...finding, ...spanOf(draft.folded, range.from, range.to) });
}

/** Words as printed at a place, or undefined for an empty one. */
export function wordsAt(draft: Draft, range: Range): string | undefined {
  return range.to > range.from ? wordsOf(draft.folded, range.from, range.to) : undefined;
}

/** Adds a counted figure, or its fault; `more`, which becomes the figure, carries label, rank and what else its list prints. */
export function addFigure(
  draft: Draft,
  quantity: Quantity,
  more: Partial<Figure> & { metric: Metric },
): void {
  const { number, label, value, unit } = quantity;
  const fault = quantity.fault ?? (isPartlyDoubled(draft, number) ? 'doubled' : undefined);
  account(draft, { from: label.from, to: quantity.end });
  reportUnit(draft, quantity);
  if (fault) {
    draft.faults.push({ ...number, metric: more.metric, fault });
    reportFault(draft, number, fault);
    return;
  }
  // Copies of objects of so many shapes took a twelfth of a page.
  const figure = Object.assign(more, { value }, unit === undefined ? null : { unit });
  draft.figures.push(Object.assign(figure, printedOfNumber(draft, number)));
}

/** Whether a number stands beside overprinted words, so that its digits may be doubled or not. */
function isPartlyDoubled({ folded }: Draft, { from, to }: Range): boolean {
  return (
    folded.doubtful.size > 0 &&
    folded.offsets.subarray(from, to).some((offset) => folded.doubtful.has(offset))
  );
}

/** A number's characters with their place in the page. */
export function printedOfNumber(
  { folded }: Draft,
  { from, to }: Range,
): Pick<Figure, 'printed' | 'start' | 'end'> {
  return { printed: printedOf(folded, from, to), ...spanOf(folded, from, to) };
}

const FAULTS: Record<Fault, { code: FindingCode; because: string }> = {
  damaged: { code: 'figure-damaged', because: '里混有字母或符号' },
  lost: { code: 'text-lost', because: '里有认不出的字' },
  inexact: { code: 'figure-inexact', because: '不是确数' },
  doubled: { code: 'figure-damaged', because: '可能只有一部分叠印，看不出原来的数' },
};

export function reportFault(draft: Draft, place: Range, fault: Fault): void {
  const { code, because } = FAULTS[fault];
  const message = `“${textOf(draft, place)}”${because}，没有当作数字收录，请核对。`;
  report(draft, place, { code, severity: 'error', message });
}

function reportUnit(draft: Draft, { number, end, unit, unitDoubtful }: Quantity): void {
  if (!unitDoubtful) return;
  const where = { from: number.to, to: end };
  const message = `“${textOf(draft, where)}”按单位“${unit ?? ''}”理解。`;
  report(draft, where, { code: 'label-doubtful', severity: 'notice', message });
}

export function figuresOf(draft: Pick<Draft, 'figures'>, metric: Metric): Figure[] {
  return draft.figures.filter((figure) => figure.metric === metric);
}

/** How many counts of a metric are printed so far, those that cannot be read included. */
export function printedCount(draft: Draft, metric: Metric): number {
  return figuresOf(draft, metric).length + draft.faults.filter((fault) => fault.metric === metric).length;
}
