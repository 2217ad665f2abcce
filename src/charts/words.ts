// The parts that the sentences of charts are made of: figures that lead to their day, and what is left out.
import type { IsoDate } from '../domain/dates.js';
import { rangeName } from '../domain/period.js';
import type { ReportFigure, Run } from '../domain/report.js';
import { dayPlace } from '../reports/addresses.js';
import type { CountMetric, DayStatus } from '../reports/models.js';
import { countText } from '../reports/rounding.js';
import type { SeriesDay } from '../reports/series.js';
import { METRIC_NAMES, METRIC_UNITS, RATE_NAMES, STATUS_NAMES, AHEAD_NAME } from '../reports/wording.js';

/** In the order in which they are told. */
const WITHOUT_FIGURE: readonly DayStatus[] = ['missing', 'awaited', 'merged', 'outside'];

export function spanName(days: readonly { date: IsoDate }[]): string {
  const [first, last] = [days[0]?.date ?? '', days.at(-1)?.date ?? ''];
  return rangeName(first, last);
}

function countOf(days: SeriesDay[], status: DayStatus): number {
  return days.filter((day) => day.status === status && !day.isAhead).length;
}

interface GapWords {
  /** What a chart does with days without a figure. */
  absent: string;
  pending: string;
}

/** Of a chart with a place for each day. */
const DRAWN: GapWords = { absent: '，图上断开', pending: '画成空心，不计入' };
const NAMED: GapWords = { absent: '', pending: '不计入' };

/** `另有6天没有数字（缺4天、待刊2天），图上断开；待核1天画成空心，不计入。`; empty where every day is accepted. */
export function gapText(days: SeriesDay[]): string {
  return leftOut(days, DRAWN);
}

/** The same of a chart that has no line to break. */
export function leftOutText(days: SeriesDay[]): string {
  return leftOut(days, NAMED);
}

function leftOut(days: SeriesDay[], told: GapWords): string {
  const counts = WITHOUT_FIGURE.map((status) => ({ status, count: countOf(days, status) })).filter(
    ({ count }) => count > 0,
  );
  const absent = counts.reduce((sum, { count }) => sum + count, 0);
  const names = counts.map(({ status, count }) => `${STATUS_NAMES[status]}${count}天`).join('、');
  const parts = absent > 0 ? [`另有${absent}天没有数字（${names}）${told.absent}`] : [];
  const waiting = countOf(days, 'pending');
  if (waiting > 0) parts.push(`${STATUS_NAMES.pending}${waiting}天${told.pending}`);
  parts.push(...aheadText(days).map((text) => `${text}不算`));
  return parts.length === 0 ? '' : `${parts.join('；')}。`;
}

/** `尚未到的12天`; nothing where every day has come. */
function aheadText(days: SeriesDay[]): string[] {
  const count = days.filter(({ isAhead }) => isAhead).length;
  return count === 0 ? [] : [`${AHEAD_NAME}的${count}天`];
}

/** No chart: `10月13日—19日没有已入账的数字，不画图（缺4天、待核1天）。` */
export function nothingText(days: SeriesDay[]): string {
  const statuses: DayStatus[] = ['pending', ...WITHOUT_FIGURE];
  const counts = statuses.flatMap((status) => {
    const count = countOf(days, status);
    return count > 0 ? `${STATUS_NAMES[status]}${count}天` : [];
  });
  const reasons = [...counts, ...aheadText(days)];
  const why = reasons.length === 0 ? '' : `（${reasons.join('、')}）`;
  return `${spanName(days)}没有可以画的数字${why}，不画图。`;
}

const unitText = (metric: CountMetric): string => METRIC_UNITS[metric];

export function dayFigure(day: SeriesDay, metric: CountMetric, kind: string): Run[] {
  const value = day.values[metric] ?? null;
  if (value === null) return [];
  const figure: ReportFigure = {
    key: `${kind}.${day.date}.${metric}`,
    name: `${day.dayName}${METRIC_NAMES[metric]}`,
    metric,
    value,
    format: 'count',
    text: countText(value),
    href: dayPlace(day.date),
  };
  return [figure, unitText(metric)];
}

export interface Made {
  metric: string;
  name: string;
  value: number;
  text: string;
  format: ReportFigure['format'];
}

/** A figure that was computed from the days of a period; `href`: where these days are. */
export function madeFigure(made: Made, place: { key: string; href: string | null }): ReportFigure {
  return { ...made, ...place };
}

/** A rate in percent; `href` null where its days stand beside the chart. */
export function rateFigure(
  { value, text }: Pick<Made, 'value' | 'text'>,
  place: { key: string; href: string | null },
): ReportFigure {
  return madeFigure(
    { metric: 'directRate', name: RATE_NAMES.directRate, value, text, format: 'percent' },
    place,
  );
}

interface Extreme {
  day: SeriesDay;
  /** How many other days have the same figure. */
  others: number;
}

/** The days that print it, from the highest or the lowest. */
function extremeOf(days: SeriesDay[], metric: CountMetric, which: 'highest' | 'lowest'): Extreme | null {
  const known = days.flatMap((day) => day.values[metric] ?? []);
  if (known.length === 0) return null;
  const value = which === 'highest' ? Math.max(...known) : Math.min(...known);
  const [day, ...others] = days.filter((one) => one.values[metric] === value);
  return day === undefined ? null : { day, others: others.length };
}

/** `来电诉求最高的是10月15日的1,215件次（另有1天相同）`. */
export function highestRuns(days: SeriesDay[], metric: CountMetric, kind: string): Run[] {
  const name = METRIC_NAMES[metric];
  const highest = extremeOf(days, metric, 'highest');
  const lowest = extremeOf(days, metric, 'lowest');
  if (highest === null || lowest === null) return [`没有${name}的数字`];
  const known = days.filter((day) => typeof day.values[metric] === 'number').length;
  const figures = dayFigure(highest.day, metric, kind);
  if (known === 1) return [`${name}只有${highest.day.dayName}的`, ...figures];
  if (highest.day === lowest.day) return [`${name}${known}天都是`, ...figures];
  const same = highest.others > 0 ? `（另有${highest.others}天相同）` : '';
  return [
    `${name}最高的是${highest.day.dayName}的`,
    ...figures,
    `${same}，最低的是${lowest.day.dayName}的`,
    ...dayFigure(lowest.day, metric, kind),
  ];
}

/** Accepted bulletins that do not print it. */
export function unprintedText(days: SeriesDay[], metric: CountMetric): string {
  const count = days.filter(({ status, values }) => status === 'accepted' && values[metric] === null).length;
  return count === 0 ? '' : `${count}天的通报没有读到${METRIC_NAMES[metric]}。`;
}
