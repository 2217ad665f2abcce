// Hotspot categories by day: count and rank where printed, a sign of its own where not, nothing where there is no notice.
import type { Run } from '../domain/report.js';
import { countText } from '../reports/rounding.js';
import type { LabelRow, LabelSeries } from '../reports/series.js';
import { METRIC_NAMES } from '../reports/wording.js';
import { chartOf, type Chart } from './chart.js';
import { gridDrawing } from './grid.js';
import { keyItem, statusKey, UNLISTED } from './key.js';
import { levelsOf } from './levels.js';
import { FEW } from './timeline.js';
import { leftOutText, madeFigure, nothingText, spanName } from './words.js';

/** More categories than this are in the table alone, and the sentence says so. */
const MOST = 10;

function countsOf(rows: LabelRow[]): number[] {
  return rows.flatMap(({ marks }) => marks.flatMap((mark) => mark?.count ?? []));
}

function firstRuns({ label, sum, daysListed }: LabelRow, daysWithData: number): Run[] {
  const made = { metric: 'hotspot.sum', name: `${METRIC_NAMES.hotspot}${label}`, value: sum } as const;
  const place = { key: `hotline.hotspot.${label}.sum`, href: '#hotline-days' };
  return [
    `${label}，印出的${daysListed}天（共${daysWithData}天有数据）合计`,
    madeFigure({ ...made, text: `≥ ${countText(sum)}`, format: 'atLeast' }, place),
    '件',
  ];
}

export function hotspotsChart(series: LabelSeries): Chart {
  const [code, title] = ['hotspots', '热点问题：类别与日子'];
  const rows = [...series.rows].sort((a, b) => b.sum - a.sum);
  const [first] = rows;
  if (first === undefined) {
    return chartOf({ code, title, runs: [nothingText(series.days)], key: [], draw: null });
  }
  const shown = rows.slice(0, MOST);
  const levels = levelsOf(countsOf(shown), '件');
  const cut = rows.length > MOST ? `图上只画件数最多的${MOST}类，其余${rows.length - MOST}类见表。` : '';
  return chartOf({
    code,
    title,
    isBroad: series.days.length > FEW,
    runs: [
      `${spanName(series.days)}通报印出${rows.length}类热点问题，件数最多的是`,
      ...firstRuns(first, series.daysWithData),
      `。格中大字是件数，小字是当天的名次；斜线是当天没有印出，数量未知，不是零。${cut}${leftOutText(series.days)}`,
    ],
    key: [...levels.key, keyItem(UNLISTED, '没有印出（未知）'), ...statusKey(series.days)],
    draw: (size) => gridDrawing({ rows: shown, days: series.days, levels }, size),
  });
}
