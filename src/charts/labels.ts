// Channels of messages and receivers of hazards: one bar a name, side by side in the order of the notice, no league table.
import { rangeName } from '../domain/period.js';
import type { Run } from '../domain/report.js';
import { countText } from '../reports/rounding.js';
import type { LabelRow, LabelSeries } from '../reports/series.js';
import { METRIC_NAMES } from '../reports/wording.js';
import { chartOf, type Chart, type Size } from './chart.js';
import type { Drawing } from './render.js';
import { box, sheet, words } from './sheet.js';
import { WIDTHS } from './timeline.js';
import { TOKENS } from './tokens.js';
import { gapText, madeFigure, nothingText } from './words.js';

const ROW = 40;
const BAR = 12;
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
  return sheet({ width, height: rows.length * ROW }, shapes);
}

function sumRun({ label, sum }: LabelRow, series: LabelSeries): Run {
  const kind = series.metric === 'receiver' ? 'hazard' : 'hotline';
  return madeFigure(
    {
      metric: `${series.metric}.sum`,
      name: `${METRIC_NAMES[series.metric]}${label}`,
      value: sum,
      text: countText(sum),
      format: 'count',
    },
    { key: `${kind}.${series.metric}.${label}.sum`, href: `#${kind}-days` },
  );
}

function barsChart(title: string, series: LabelSeries): Chart {
  const { days, rows, daysWithData, metric } = series;
  const [first] = [...rows].sort((a, b) => b.sum - a.sum);
  if (first === undefined)
    return chartOf({ code: `${metric}s`, title, runs: [nothingText(days)], key: [], draw: null });
  const span = rangeName(days[0]?.date ?? '', days.at(-1)?.date ?? '');
  return chartOf({
    code: `${metric}s`,
    title,
    runs: [
      `${span}有数据的${daysWithData}天里印出${rows.length}个${metric === 'channel' ? '渠道' : '单位'}，件数最多的是${first.label}，`,
      sumRun(first, series),
      `件。按通报印出的先后排列；某天没有印出的是未知，不是零。${gapText(days)}`,
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
