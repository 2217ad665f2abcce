// One hotspot category by day: count and rank where printed, a sign of its own where not, nothing where there is no notice.
import { countText } from '../reports/rounding.js';
import type { LabelSeries } from '../reports/series.js';
import { METRIC_NAMES } from '../reports/wording.js';
import { chartOf, type Chart } from './chart.js';
import { gridDrawing } from './grid.js';
import { keyItem, statusKey, UNLISTED } from './key.js';
import { levelsOf } from './levels.js';
import { FEW } from './timeline.js';
import { leftOutText, madeFigure, nothingText, spanName } from './words.js';

/** `href`: where the days stand one by one. */
export function categoryChart(series: LabelSeries, label: string, href: string): Chart {
  const title = `${label}：${spanName(series.days)}逐日`;
  const row = series.rows.find((one) => one.label === label);
  if (row === undefined) {
    return chartOf({ code: 'category', title, runs: [nothingText(series.days)], key: [], draw: null });
  }
  const levels = levelsOf(
    row.marks.flatMap((mark) => mark?.count ?? []),
    '件',
  );
  const made = { metric: 'hotspot.sum', name: `${METRIC_NAMES.hotspot}${label}`, value: row.sum } as const;
  return chartOf({
    code: 'category',
    title,
    isBroad: series.days.length > FEW,
    runs: [
      `${spanName(series.days)}有数据的${series.daysWithData}天中，${row.daysListed}天印出“${label}”，合计`,
      madeFigure(
        { ...made, text: `≥ ${countText(row.sum)}`, format: 'atLeast' },
        { key: `category.${label}.sum`, href },
      ),
      `件。格中大字是件数，小字是当天的名次；斜线是当天没有印出，数量未知，不是零。${leftOutText(series.days)}`,
    ],
    key: [...levels.key, keyItem(UNLISTED, '没有印出（未知）'), ...statusKey(series.days)],
    draw: (size) => gridDrawing({ rows: [row], days: series.days, levels }, size),
  });
}
