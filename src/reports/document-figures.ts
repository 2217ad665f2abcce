// The figures of a printed report, each with the key that it has in every issue and the page it leads to.
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import { monthDayName } from '../domain/dates.js';
import type { PeriodCode } from '../domain/period.js';
import type { FigureFormat, ReportFigure, Run } from '../domain/report.js';
import { dayPlace, daysPlace, periodPlace, placeOf } from './addresses.js';
import { baseMetric } from './compare.js';
import type { Cell, Comparison, RateRow } from './models.js';
import type { KindPeriod, LabelTotal, PeriodPart, PeriodTotal } from './period-model.js';
import { countText, decimalText } from './rounding.js';
import { DASH, KIND_NAMES } from './wording.js';

/** Where a figure belongs. */
export interface Place {
  code: PeriodCode;
  kind: Kind;
}

/** A row that is compared: a total or a rate. */
export interface Compared {
  metric: string;
  name: string;
  /** 件次, 件; empty for a rate. */
  unit: string;
  /** Days with data that it is made of. */
  days: number;
  /** False where there is no figure: then nothing is compared. */
  isKnown: boolean;
  comparisons: Comparison[];
}

export function comparedTotal({ metric, name, unit, days, sum, comparisons }: PeriodTotal): Compared {
  return { metric, name, unit, days, isKnown: sum.value !== null, comparisons };
}

export function comparedRate({ metric, name, days, value, comparisons }: RateRow): Compared {
  return { metric, name, unit: '', days, isKnown: value !== null, comparisons };
}

type Named = Pick<ReportFigure, 'name' | 'metric' | 'format'> & { key?: string };

/** Null where the value is not known. */
function known(
  { code, kind }: Place,
  { key, name, metric, format }: Named,
  { value, text }: Pick<Cell, 'value' | 'text'>,
): ReportFigure | null {
  if (value === null) return null;
  return { key: `${kind}.${key ?? metric}`, name, metric, value, format, text, href: daysPlace(code, kind) };
}

export function sumFigure(place: Place, { metric, name, sum }: PeriodTotal): ReportFigure | null {
  const full = metric === 'contacts' ? name : `${name}合计`;
  return known(place, { name: full, metric: `${metric}.sum`, format: 'count' }, sum);
}

export function averageFigure(place: Place, { metric, name, average }: PeriodTotal): ReportFigure | null {
  return known(place, { name: `${name}日均`, metric: `${metric}.average`, format: 'decimal' }, average);
}

/** Days that print it. */
export function printedDays(place: Place, { metric, name, days }: PeriodTotal): ReportFigure | null {
  return known(place, { name: `印出${name}的天数`, metric: `${metric}.days`, format: 'count' }, count(days));
}

export function daysWithData(
  place: Place,
  { daysWithData: days }: Pick<KindPeriod, 'daysWithData'>,
): ReportFigure | null {
  const named: Named = { name: `${KIND_NAMES[place.kind]}入账天数`, metric: 'daysWithData', format: 'count' };
  return known(place, named, count(days));
}

function count(value: number): Pick<Cell, 'value' | 'text'> {
  return { value, text: countText(value) };
}

export function rateFigure(place: Place, { metric, name, value, text }: RateRow): ReportFigure | null {
  return known(place, { name, metric, format: 'percent' }, { value, text });
}

/** Numerator or denominator. */
export function ratePart(place: Place, row: RateRow, part: 'numerator' | 'denominator'): ReportFigure | null {
  const value = row[part];
  const name = `${row.name}${part === 'numerator' ? '分子' : '分母'}`;
  if (value === null) return null;
  return known(place, { name, metric: `${row.metric}.${part}`, format: 'count' }, count(value));
}

/** What a row is compared with. */
export function baseFigure(place: Place, row: Compared, comparison: Comparison): ReportFigure | null {
  const { base, baseText, basis, basePeriod, name } = comparison;
  let format: FigureFormat = basis === 'average' ? 'decimal' : 'count';
  if (row.unit === '') format = 'percent';
  const named: Named = {
    name: `${row.name}${name}的基数`,
    metric: baseMetric(row.metric, comparison),
    format,
  };
  const figure = known(place, named, { value: base, text: baseText });
  return figure && { ...figure, href: basePeriod === null ? figure.href : periodPlace(basePeriod) };
}

