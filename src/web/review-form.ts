// What the form of a reading brings: raw fields → what a person changed, held against the reading as it is.
import { KINDS, type Metric } from '../domain/bulletin.js';
import type { StoredFigure } from '../domain/entry.js';
import { RequestError } from '../domain/errors.js';
import type { Span } from '../domain/finding.js';
import { METRICS_OF, type ReviewedReading } from '../domain/review.js';
import { METRIC_NAMES, METRIC_UNITS } from '../reports/wording.js';
import type { Services } from '../compose.js';

type Correct = Parameters<Services['review']['correct']>[0];
type FigureChange = Correct['changes'][number];
type AddedFigure = Correct['added'][number];

export type Fields = Readonly<Record<string, unknown>>;

export interface ReviewForm {
  note: string;
  seen: number | undefined;
  over: number[];
  date: string;
  dateTo: string;
  agency: string | undefined;
  /** Refuses figures that are none; an act that does not look at them does not care. */
  figures: () => { changes: FigureChange[]; added: AddedFigure[] };
}

/** Rows for figures that were overlooked. */
export const MOST_ADDED = 20;

const WORDS = ['label', 'unit', 'agency', 'remark'] as const;

/** A field that is there twice, or no text, is no form of ours. */
export function field(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined || typeof value === 'string') return value;
  throw new RequestError('invalid', '提交的内容不完整或有误，请重新填写。');
}

export function readForm(fields: Fields, { bulletin }: ReviewedReading): ReviewForm {
  const text = (name: string): string => field(fields, name)?.trim() ?? '';
  const seen = text('seen');
  return {
    note: text('note'),
    seen: seen === '' ? undefined : idOf(seen),
    over: text('over').split(' ').filter(Boolean).map(idOf),
    date: text('date'),
    dateTo: text('dateTo'),
    agency: bulletin.kind === 'hazard' ? field(fields, 'agency')?.trim() : undefined,
    figures: () => ({
      changes: bulletin.figures.flatMap((figure) => changeOf(fields, figure)),
      added: Array.from({ length: MOST_ADDED }, (_, row) => addedIn(fields, row + 1)).flat(),
    }),
  };
}

export function idOf(text: string): number {
  const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  if (id === 0) throw new RequestError('invalid', '提交的内容不完整或有误，请重新填写。');
  return id;
}

/** Only what is otherwise than it was shown; none where nothing is. */
function changeOf(fields: Fields, figure: StoredFigure): FigureChange[] {
  const { id, metric } = figure;
  if (field(fields, `remove-${id}`) !== undefined) return [{ id, remove: true }];
  const change: FigureChange = { id };
  const value = field(fields, `value-${id}`)?.trim();
  if (value !== undefined && value !== String(figure.value ?? '')) change.value = countOf(value, metric);
  const rank = field(fields, `rank-${id}`)?.trim() ?? '';
  if (rank !== '' && rank !== String(figure.rank ?? '')) change.rank = rankOf(rank);
  for (const word of WORDS) {
    const said = field(fields, `${word}-${id}`)?.trim();
    if (said !== undefined && said !== (figure[word] ?? '').trim()) change[word] = said;
  }
  const chosen = spanOf(fields, { start: `start-${id}`, end: `end-${id}` });
  if (chosen) change.chosen = chosen;
  return Object.keys(change).length > 1 ? [change] : [];
}

/** A blank row is none; a proposal counts once it is adopted. */
function addedIn(fields: Fields, row: number): AddedFigure[] {
  const text = (name: string): string => field(fields, `add-${name}-${row}`)?.trim() ?? '';
  const metric = text('metric');
  const isLeft = text('proposed') !== '' && text('adopt') === '';
  if (isLeft || (metric === '' && text('value') === '' && text('label') === '')) return [];
  if (!isMetric(metric)) throw new RequestError('invalid', '加的数字没有选项目，请选择。');
  const added: AddedFigure = { metric, unit: text('unit') === '' ? METRIC_UNITS[metric] : text('unit') };
  if (metric !== 'topic' || text('value') !== '') added.value = countOf(text('value'), metric);
  if (text('rank') !== '') added.rank = rankOf(text('rank'));
  if (text('label') !== '') added.label = text('label');
  if (text('agency') !== '') added.agency = text('agency');
  if (text('remark') !== '') added.remark = text('remark');
  const chosen = spanOf(fields, { start: `add-start-${row}`, end: `add-end-${row}` });
  return [chosen ? { ...added, chosen } : added];
}

function isMetric(text: string): text is Metric {
  return KINDS.some((kind) => METRICS_OF[kind].includes(text as Metric));
}

function countOf(text: string, metric: Metric): number {
  const digits = text.normalize('NFKC').replace(/[,\s]/g, '');
  if (/^\d{1,9}$/.test(digits)) return Number(digits);
  const name = METRIC_NAMES[metric];
  if (digits === '') throw new RequestError('invalid', `“${name}”没有填数字；不要的数字请勾选“去掉”。`);
  throw new RequestError('invalid', `“${name}”填的“${text.slice(0, 20)}”不是 0 到 999999999 之间的整数。`);
}

function rankOf(text: string): number {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  throw new RequestError('invalid', '位次应是 1 到 99 之间的整数。');
}

function spanOf(fields: Fields, names: { start: string; end: string }): Span | null {
  const [start, end] = [field(fields, names.start) ?? '', field(fields, names.end) ?? ''];
  if (start === '' && end === '') return null;
  if (/^\d{1,9}$/.test(start) && /^\d{1,9}$/.test(end)) return { start: Number(start), end: Number(end) };
  throw new RequestError('invalid', '选中的字不在原文里，请重新选。');
}
