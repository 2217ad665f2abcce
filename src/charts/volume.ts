// Calls and messages over time: by day, or by week as daily averages.
import type { Run } from '../domain/report.js';
import { periodPlace } from '../reports/addresses.js';
import type { CountMetric } from '../reports/models.js';
import { decimalText } from '../reports/rounding.js';
import type { DaySeries, SeriesDay } from '../reports/series.js';
import { partsOf, type SeriesPart } from '../reports/series-parts.js';
import { METRIC_NAMES, METRIC_UNITS } from '../reports/wording.js';
import { chartOf, type Chart, type Size } from './chart.js';
import { diamond, full, keyItem, partKey, statusKey } from './key.js';
import { linesDrawing, type LinePoint, type Timeline, type Track } from './lines.js';
import { daySlots, partSlots } from './timeline.js';
import { TOKENS } from './tokens.js';
import { gapText, highestRuns, madeFigure, nothingText, spanName, unprintedText } from './words.js';

const METRICS = ['calls', 'messages'] as const;
/** Of another week a few days may stand for all: the highest is looked for among whole weeks first. */
const DAYS_OF_WEEK = 7;
const COLOURS = { calls: TOKENS.first, messages: TOKENS.first } as const;

type Shown = (typeof METRICS)[number];

function pointOf({ values, waiting }: SeriesDay, metric: CountMetric): LinePoint | null {
  const [value, waits] = [values[metric] ?? null, waiting?.[metric] ?? null];
  if (value !== null) return { value, mark: 'full' };
  return waits === null ? null : { value: waits, mark: 'hollow' };
}

function trackOf(metric: Shown, what: string, points: (LinePoint | null)[]): Track {
  return {
    name: `${METRIC_NAMES[metric]}${what}（${METRIC_UNITS[metric]}）`,
    colour: COLOURS[metric],
    points,
  };
}

export function dayTimeline(days: SeriesDay[], size: Size): Timeline {
  const tracks = METRICS.map((metric) =>
    trackOf(
      metric,
      '',
      days.map((day) => pointOf(day, metric)),
    ),
  );
  return { slots: daySlots(days, size), tracks };
}

export function hasPoints({ tracks }: Timeline): boolean {
  return tracks.some(({ points }) => points.some((point) => point !== null));
}

/** Each day; missing days are gaps, pending ones hollow. */
export function volumeChart({ days, kind }: DaySeries): Chart {
  const code = 'volume';
  const title = '来电诉求与网民留言：逐日';
  if (!hasPoints(dayTimeline(days, 'wide'))) {
    return chartOf({ code, title, runs: [nothingText(days)], key: [], draw: null });
  }
  const runs: Run[] = [
    spanName(days),
    ...highestRuns(days, 'calls', kind),
    '；',
    ...highestRuns(days, 'messages', kind),
    `。${METRICS.map((metric) => unprintedText(days, metric)).join('')}${gapText(days)}`,
  ];
  return chartOf({
    code,
    title,
    runs,
    key: [keyItem(full(TOKENS.first), '已入账'), ...statusKey(days)],
    draw: (size) => linesDrawing(dayTimeline(days, size), size),
  });
}

/** Some days of the week that lie in the span do not have it, but not all. */
function isPartial(part: SeriesPart, metric: CountMetric): boolean {
  return part.known(metric) > 0 && part.known(metric) < part.days;
}

function weekPoint(part: SeriesPart, metric: CountMetric): LinePoint | null {
  const value = part.average(metric);
  return value === null ? null : { value, mark: isPartial(part, metric) ? 'partial' : 'full' };
}

function averageRuns(part: SeriesPart, metric: Shown): Run[] {
  const value = part.average(metric) ?? 0;
  const name = `${part.name}日均${METRIC_NAMES[metric]}`;
  const made = {
    metric: `${metric}.average`,
    name,
    value,
    text: decimalText(value),
    format: 'decimal',
  } as const;
  const place = { key: `hotline.${part.code}.${metric}.average`, href: periodPlace(part.code) };
  return [madeFigure(made, place), METRIC_UNITS[metric]];
}

function highestWeek(parts: SeriesPart[], metric: Shown): Run[] {
  const whole = parts.filter((part) => part.known(metric) === DAYS_OF_WEEK);
  const known = whole.length > 0 ? whole : parts.filter((part) => part.average(metric) !== null);
  const [highest] = [...known].sort((a, b) => (b.average(metric) ?? 0) - (a.average(metric) ?? 0));
  if (highest === undefined) return [`没有${METRIC_NAMES[metric]}的数字`];
  return [
    `${METRIC_NAMES[metric]}日均${whole.length > 0 ? '在七天都有数字的周里' : ''}最高的是${highest.name}的`,
    ...averageRuns(highest, metric),
  ];
}

function partialWeeks(parts: SeriesPart[]): SeriesPart[] {
  return parts.filter((part) => METRICS.some((metric) => isPartial(part, metric)));
}

function weeksText(parts: SeriesPart[]): string {
  const empty = parts.filter(({ gap }) => gap !== null).length;
  const partial = partialWeeks(parts).length;
  const gaps = empty > 0 ? `${empty}周没有已入账的数字，图上断开。` : '';
  const some = partial > 0 ? `${partial}周只有部分日子有数字，画成菱形。` : '';
  return `按周合并，每点是一周内有数据的日子的日均；首尾两周只算在期内的日子。${some}${gaps}`;
}

export function weekTimeline(parts: SeriesPart[]): Timeline {
  const tracks = METRICS.map((metric) =>
    trackOf(
      metric,
      '日均',
      parts.map((part) => weekPoint(part, metric)),
    ),
  );
  return { slots: partSlots(parts), tracks };
}

/** Of a long span: one point a week, its daily average, because weeks have figures on days of other number. */
export function weeklyVolumeChart(series: DaySeries): Chart {
  const code = 'volume';
  const title = '来电诉求与网民留言：按周的日均';
  const parts = partsOf(series, 'week');
  if (parts.every(({ daysWithData }) => daysWithData === 0)) {
    return chartOf({ code, title, runs: [nothingText(series.days)], key: [], draw: null });
  }
  const partial = partialWeeks(parts).length > 0;
  return chartOf({
    code,
    title,
    runs: [...highestWeek(parts, 'calls'), '；', ...highestWeek(parts, 'messages'), `。${weeksText(parts)}`],
    key: [
      keyItem(full(TOKENS.first), '每天都有数字的一周'),
      ...(partial ? [keyItem(diamond(TOKENS.first), '部分日子有数字的一周')] : []),
      ...partKey(
        parts.map(({ gap }) => gap),
        '一周',
      ),
    ],
    draw: (size) => linesDrawing(weekTimeline(parts), size),
  });
}
