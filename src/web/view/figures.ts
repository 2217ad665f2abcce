// Every figure of every page goes through here: `<data>` with its bare value, and a link to its characters.
import Handlebars from 'handlebars';
import type { Cell, Comparison, DifferenceModel, RateRow } from '../../reports/models.js';
import type { ChangedFigure } from '../../reports/changes.js';
import type { LabelBase } from '../../reports/period-model.js';
import type { ReportFigure } from '../../domain/report.js';
import { dayPlace, periodPlace, placeOf } from '../../reports/addresses.js';
import { baseMetric } from '../../reports/compare.js';

export { dayPlace, PERIOD_PATHS, periodPlace, placeOf } from '../../reports/addresses.js';

type ListedDays = Pick<LabelBase, 'daysListed' | 'daysWithData'>;

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** Rates are printed with up to four decimals and shown as printed. */
const GROUPED_FINE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });

const escape = (text: string): string => Handlebars.escapeExpression(text);
const html = (text: string): Handlebars.SafeString => new Handlebars.SafeString(text);

/** `1,215`; never called with a figure that is not known. */
export function grouped(value: number): string {
  return GROUPED.format(value);
}

export function statementPlaceOf(sha256: string, figureId: number): string {
  return `/sources/${sha256}?statement=${figureId}#statement-figure-${figureId}`;
}

/** `{{figure this to="#hotline-days"}}`: where the figures stand that a computed one is made of. */
interface MadeOf {
  hash: { to?: string };
}

const READ = '看原文';
const COMPUTED = '看由哪些数字算出';
const COMPARED = '看比较的那一期';

function linked(shown: string, to: string | undefined, title: string): string {
  return to === undefined ? shown : `<a class="figure" href="${escape(to)}" title="${title}">${shown}</a>`;
}

function data(metric: string, value: number, text: string): string {
  return `<data value="${value}" data-metric="${escape(metric)}">${escape(text)}</data>`;
}

/** A figure of a report, in a sentence or a table. */
export function linkedFigure({ metric, value, text, href }: ReportFigure): string {
  return linked(data(metric, value, text), href ?? undefined, COMPUTED);
}

/** "—" says "not known"; the reason is read out and shown on hover, and stands in words where the page has room. */
function unknown(why: string | undefined): string {
  if (why === undefined) return '<span class="unknown">—</span>';
  return `<span class="unknown" title="${escape(why)}">—<span class="visually-hidden">（${escape(why)}）</span></span>`;
}

/** A cell under another metric name than its own, such as `calls.sum`. */
export function figureAs(metric: string, cell: Cell, madeOf?: MadeOf): Handlebars.SafeString {
  if (cell.value === null) return html(unknown(cell.why?.text));
  const shown = data(metric, cell.value, cell.text);
  if (cell.figureId === null || cell.sha256 === null) return html(linked(shown, madeOf?.hash.to, COMPUTED));
  return html(linked(shown, placeOf(cell.sha256, cell.figureId), READ));
}

export function figure(cell: Cell, madeOf?: MadeOf): Handlebars.SafeString {
  return figureAs(cell.metric, cell, madeOf);
}

export function rate(row: RateRow, madeOf?: MadeOf): Handlebars.SafeString {
  return rateAs(row.metric, row, madeOf);
}

/** A rate under another metric name than its own, such as `directRate.base`. */
export function rateAs(metric: string, row: RateRow, madeOf?: MadeOf): Handlebars.SafeString {
  if (row.value === null) return html(unknown(row.why?.text));
  return html(linked(data(metric, row.value, row.text), madeOf?.hash.to, COMPUTED));
}

/** The figure that is compared with, on the page of its day or week. */
export function base(metric: string, comparison: Comparison): Handlebars.SafeString {
  const { base: value, baseText } = comparison;
  if (value === null) return html(unknown(undefined));
  const shown = data(baseMetric(metric, comparison), value, baseText);
  return html(linked(shown, basePlace(metric, comparison), COMPARED));
}

/** Seven days lie in two weeks, comparable ones anywhere: they are listed in the notes below. */
function basePlace(metric: string, { code, basePeriod, baseDates: [first] }: Comparison): string | undefined {
  if (first === undefined) return undefined;
  if (code === 'seven-days' || code === 'comparable-days')
    return `#${metric === 'hazards' ? 'hazard' : 'hotline'}-${code}`;
  return basePeriod === null ? dayPlace(first) : periodPlace(basePeriod);
}

