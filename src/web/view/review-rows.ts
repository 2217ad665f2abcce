// The rows of the form: the figures as they are or as they were typed, proposed ones, and room for overlooked ones.
import type { Metric } from '../../domain/bulletin.js';
import type { StoredFigure } from '../../domain/entry.js';
import { LISTED, METRICS_OF, type ReviewedReading } from '../../domain/review.js';
import { METRIC_NAMES } from '../../reports/wording.js';
import type { Fields } from '../review-form.js';
import { proposalsIn } from './review-proposals.js';

interface RowView {
  id: string;
  /** Of its fields. */
  names: Record<Named, string>;
  name: string;
  isListed: boolean;
  isHotspot: boolean;
  hasCount: boolean;
  value: string;
  label: string;
  unit: string;
  rank: string;
  agency: string;
  remark: string;
  start: string;
  end: string;
}

export interface FigureRow extends RowView {
  isRemoved: boolean;
  /** `?figure=` named it. */
  isAsked: boolean;
  /** Its value is otherwise than printed here: typed before. */
  isTyped: boolean;
}

export interface AddedRow extends RowView {
  metric: string;
  options: { metric: string; name: string; isChosen: boolean }[];
  /** Why the program proposes it; null: a blank row. */
  because: string | null;
  isAdopted: boolean;
}

const BLANK_ROWS = 2;

const NAMED = ['value', 'label', 'unit', 'rank', 'agency', 'remark', 'start', 'end', 'remove'] as const;
const OF_ADDED = ['metric', 'adopt', 'proposed'] as const;
type Named = (typeof NAMED)[number] | (typeof OF_ADDED)[number];

/** `value-12` of a figure, `add-value-1` of an added one. */
function namesOf(figure: string, added: string): Record<Named, string> {
  const own = (name: Named): string => (added === '' ? `${name}-${figure}` : `add-${name}-${added}`);
  return Object.fromEntries([...NAMED, ...OF_ADDED].map((name) => [name, own(name)])) as Record<
    Named,
    string
  >;
}

const typed = (posted: Fields | null, name: string, stored: string): string => {
  const value = posted?.[name];
  return typeof value === 'string' ? value : stored;
};

export function figureRows(
  reading: ReviewedReading,
  posted: Fields | null,
  asked: number | null,
): FigureRow[] {
  return reading.bulletin.figures.map((figure) => {
    const { id } = figure;
    const row = rowOf(figure, posted, String(id));
    const isRemoved = posted?.[`remove-${id}`] !== undefined;
    return { ...row, isRemoved, isAsked: id === asked, isTyped: row.value !== String(figure.value ?? '') };
  });
}

export function addedRows(reading: ReviewedReading, posted: Fields | null, text: string | null): AddedRow[] {
  const proposals = text === null ? [] : proposalsIn(reading.bulletin, text);
  const blank = Array.from({ length: BLANK_ROWS }, () => null);
  return [...proposals, ...blank].map((proposal, index) => {
    const id = `add-${index + 1}`;
    const names = namesOf('', String(index + 1));
    const field = (name: string, stored: string): string => typed(posted, `add-${name}-${index + 1}`, stored);
    const metric = field('metric', proposal?.metric ?? '');
    return {
      id,
      names,
      name: '',
      ...{ isListed: true, isHotspot: true, hasCount: true },
      value: field('value', proposal === null ? '' : String(proposal.value)),
      label: field('label', proposal?.label ?? ''),
      unit: field('unit', ''),
      rank: field('rank', proposal?.rank === undefined ? '' : String(proposal.rank)),
      ...{ agency: field('agency', ''), remark: field('remark', '') },
      ...{ start: typed(posted, names.start, ''), end: typed(posted, names.end, '') },
      metric,
      options: METRICS_OF[reading.bulletin.kind].map((one) => option(one, metric)),
      because: proposal?.because ?? null,
      isAdopted: posted?.[`add-adopt-${index + 1}`] !== undefined,
    };
  });
}

function option(metric: Metric, chosen: string): AddedRow['options'][number] {
  return { metric, name: METRIC_NAMES[metric], isChosen: metric === chosen };
}

function rowOf(figure: StoredFigure, posted: Fields | null, id: string): RowView {
  const { metric, rank, value, label = '', unit = '', agency = '', remark = '' } = figure;
  const isListed = LISTED.includes(metric);
  return {
    id,
    names: namesOf(id, ''),
    name: isListed ? `${METRIC_NAMES[metric]} ${rank ?? ''}`.trim() : METRIC_NAMES[metric],
    isListed,
    isHotspot: metric === 'hotspot',
    hasCount: metric !== 'topic',
    value: typed(posted, `value-${id}`, String(value ?? '')),
    label: typed(posted, `label-${id}`, label),
    unit: typed(posted, `unit-${id}`, unit),
    rank: typed(posted, `rank-${id}`, String(rank ?? '')),
    agency: typed(posted, `agency-${id}`, agency),
    remark: typed(posted, `remark-${id}`, remark),
    start: typed(posted, `start-${id}`, ''),
    end: typed(posted, `end-${id}`, ''),
  };
}