/** `words`: 增长10.15%, as in a sentence; else `▲ +10.15%`. Null where it cannot be said. */
export function changeFigure(
  place: Place,
  row: Compared,
  { comparison, inWords }: { comparison: Comparison; inWords: boolean },
): ReportFigure | null {
  const { change, changeUnit, name } = comparison;
  const format: FigureFormat = changeUnit === '%' ? 'change' : 'points';
  const named: Named = {
    name: `${row.name}${name}增减`,
    metric: `${baseMetric(row.metric, comparison)}.change`,
    format,
  };
  const figure = known(place, named, {
    value: change,
    text: inWords ? changeWords(comparison) : changeMark(comparison),
  });
  return figure && { ...figure, href: periodPlace(place.code) };
}

type Moved = Pick<Comparison, 'change' | 'changeText' | 'changeUnit' | 'direction' | 'mark'>;

/** `▲ +10.15%`, `持平`. */
export function changeMark({ direction, mark, changeText }: Moved): string {
  return direction === 'level' ? mark : `${mark} ${changeText}`;
}

/** A move that rounds to nothing is still a move. */
function changeWords({ change, changeUnit, direction }: Moved): string {
  if (direction === 'level') return '持平';
  const isPercent = changeUnit === '%';
  const word = direction === 'down' ? '下降' : isPercent ? '增长' : '上升';
  const unit = isPercent ? '%' : `个${changeUnit}`;
  return change === 0 ? `${word}不足0.01${unit}` : `${word}${decimalText(Math.abs(change ?? 0))}${unit}`;
}

/** What a name of a printed list came to. `inWords`: 至少64 for a lower bound; else `≥ 64`. */
export function labelSum(
  place: Place,
  { metric, label, sum }: LabelTotal,
  inWords = false,
): ReportFigure | null {
  const isBound = metric === 'hotspot';
  const named: Named = {
    key: `${metric}.${label}.sum`,
    name: `${sum.name}“${label}”合计`,
    metric: `${metric}.sum`,
    format: isBound ? 'atLeast' : 'count',
  };
  const text = isBound && inWords && sum.value !== null ? `至少${countText(sum.value)}` : sum.text;
  return known(place, named, { value: sum.value, text });
}

/** Days that list a name, in this period or, `of: previous`, in the one before. */
export function labelDays(
  place: Place,
  { metric, label, sum, ...total }: LabelTotal,
  of: 'here' | 'previous',
): ReportFigure | null {
  const { daysListed, daysWithData: all } = of === 'here' ? total : total.previous;
  const word = of === 'here' ? '' : 'previous.';
  const named: Named = {
    key: `${metric}.${label}.${word}days`,
    name: `${sum.name}“${label}”${of === 'here' ? '' : '上期'}印出天数`,
    metric: `${metric}.${word}days`,
    format: 'count',
  };
  return all === 0 ? null : known(place, named, count(daysListed));
}

export function labelBase(
  place: Place,
  { metric, label, sum, previous }: LabelTotal,
  base: PeriodCode,
): ReportFigure | null {
  const named: Named = {
    key: `${metric}.${label}.previous`,
    name: `${sum.name}“${label}”上期`,
    metric: `${metric}.previous`,
    format: metric === 'hotspot' ? 'atLeast' : 'count',
  };
  const figure = known(place, named, previous);
  return figure && { ...figure, href: periodPlace(base) };
}

/** What a bulletin prints on a day; it leads to its characters. */
export function dayFigure(kind: Kind, date: IsoDate, cell: Cell): ReportFigure | null {
  const { metric, name, value, text, sha256, figureId } = cell;
  if (value === null) return null;
  return {
    key: `${kind}.${date}.${metric}`,
    name: `${monthDayName(date)}${name}`,
    ...{ metric, value, text, format: 'count' },
    href: sha256 === null || figureId === null ? dayPlace(date) : placeOf(sha256, figureId),
  };
}

/** Of one month of a longer period. */
export function partFigure(
  kind: Kind,
  { code, name }: PeriodPart,
  cell: Pick<Cell, 'metric' | 'name' | 'value' | 'text'>,
): ReportFigure | null {
  const { metric, value, text } = cell;
  if (value === null) return null;
  return {
    key: `${kind}.${code}.${metric}.sum`,
    name: `${name}${cell.name}`,
    ...{ metric: `${metric}.sum`, value, text, format: 'count' },
    href: periodPlace(code),
  };
}

export function partDays(kind: Kind, { code, name, daysWithData: days }: PeriodPart): ReportFigure {
  return {
    key: `${kind}.${code}.daysWithData`,
    name: `${name}${KIND_NAMES[kind]}入账天数`,
    ...{ metric: 'daysWithData', value: days, text: countText(days), format: 'count' },
    href: periodPlace(code),
  };
}

/** One figure of a table, or the dash for what is not known. */
export function cellOf(figure: ReportFigure | null, without: string = DASH): Run[] {
  return [figure ?? without];
}