/** `▲ +10.15%`: the mark says the direction, colour only repeats it. What it is made of stands beside it. */
export function change(metric: string, comparison: Comparison): Handlebars.SafeString {
  const { change: value, changeText, direction, mark, why } = comparison;
  if (value === null || direction === null) return html(unknown(why?.text));
  const shown = data(`${baseMetric(metric, comparison)}.change`, value, changeText);
  const sign = mark === '' ? '' : `<span class="mark">${escape(mark)}</span> `;
  return html(`<span class="change ${direction}">${sign}${direction === 'level' ? '' : shown}</span>`);
}

interface ToldFigure {
  id: number;
  metric: string;
  value: number;
  unit: string;
  qualifierText: string;
  /** Null on the page of its own source. */
  sha256: string | null;
}

/** `超过 120,000 件`, with a link to its characters. */
export function statementFigure({
  id,
  metric,
  value,
  unit,
  qualifierText,
  sha256,
}: ToldFigure): Handlebars.SafeString {
  const shown = data(metric, value, GROUPED_FINE.format(value));
  const place = sha256 === null ? undefined : statementPlaceOf(sha256, id);
  const before = qualifierText === '' ? '' : `<span class="unit">${escape(qualifierText)}</span> `;
  return html(
    `${before}${linked(shown, place, READ)}<span class="unit">${unit === '%' ? '%' : ` ${escape(unit)}`}</span>`,
  );
}

/** A bare number beside its metric, outside of any model. */
export function plainFigure(metric: string, value: number | null, madeOf?: MadeOf): Handlebars.SafeString {
  if (value === null) return html(unknown(undefined));
  return html(linked(data(metric, value, grouped(value)), madeOf?.hash.to, COMPUTED));
}

/** One side of a difference, `calls.accepted`; 有 or 没有 where a side has no count. */
export function differing(side: 'accepted' | 'here', difference: DifferenceModel): Handlebars.SafeString {
  const { metric, [side]: value, acceptedText, hereText } = difference;
  const text = side === 'accepted' ? acceptedText : hereText;
  return html(value === null ? escape(text) : data(`${metric}.${side}`, value, text));
}

/** One side of what changed since an export, `calls.before`. */
export function changedFigure(side: 'before' | 'after', figure: ChangedFigure): Handlebars.SafeString {
  const { metric, [side]: value, beforeText, afterText } = figure;
  const text = side === 'before' ? beforeText : afterText;
  return html(value === null ? escape(text) : data(`${metric}.${side}`, value, text));
}

/** What a label came to in the period before, `channel.previous`; where it is not known, why. */
export function previousOf(metric: string, last: LabelBase, madeOf?: MadeOf): Handlebars.SafeString {
  return labelFigure(`${metric}.previous`, last, madeOf);
}

/** What a label came to on one side of a comparison, under a metric name of the caller's. */
export function labelFigure(
  metric: string,
  { value, text, why }: LabelBase,
  madeOf?: MadeOf,
): Handlebars.SafeString {
  if (value !== null) return html(linked(data(metric, value, text), madeOf?.hash.to, COMPARED));
  return html(`<span class="unknown"${why ? ` title="${escape(why.text)}"` : ''}>${escape(text)}</span>`);
}

/** `2/7天`: days that list a label, of the days with data. */
export function daysOf(metric: string, listed: ListedDays, madeOf?: MadeOf): Handlebars.SafeString {
  const { daysListed, daysWithData } = listed;
  const some = data(`${metric}.days`, daysListed, grouped(daysListed));
  const all = data(`${metric}.daysWithData`, daysWithData, grouped(daysWithData));
  return html(linked(`${some}/${all}天`, madeOf?.hash.to, COMPUTED));
}

/** `739 ÷ 1,215`; nothing where a part is not known. */
export function fraction(row: RateRow, madeOf?: MadeOf): Handlebars.SafeString {
  const { metric, numerator, denominator } = row;
  if (numerator === null || denominator === null) return html('');
  const over = data(`${metric}.numerator`, numerator, grouped(numerator));
  const under = data(`${metric}.denominator`, denominator, grouped(denominator));
  return html(linked(`${over} ÷ ${under}`, madeOf?.hash.to, COMPUTED));
}
