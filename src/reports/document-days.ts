// 附: the days of a week or a month one by one, the months of a longer period, and the chart.
import { type IsoDate, monthDayName, weekdayName } from '../domain/dates.js';
import type { Kind } from '../domain/bulletin.js';
import { DAYS_DRAWN, lineText, type ChartBlock, type ChartPoint, type Run } from '../domain/report.js';
import { numbers, type Section, table, words } from './document-blocks.js';
import { cellOf, dayFigure, partDays, partFigure } from './document-figures.js';
import type { CountMetric } from './models.js';
import type { KindPeriod, PeriodDay, PeriodModel, PeriodPart } from './period-model.js';
import { DAY_WORDS, SECTIONS, SENTENCES, TABLE_NOTES, WEEKS_DRAWN } from './report-words.js';
import { tell } from './sentence.js';
import { METRIC_NAMES, METRIC_UNITS } from './wording.js';

const COLUMNS: readonly { kind: Kind; metric: CountMetric }[] = [
  { kind: 'hotline', metric: 'calls' },
  { kind: 'hotline', metric: 'messages' },
  { kind: 'hotline', metric: 'direct' },
  { kind: 'hotline', metric: 'transferred' },
  { kind: 'hotline', metric: 'callbacks' },
  { kind: 'hazard', metric: 'hazards' },
];

const UNIT = `单位：件（${METRIC_NAMES.calls}：${METRIC_UNITS.calls}）`;

export function daysSection(model: PeriodModel): Section {
  const byMonth = model.hotline.parts.length > 0;
  return {
    title: byMonth ? SECTIONS.months : SECTIONS.days,
    blocks: byMonth ? monthTable(model) : dayTable(model),
  };
}

function dayTable(model: PeriodModel): Section['blocks'] {
  return table({
    code: 'daily',
    caption: '逐日数字',
    unit: UNIT,
    columns: [words('日期'), ...COLUMNS.map(({ metric }) => numbers(METRIC_NAMES[metric]))],
    rows: model.hotline.days.map((day, index) => [
      [day.holiday === null ? dayName(day.date) : `${dayName(day.date)}${day.holiday}`],
      ...COLUMNS.map(({ kind, metric }) => dayCell(model[kind].days[index], kind, metric)),
    ]),
    notes: [TABLE_NOTES.days],
  });
}

function dayName(date: IsoDate): string {
  return `${monthDayName(date)}（${weekdayName(date)}）`;
}

/** A day without an accepted bulletin says how it stands; never zero. */
function dayCell(day: PeriodDay | undefined, kind: Kind, metric: CountMetric): Run[] {
  const cell = day?.cells.find((one) => one.metric === metric);
  if (!day || !cell) return cellOf(null);
  return cellOf(dayFigure(kind, day.date, cell), DAY_WORDS[day.status]);
}

function monthTable(model: PeriodModel): Section['blocks'] {
  const heads: Record<Kind, string> = { hotline: '热线天数', hazard: '隐患天数' };
  const kinds = ['hotline', 'hazard'] as const;
  const columnsOf = (kind: Kind): CountMetric[] =>
    COLUMNS.filter((column) => column.kind === kind).map(({ metric }) => metric);
  return table({
    code: 'monthly',
    caption: '逐月数字',
    unit: UNIT,
    columns: [
      words('月份'),
      ...kinds.flatMap((kind) =>
        [heads[kind], ...columnsOf(kind).map((metric) => METRIC_NAMES[metric])].map(numbers),
      ),
    ],
    rows: model.hotline.parts.map((part, index) => [
      [part.name],
      ...kinds.flatMap((kind) => monthCells(model[kind], { index, kind, metrics: columnsOf(kind) })),
    ]),
    notes: [TABLE_NOTES.months],
  });
}

function monthCells(
  { parts }: KindPeriod,
  { index, kind, metrics }: { index: number; kind: Kind; metrics: CountMetric[] },
): Run[][] {
  const part: PeriodPart | undefined = parts[index];
  if (!part) return [];
  return [
    [partDays(kind, part)],
    ...metrics.map((metric) => {
      const cell = part.cells.find((one) => one.metric === metric);
      return cellOf(cell ? partFigure(kind, part, cell) : null);
    }),
  ];
}

/** A point a day in every report, drawn by week in longer ones; none where no day has anything to draw. */
export function chartBlocks({ hotline: { points } }: PeriodModel): ChartBlock[] {
  if (points.every(({ status }) => status === 'absent')) return [];
  if (points.length > DAYS_DRAWN)
    return [{ type: 'chart', title: '按周日均来电诉求与网民留言', sentence: WEEKS_DRAWN, points }];
  return [{ type: 'chart', title: '逐日来电诉求与网民留言', sentence: chartSentence(points), points }];
}

function chartSentence(points: ChartPoint[]): string {
  const has = (status: ChartPoint['status']): boolean => points.some((point) => point.status === status);
  const gaps = has('absent') ? tell(SENTENCES.gaps, {}) : null;
  const hollow = has('pending') ? tell(SENTENCES.hollow, {}) : null;
  return [extremes(points), gaps, hollow].map((sentence) => lineText(sentence ?? [])).join('');
}

/** The days of most and least calls, without their figures: those stand in the table. */
function extremes(points: ChartPoint[]): Run[] | null {
  const known = points.flatMap(({ date, status, calls }) =>
    status === 'accepted' && calls !== null ? [{ date, calls }] : [],
  );
  const daysOf = (calls: number): string =>
    known
      .filter((day) => day.calls === calls)
      .map(({ date }) => dayName(date))
      .join('、');
  const counts = known.map(({ calls }) => calls);
  if (counts.length === 0) return null;
  if (counts.length === 1) return tell(SENTENCES.oneDay, { day: daysOf(counts[0] ?? 0) });
  const [most, least] = [Math.max(...counts), Math.min(...counts)];
  if (most === least) return tell(SENTENCES.level, {});
  return tell(SENTENCES.extremes, { most: daysOf(most), least: daysOf(least) });
}
