// What `/daily/{date}` answers.
import { z } from 'zod';
import type { DailyModel, HazardDay, HotlineDay } from '../../reports/daily-model.js';
import { date, period } from './codes.js';
import { component, text } from './component.js';
import { cell, column, comparedRow, dayRefFields, rateRow, scopeFields, standingFields } from './parts.js';
import { reading } from './readings.js';

const kindDayFields = {
  ...standingFields,
  reading: reading
    .nullable()
    .describe('已入账的读数；合并通报的那几天是合并的那一份。null：这一天没有已入账的。'),
  pending: z.array(reading).describe('待核的读数，不计入合计和比较。'),
  columns: z.array(column).describe('与什么比较。'),
  rows: z.array(comparedRow).describe('每项指标一行；没有数字的也在，写明原因。'),
};

const hotlineDay = component<HotlineDay>()(
  { id: 'HotlineDay', description: '一天的热线通报。' },
  {
    ...kindDayFields,
    kind: z.literal('hotline').describe('热线通报。'),
    rates: z.array(rateRow).describe('来电的直接办理率和转办率。'),
    channels: z.array(cell).describe('网民留言的各渠道，件。'),
    hotspots: z.array(cell).describe('热点问题，件。通报只印前几类：没有印出的类别是未知，不是零。'),
  },
);

const hazardDay = component<HazardDay>()(
  { id: 'HazardDay', description: '一天的安全隐患通报。' },
  {
    ...kindDayFields,
    kind: z.literal('hazard').describe('安全隐患通报。'),
    receivers: z.array(cell).describe('接收单位，件。'),
    topics: z.array(cell).describe('主要问题，不印件数。'),
    agency: text.nullable().describe('联系单位，照原文。null：没有印，或没有已入账的通报。'),
    agencyGroup: text.nullable().describe('联系单位当日归并到什么名下。null：没有归并。'),
  },
);

export const daily = component<DailyModel>()(
  { id: 'Daily', description: '一天的两种通报。' },
  {
    ...scopeFields,
    ...dayRefFields,
    title: text.describe('2025年10月15日（周三）。'),
    dateName: text.describe('2025年10月15日。'),
    week: period.describe('所在的周，2025-W42。'),
    weekName: text.describe('所在周的中文名称。'),
    previous: date.describe('前一天。'),
    next: date.nullable().describe('后一天。null：后一天还没有到。'),
    hotline: hotlineDay,
    hazard: hazardDay,
  },
);
