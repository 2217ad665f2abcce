// Printed and computed figures as cells of a page.
import type { Entry, StoredFigure } from '../domain/entry.js';
import type { FindingCode } from '../domain/finding.js';
import type { Cell, CountMetric, Why } from './models.js';
import { countText, decimalText } from './rounding.js';
import { DASH, METRIC_NAMES, METRIC_UNITS, REDACTED } from './wording.js';

/** The metrics that a bulletin prints once, with what we compute from them in its place. */
export const TOTALS = {
  hotline: ['calls', 'messages', 'contacts', 'direct', 'transferred', 'callbacks'],
  hazard: ['hazards'],
} as const satisfies Record<Entry['kind'], readonly CountMetric[]>;

function printedCell(entry: Entry, figure: StoredFigure): Cell {
  const { metric, value, label, group, rank, agency, agencyGroup, remark } = figure;
  return {
    metric,
    name: METRIC_NAMES[metric],
    value,
    text: value === null ? '' : countText(value),
    unit: figure.unit ?? null,
    computed: false,
    figureId: figure.id,
    sha256: entry.sources[0]?.sha256 ?? null,
    why: null,
    ...(label !== undefined && { label }),
    ...(group !== undefined && { group }),
    ...(rank !== undefined && { rank }),
    ...(agency !== undefined && { agency }),
    ...(agencyGroup !== undefined && { agencyGroup }),
    ...(remark !== undefined && { remark }),
    ...(isRedacted(entry) && metric === 'hotspot' && { agency: REDACTED, remark: REDACTED }),
  };
}

/** A redacted source has no name any more. */
export function isRedacted({ sources }: Entry): boolean {
  return sources[0]?.name === '';
}

export function computedCell(metric: CountMetric, value: number, text: string = countText(value)): Cell {
  return { ...emptyCell(metric, null), value, text, computed: true };
}

/** A daily average, already rounded to two decimals. */
export function averageCell(metric: CountMetric, value: number): Cell {
  return computedCell(metric, value, decimalText(value));
}

/** A figure that is not known. */
export function emptyCell(metric: CountMetric, why: Why | null): Cell {
  return {
    metric,
    name: METRIC_NAMES[metric],
    value: null,
    text: DASH,
    unit: METRIC_UNITS[metric],
    computed: false,
    figureId: null,
    sha256: null,
    why,
  };
}

function totalFigure(entry: Entry, metric: CountMetric): StoredFigure | undefined {
  return entry.figures.find((figure) => figure.metric === metric);
}

/** What a bulletin says of a total; null where it does not print it. Contacts need both calls and messages. */
export function amount(entry: Entry, metric: CountMetric): number | null {
  if (metric !== 'contacts') return totalFigure(entry, metric)?.value ?? null;
  const [calls, messages] = [amount(entry, 'calls'), amount(entry, 'messages')];
  return calls === null || messages === null ? null : calls + messages;
}

/** The total as a cell, linked to its source where it is printed. */
export function totalCell(entry: Entry, metric: CountMetric): Cell {
  const figure = totalFigure(entry, metric);
  if (figure) return printedCell(entry, figure);
  const value = amount(entry, metric);
  if (value !== null) return computedCell(metric, value);
  return emptyCell(metric, { code: 'not-printed', text: absenceText(entry, metric) });
}

/** What reads like a figure that is not there, but was printed and not taken for one. */
const UNREAD: readonly FindingCode[] = ['figure-damaged', 'text-lost', 'repair-proposed', 'number-unread'];

/** Nothing is called not printed that may only be illegible. */
function absenceText({ findings }: Entry, metric: CountMetric): string {
  if (metric === 'contacts') return '来电与留言没有都读到，不能相加。';
  const isDoubtful = findings.some(({ code }) => UNREAD.includes(code));
  return isDoubtful ? '这一项没有读到：通报没有印，或者印得不清（见提示）。' : '通报没有印这一项。';
}

/** The figures of a printed list, in their printed order. */
export function listCells(entry: Entry | null, metric: CountMetric): Cell[] {
  if (!entry) return [];
  return entry.figures
    .filter((figure) => figure.metric === metric)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map((figure) => printedCell(entry, figure));
}
