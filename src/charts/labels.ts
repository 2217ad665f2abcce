// Channels of messages and receivers of hazards: one bar a name, side by side in the order of the notice, no league table.
import type { Run } from '../domain/report.js';
import { countText } from '../reports/rounding.js';
import type { LabelRow, LabelSeries } from '../reports/series.js';
import { METRIC_NAMES } from '../reports/wording.js';
import { chartOf, type Chart, type Size } from './chart.js';
import type { Drawing } from './render.js';
import { box, words } from './sheet.js';
import { WIDTHS } from './timeline.js';
import { TOKENS } from './tokens.js';
import { leftOutText, madeFigure, nothingText, spanName } from './words.js';

const ROW = 40;
const BAR = 12;
/** Names in the sentence; all are in the chart and the table. */
const TOLD = 6;
/** Room for the sum and the days on the right of a name. */
const SUM = 130;

function sumText({ sum, daysListed }: LabelRow, daysWithData: number): string {
  return `${countText(sum)}件（${daysListed}/${daysWithData}天）`;
}

function barsDrawing({ rows, daysWithData }: LabelSeries, size: Size): Drawing {
  const width = WIDTHS[size];
  const highest = Math.max(1, ...rows.map(({ sum }) => sum));
  const shapes = rows.flatMap((row, index) => {
    const top = index * ROW;
    const length = (row.sum / highest) * width;
    return [
      words(row.label, [0, top + 10], { fill: TOKENS.ink, width: width - SUM }),
      words(sumText(row, daysWithData), [width, top + 10], { align: 'right' }),
      box({ x: 0, y: top + 22, width, height: BAR }, TOKENS['heat-1']),
      box({ x: 0, y: top + 22, width: length, height: BAR }, TOKENS.first),
    ];
  });
  return { width, height: rows.length * ROW, shapes };
}

function sumRuns(
  { label, sum }: LabelRow,
  { series, isFirst }: { series: LabelSeries; isFirst: boolean },
): Run[] {
  const kind = series.metric === 'receiver' ? 'hazard' : 'hotline';
  const name = `${METRIC_NAMES[series.metric]}${label}`;
  const made = {
    metric: `${series.metric}.sum`,
    name,
    value: sum,
    text: countText(sum),
    format: 'count',
  } as const;
  const place = { key: `${kind}.${series.metric}.${label}.sum`, href: `#${kind}-days` };
  return [`${isFirst ? '' : '、'}${label}`, madeFigure(made, place), '件'];
}

function barsChart(title: string, series: LabelSeries): Chart {
  const { days, rows, daysWithData, metric } = series;
  if (rows.length === 0) {
    return chartOf({ code: `${metric}s`, title, runs: [nothingText(days)], key: [], draw: null });
  }
  return chartOf({
    code: `${metric}s`,
    title,
    runs: [
      `${spanName(days)}有数据的${daysWithData}天合计：`,
      ...rows.slice(0, TOLD).flatMap((row, index) => sumRuns(row, { series, isFirst: index === 0 })),
      `${rows.length > TOLD ? '等' : ''}。按通报印出的先后排列；某天没有印出的是未知，不是零。${leftOutText(days)}`,
    ],
    key: [],
    draw: (size) => barsDrawing(series, size),
  });
}

export function channelsChart(series: LabelSeries): Chart {
  return barsChart('网民留言渠道', series);
}

export function receiversChart(series: LabelSeries): Chart {
  return barsChart('安全隐患举报接收单位', series);
}
