// What the names of a printed list came to over a period.
import { z } from 'zod';
import type { LabelBase, LabelTotal, TopicTotal } from '../../reports/period-model.js';
import { countMetric, date } from './codes.js';
import { component, count, text } from './component.js';
import { cell, why } from './parts.js';

const listedFields = {
  daysListed: count.describe('印出这个名称的天数。'),
  daysWithData: count.describe('有已入账通报的天数。'),
  daysText: text.describe('1/5天：5天有通报，1天印出。'),
};

const labelFields = {
  label: text.describe('归并后的名称；没有归并的照原文。'),
  labels: z.array(text).describe('这一期原文的各种写法，依出现的次序。'),
  labelsText: text.nullable().describe('含：物业服务。null：原文都与名称相同。'),
  dates: z.array(date).describe('印出的是哪几天。'),
};

export const labelBase = component<LabelBase>()(
  { id: 'LabelBase', description: '同一名称在上一期。' },
  {
    ...listedFields,
    labels: z.array(text).describe('上一期原文的各种写法；没有印出时为空。'),
    value: count.nullable().describe('上一期的合计，件。null：没有印出或没有通报，是未知，不是零。'),
    text: text.describe('≥ 64、未印出，或 —。'),
    why: why.nullable().describe('没有数字的原因。null：有数字。'),
  },
);

export const labelTotal = component<LabelTotal>()(
  { id: 'LabelTotal', description: '一个渠道、热点类别或接收单位在时段里的合计。' },
  {
    metric: countMetric.describe('是什么名单里的。'),
    ...labelFields,
    ...listedFields,
    isLike: z.boolean().describe('两期有数据的每一天都印出同样的写法；只有这样，两期的件数才能相比。'),
    sum: cell.describe('印出的各日之和，件；热点只印前几类，合计是下限（≥）。'),
    agencies: z.array(text).describe('热点的联系单位，归并后的名称，依出现的次序。'),
    agencyLabels: z.array(text).describe('联系单位原文与归并后的名称不同的写法。'),
    previous: labelBase,
  },
);

export const topicTotal = component<TopicTotal>()(
  { id: 'TopicTotal', description: '一类主要问题印出的日子；通报不印件数。' },
  { ...labelFields, ...listedFields },
);
