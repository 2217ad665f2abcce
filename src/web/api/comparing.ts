// What `/compare` answers.
import { z } from 'zod';
import type { Coverage } from '../../reports/coverage.js';
import type * as Models from '../../reports/comparison-model.js';
import { countMetric, date, kind, period } from './codes.js';
import { component, count, text } from './component.js';
import { labelBase } from './labels.js';
import { cell, column, comparison, rateRow, scopeFields } from './parts.js';
import { coverageFields } from './period.js';

const span = component<Models.ChosenSpan>()(
  { id: 'ChosenSpan', description: '选定的一个时段。' },
  {
    code: text.describe('2025-W42、2025-10、2025-10-15 或 2025-10-01..2025-10-08。'),
    name: text.describe('2025年第42周（10月13日—19日）。'),
    from: date.describe('第一天。'),
    to: date.describe('最后一天。'),
    period: period.nullable().describe('哪一周、月、季、年。null：是日子，不是整个时段。'),
    days: count.describe('共几天。'),
  },
);

const coverage = component<Coverage>()(
  { id: 'Coverage', description: '哪些日子有数据，哪些没有计入。' },
  coverageFields,
);

const sideTotal = component<Models.SideTotal>()(
  { id: 'SideTotal', description: '一项指标在一边的合计和日均。' },
  {
    sum: cell.describe('印有这一项的各日之和；没有一天印时 value 是 null。'),
    average: cell.describe('日均，两位小数；没有一天印时 value 是 null。'),
    days: count.describe('印有这一项的天数。'),
  },
);

const sides = {
  base: sideTotal.describe('被比较的一边（a）。'),
  here: sideTotal.describe('比较的一边（b）。'),
};

const total = component<Models.ComparedTotal>()(
  { id: 'ComparedTotal', description: '一项指标在两边。' },
  {
    metric: countMetric.describe('是什么指标。'),
    name: text.describe('指标的中文名称。'),
    unit: text.describe('件或件次。'),
    ...sides,
    comparisons: z.array(comparison).describe('只有一项：b 与 a 的比较。'),
  },
);

const rate = component<Models.ComparedRate>()(
  { id: 'ComparedRate', description: '一项比率在两边。' },
  {
    name: text.describe('比率的中文名称。'),
    base: rateRow.describe('a 一边。'),
    here: rateRow.describe('b 一边，带百分点之差。'),
  },
);

const label = component<Models.ComparedLabel>()(
  { id: 'ComparedLabel', description: '一个渠道、热点类别或接收单位在两边。' },
  {
    metric: countMetric.describe('是什么名单里的。'),
    label: text.describe('归并后的名称；没有归并的照原文。'),
    labelsText: text.nullable().describe('含：物业服务。null：原文都与名称相同。'),
    base: labelBase.describe('a 一边。'),
    here: labelBase.describe('b 一边。'),
  },
);

const kindFields = {
  kind: kind.describe('哪一种通报。'),
  kindName: text.describe('通报的中文名称。'),
  base: coverage.describe('a 一边的日子。'),
  here: coverage.describe('b 一边的日子。'),
  columns: z.array(column).describe('与什么比较。'),
  totals: z.array(total).describe('各项指标。'),
  unevenText: text.nullable().describe('两边有数据的天数不同时的提醒。null：相同，或有一边没有数据。'),
};

const hotline = component<Models.ComparedHotline>()(
  { id: 'ComparedHotline', description: '两边的热线通报。' },
  {
    ...kindFields,
    kind: z.literal('hotline').describe('热线通报。'),
    rates: z.array(rate).describe('来电的直接办理率和转办率。'),
    channels: z.array(label).describe('网民留言的各渠道，件。'),
    hotspots: z.array(label).describe('热点问题，件；合计是下限（≥）。'),
    hotspotNote: text.describe('为什么热点的合计是下限。'),
  },
);

const hazard = component<Models.ComparedHazard>()(
  { id: 'ComparedHazard', description: '两边的安全隐患通报。' },
  {
    ...kindFields,
    kind: z.literal('hazard').describe('安全隐患通报。'),
    receivers: z.array(label).describe('接收单位，件。'),
  },
);

export const comparisonAnswer = component<Models.ComparisonModel>()(
  { id: 'ComparisonReport', description: '任意两个时段的比较。' },
  {
    ...scopeFields,
    title: text.describe('页面的标题。'),
    base: span.describe('被比较的时段（a）。'),
    here: span.describe('比较的时段（b）。'),
    notes: z.array(text).describe('两个时段相同、重叠或长短不一的提醒。'),
    hotline,
    hazard,
  },
);
