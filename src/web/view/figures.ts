// Every figure of every page goes through here: `<data>` with its bare value, and a link to its characters.
import Handlebars from 'handlebars';
import type { Cell, Comparison, DifferenceModel, RateRow } from '../../reports/models.js';
import type { ChangedFigure } from '../../reports/changes.js';
import type { LabelBase } from '../../reports/weekly-model.js';

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

/** Where a figure stands in its archived source. */
export function placeOf(sha256: string, figureId: number): string {
  return `/sources/${sha256}#figure-${figureId}`;
}

function data(metric: string, value: number, text: string): string {
  return `<data value="${value}" data-metric="${escape(metric)}">${escape(text)}</data>`;
}

/** "—" says "not known"; the reason is read out and shown on hover, and stands in words where the page has room. */
function unknown(why: string | undefined): string {
  if (why === undefined) return '<span class="unknown">—</span>';
  return `<span class="unknown" title="${escape(why)}">—<span class="visually-hidden">（${escape(why)}）</span></span>`;
}

/** A cell under another metric name than its own, such as `calls.sum`. */
export function figureAs(metric: string, cell: Cell): Handlebars.SafeString {
  if (cell.value === null) return html(unknown(cell.why?.text));
  const shown = data(metric, cell.value, cell.text);
  if (cell.figureId === null || cell.sha256 === null) return html(shown);
  return html(`<a class="figure" href="${placeOf(cell.sha256, cell.figureId)}" title="看原文">${shown}</a>`);
}

export function figure(cell: Cell): Handlebars.SafeString {
  return figureAs(cell.metric, cell);
}

export function rate(row: RateRow): Handlebars.SafeString {
  return html(row.value === null ? unknown(row.why?.text) : data(row.metric, row.value, row.text));
}

/** `previous-day` → `previousDay`: bases never carry the bare name of a metric. */
function baseMetric(metric: string, comparison: Comparison): string {
  return `${metric}.${comparison.code.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())}`;
}

/** The figure that is compared with. */
export function base(metric: string, comparison: Comparison): Handlebars.SafeString {
  const { base: value, baseText } = comparison;
  return html(value === null ? unknown(undefined) : data(baseMetric(metric, comparison), value, baseText));
}

/** `▲ +10.15%`: the mark says the direction, colour only repeats it. */
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
  const linked =
    sha256 === null
      ? shown
      : `<a class="figure" href="/sources/${sha256}#statement-figure-${id}" title="看原文">${shown}</a>`;
  const before = qualifierText === '' ? '' : `<span class="unit">${escape(qualifierText)}</span> `;
  return html(`${before}${linked}<span class="unit">${unit === '%' ? '%' : ` ${escape(unit)}`}</span>`);
}

/** A bare number beside its metric, outside of any model. */
export function plainFigure(metric: string, value: number | null): Handlebars.SafeString {
  return html(value === null ? unknown(undefined) : data(metric, value, grouped(value)));
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

/** What a label came to the week before, `channel.lastWeek`; where it is not known, why. */
export function lastWeekOf(metric: string, { value, text, why }: LabelBase): Handlebars.SafeString {
  if (value !== null) return html(data(`${metric}.lastWeek`, value, text));
  return html(`<span class="unknown"${why ? ` title="${escape(why.text)}"` : ''}>${escape(text)}</span>`);
}

/** `2/7天`: days that list a label, of the days with data. */
export function daysOf(metric: string, { daysListed, daysWithData }: ListedDays): Handlebars.SafeString {
  const [listed, all] = [data(`${metric}.days`, daysListed, grouped(daysListed)), grouped(daysWithData)];
  return html(`${listed}/${data(`${metric}.daysWithData`, daysWithData, all)}天`);
}

/** `739 ÷ 1,215`; nothing where a part is not known. */
export function fraction({ metric, numerator, denominator }: RateRow): Handlebars.SafeString {
  if (numerator === null || denominator === null) return html('');
  const [over, under] = [grouped(numerator), grouped(denominator)];
  const parts = [
    data(`${metric}.numerator`, numerator, over),
    data(`${metric}.denominator`, denominator, under),
  ];
  return html(parts.join(' ÷ '));
}
