// A year as a calendar: a day's status by the shape of its sign, its volume by the shade.
import type { Run } from '../domain/report.js';
import type { CountMetric, DayStatus } from '../reports/models.js';
import { type DaySeries, type SeriesDay } from '../reports/series.js';
import { KIND_NAMES, METRIC_NAMES, METRIC_UNITS, STATUS_NAMES, AHEAD_NAME } from '../reports/wording.js';
import { calendarDrawing } from './calendar-drawing.js';
import { chartOf, type Chart } from './chart.js';
import { keyItem, square, statusKey } from './key.js';
import { levelsOf } from './levels.js';
import { TOKENS } from './tokens.js';
import { highestRuns, spanName } from './words.js';

/** The figure that the shade stands for. */
export const VOLUME: Readonly<Record<DaySeries['kind'], CountMetric>> = {
  hotline: 'calls',
  hazard: 'hazards',
};

/** In the order of a legend. */
const STATUSES = ['accepted', 'pending', 'missing', 'awaited', 'merged', 'outside'] as const;

/** The names under which days are counted: those after today apart. */
export const COUNTED = [...STATUSES.map((status) => STATUS_NAMES[status]), AHEAD_NAME];

interface StatusCount {
  /** `ahead`: awaited, and after today. */
  status: DayStatus | 'ahead';
  statusName: string;
  count: number;
}

export function statusCounts(days: SeriesDay[]): StatusCount[] {
  const ahead = days.filter(({ isAhead }) => isAhead).length;
  const counts = STATUSES.map((status) => ({
    status,
    statusName: STATUS_NAMES[status],
    count: days.filter((day) => day.status === status && !day.isAhead).length,
  }));
  return [...counts, { status: 'ahead', statusName: AHEAD_NAME, count: ahead }];
}

function statusText(days: SeriesDay[]): string {
  return statusCounts(days)
    .filter(({ count }) => count > 0)
    .map(({ statusName, count }) => `${statusName}${count}天`)
    .join('、');
}

/** `days`: within one year. */
export function calendarChart({ kind, days }: DaySeries): Chart {
  const metric = VOLUME[kind];
  const span = spanName(days);
  const values = days.flatMap((day) => day.values[metric] ?? []);
  const levels = levelsOf(values, METRIC_UNITS[metric]);
  const unread = days.some(({ status, values: own }) => status === 'accepted' && own[metric] === null);
  const runs: Run[] = [
    `${span}的${days.length}天里${statusText(days)}。`,
    ...(values.length === 0 ? [] : [...highestRuns(days, metric, kind), '。']),
  ];
  return chartOf({
    code: `calendar-${kind}`,
    title: `${KIND_NAMES[kind]}：逐日状态与${METRIC_NAMES[metric]}`,
    runs,
    isBroad: true,
    key: [
      ...levels.key,
      ...(unread ? [keyItem(square('none', TOKENS.gap), `已入账，没有读到${METRIC_NAMES[metric]}`)] : []),
      ...statusKey(days),
    ],
    draw: (size) => calendarDrawing({ days, metric, levels }, size),
  });
}
