// The tables behind charts: every figure that a drawing shows, in words and numbers.
import { monthDayName } from '../../domain/dates.js';
import type { ReportFigure, Run, TableBlock } from '../../domain/report.js';
import { dayPlace, periodPlace } from '../../reports/addresses.js';
import { countText, decimalText } from '../../reports/rounding.js';
import type { DaySeries, LabelMark, LabelSeries, SeriesDay } from '../../reports/series.js';
import { partsOf, type SeriesPart } from '../../reports/series-parts.js';
import { DASH, METRIC_NAMES, METRIC_UNITS, RATE_NAMES, STATUS_NAMES } from '../../reports/wording.js';

const number = (title: string): TableBlock['columns'][number] => ({ title, isNumber: true });
const words = (title: string): TableBlock['columns'][number] => ({ title, isNumber: false });

type Shown = Pick<ReportFigure, 'metric' | 'value' | 'text' | 'format'>;

/** A figure of a week or a month, on whose page its days stand. */
function partFigure({ code, name }: SeriesPart, shown: Shown): ReportFigure {
  return {
    ...shown,
    key: `hotline.${code}.${shown.metric}`,
    name: `${name} ${shown.metric}`,
    href: periodPlace(code),
  };
}

function averageRuns(part: SeriesPart, metric: 'calls' | 'messages'): Run[] {
  const value = part.average(metric);
  if (value === null) return [DASH];
  return [
    partFigure(part, { metric: `${metric}.average`, value, text: decimalText(value), format: 'decimal' }),
  ];
}

/** Behind the volume by week: daily averages and over how many days. */
export function weeksTable(series: DaySeries): TableBlock {
  return {
    type: 'table',
    code: 'weeks',
    caption: '按周的日均',
    unit: '日均＝合计÷有数据的天数',
    columns: [
      words('周'),
      number('天数'),
      number(`${METRIC_NAMES.calls}（${METRIC_UNITS.calls}）`),
      number(`${METRIC_NAMES.messages}（${METRIC_UNITS.messages}）`),
    ],
    rows: partsOf(series, 'week').map((part) => [
      [part.name],
      [`${part.daysWithData}/${part.days}天`],
      averageRuns(part, 'calls'),
      averageRuns(part, 'messages'),
    ]),
    notes: [],
  };
}

function rateRuns(part: SeriesPart): Run[][] {
  const { directRate } = part;
  if (directRate === null) return [[DASH], [DASH], [DASH], [DASH]];
  const { direct, transferred, days, value } = directRate;
  const count = (metric: string, sum: number): Run[] => [
    partFigure(part, { metric: `${metric}.sum`, value: sum, text: countText(sum), format: 'count' }),
  ];
  const rate =
    value === null
      ? DASH
      : partFigure(part, { metric: 'directRate', value, text: `${decimalText(value)}%`, format: 'percent' });
  return [[`${days}/${part.days}天`], count('direct', direct), count('transferred', transferred), [rate]];
}

/** Behind the handling by month: sums over the days that print both parts. */
export function monthsTable(series: DaySeries): TableBlock {
  return {
    type: 'table',
    code: 'months',
    caption: '按月的办理方式',
    unit: '单位：件，只计两项都印出的日子',
    columns: [
      words('月份'),
      number('天数'),
      number(METRIC_NAMES.direct),
      number(METRIC_NAMES.transferred),
      number(RATE_NAMES.directRate),
    ],
    rows: partsOf(series, 'month').map((part) => [[part.name], ...rateRuns(part)]),
    notes: [],
  };
}

function markRuns(day: SeriesDay, label: string, mark: LabelMark | null): Run[] {
  if (mark === null) return [day.status === 'accepted' ? '未印出' : STATUS_NAMES[day.status]];
  const rank = mark.rank === null ? '' : `（第${mark.rank}）`;
  if (mark.count === null) return [`${DASH}${rank}`];
  const figure: ReportFigure = {
    key: `hotline.${day.date}.hotspot.${label}`,
    name: `${day.dayName}${METRIC_NAMES.hotspot}${label}`,
    metric: 'hotspot',
    value: mark.count,
    format: 'count',
    text: countText(mark.count),
    href: dayPlace(day.date),
  };
  return [figure, rank];
}

/** Behind the grid of hotspots: days downwards, because they are more than the categories. */
export function hotspotsTable({ days, rows }: LabelSeries): TableBlock {
  return {
    type: 'table',
    code: 'hotspot-days',
    caption: '热点问题逐日',
    unit: '单位：件，括号内为当天名次',
    columns: [words('日期'), ...rows.map(({ label }) => number(label))],
    rows: days.map((day, index) => [
      [monthDayName(day.date)],
      ...rows.map(({ label, marks }) => markRuns(day, label, marks[index] ?? null)),
    ]),
    notes: ['“未印出”是未知，不是零。'],
  };
}
