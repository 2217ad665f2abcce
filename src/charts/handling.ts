// Direct and transferred, stacked, with the direct rate as a line on an axis of its own: by day, or by month as daily averages.
import type { Run } from '../domain/report.js';
import { dayPlace, periodPlace } from '../reports/addresses.js';
import { decimalText, countText } from '../reports/rounding.js';
import type { DaySeries, SeriesDay } from '../reports/series.js';
import { partsOf, type SeriesPart } from '../reports/series-parts.js';
import { directRateOf, type DirectRate } from '../reports/series-rates.js';
import { METRIC_NAMES, RATE_NAMES } from '../reports/wording.js';
import { chartOf, type Chart, type Size } from './chart.js';
import { dashedSquare, diamond, keyItem, partKey, square, statusKey, type KeyItem } from './key.js';
import { stackDrawing, type Column } from './stack.js';
import { daySlots, partSlots, type Slot } from './timeline.js';
import { TOKENS } from './tokens.js';
import { gapText, madeFigure, nothingText, rateFigure, spanName } from './words.js';

const CODE = 'handling';

function columnOf(day: SeriesDay): Column | null {
  const { direct = null, transferred = null } = day.waiting ?? day.values;
  if (direct === null || transferred === null) return null;
  const isHollow = day.waiting !== null;
  return { direct, transferred, rate: isHollow ? null : (directRateOf([day])?.value ?? null), isHollow };
}

/** Averages over the days that print both. */
function monthColumn({ directRate }: SeriesPart): Column | null {
  if (directRate === null) return null;
  const { direct, transferred, days, value } = directRate;
  return { direct: direct / days, transferred: transferred / days, rate: value, isHollow: false };
}

const rateText = (value: number): string => `${decimalText(value)}%`;

const HERE = '#hotline-days';

function sumFigure(metric: 'direct' | 'transferred', value: number): Run {
  const made = {
    metric: `${metric}.sum`,
    name: METRIC_NAMES[metric],
    value,
    text: countText(value),
  } as const;
  return madeFigure({ ...made, format: 'count' }, { key: `hotline.${metric}.sum`, href: HERE });
}

/** Over the days that print both. */
function totalRuns({ direct, transferred, days, value }: DirectRate): Run[] {
  const parts = [
    `${days}天合计${METRIC_NAMES.direct}`,
    sumFigure('direct', direct),
    `件、${METRIC_NAMES.transferred}`,
    sumFigure('transferred', transferred),
  ];
  if (value === null) return [...parts, '件，没有比率'];
  const rate = rateFigure({ value, text: rateText(value) }, { key: 'hotline.directRate', href: HERE });
  return [...parts, `件，${RATE_NAMES.directRate}`, rate];
}

/** Highest and lowest, of two at least. */
function rangeRuns(rated: { name: string; value: number; key: string; href: string }[]): Run[] {
  if (rated.length < 2) return [];
  const sorted = [...rated].sort((a, b) => b.value - a.value);
  const [highest, lowest] = [sorted[0], sorted.at(-1)];
  if (!highest || !lowest || highest.value === lowest.value) return [];
  const told = ({ name, value, key, href }: (typeof rated)[number]): Run[] => [
    `${name}的`,
    rateFigure({ value, text: rateText(value) }, { key, href }),
  ];
  return ['；最高的是', ...told(highest), '，最低的是', ...told(lowest)];
}

function keyOf(columns: (Column | null)[]): KeyItem[] {
  const hollow = columns.some((column) => column?.isHollow) ? [keyItem(dashedSquare, '待核，不计入')] : [];
  return [
    keyItem(square(TOKENS.first, TOKENS.first), '直接办理'),
    keyItem(square(TOKENS.second, TOKENS.second), '转交办理'),
    keyItem(diamond(TOKENS.ink), `${RATE_NAMES.directRate}（右轴）`),
    ...hollow,
  ];
}

interface Told {
  title: string;
  slots: (size: Size) => Slot[];
  columns: (Column | null)[];
  runs: Run[];
  key: KeyItem[];
}

function handling({ title, slots, columns, runs, key }: Told): Chart {
  const draw = (size: Size): ReturnType<typeof stackDrawing> =>
    stackDrawing({ slots: slots(size), columns }, size);
  return chartOf({ code: CODE, title, runs, key: [...keyOf(columns), ...key], draw });
}

function nothing(title: string, days: SeriesDay[]): Chart {
  return chartOf({ code: CODE, title, runs: [nothingText(days)], key: [], draw: null });
}

export function handlingChart({ days }: DaySeries): Chart {
  const title = '来电的办理方式：逐日';
  const columns = days.map(columnOf);
  if (columns.every((column) => column === null)) return nothing(title, days);
  const total = directRateOf(days);
  const span = spanName(days);
  const rated = days.flatMap((day) => {
    const value = directRateOf([day])?.value ?? null;
    const place = { key: `hotline.${day.date}.directRate`, href: dayPlace(day.date) };
    return value === null ? [] : { name: day.dayName, value, ...place };
  });
  const sums = total === null ? ['没有已入账的数字'] : totalRuns(total);
  return handling({
    title,
    columns,
    slots: (size) => daySlots(days, size),
    runs: [span, ...sums, ...rangeRuns(rated), `。${gapText(days)}`],
    key: statusKey(days),
  });
}

/** Months that have come without a column: without data, or with bulletins that do not print both. */
function monthGaps(parts: SeriesPart[]): string {
  const empty = parts.filter(({ gap }) => gap !== null).length;
  const unprinted = parts.filter(
    ({ daysWithData, directRate }) => daysWithData > 0 && directRate === null,
  ).length;
  const names = `${METRIC_NAMES.direct}和${METRIC_NAMES.transferred}`;
  return [
    empty > 0 ? `${empty}个月没有已入账的数字，图上空着。` : '',
    unprinted > 0 ? `${unprinted}个月有已入账的通报，但没有一天同时印出${names}，图上空着。` : '',
  ].join('');
}

/** Of a long span: one column a month, per day with data. */
export function monthlyHandlingChart(series: DaySeries): Chart {
  const title = '来电的办理方式：按月的日均';
  const parts = partsOf(series, 'month');
  const total = directRateOf(series.days);
  if (total === null) return nothing(title, series.days);
  const rated = parts.flatMap(({ code, name, directRate }) => {
    const value = directRate?.value ?? null;
    return value === null ? [] : { name, value, key: `hotline.${code}.directRate`, href: periodPlace(code) };
  });
  return handling({
    title,
    columns: parts.map(monthColumn),
    slots: () => partSlots(parts),
    runs: [
      ...totalRuns(total),
      ...rangeRuns(rated),
      `。按月合并，柱高是两项都印出的日子的日均。${monthGaps(parts)}`,
    ],
    key: partKey(
      parts.map(({ gap }) => gap),
      '一个月',
    ),
  });
}
