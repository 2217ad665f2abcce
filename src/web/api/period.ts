// What `/weekly/{period}`, `/monthly/{period}`, `/quarterly/{period}` and `/yearly/{period}` answer.
import { z } from 'zod';
import { PERIOD_KINDS, type PeriodKind } from '../../domain/period.js';
import type { ChartPoint } from '../../domain/report.js';
import type * as Models from '../../reports/period-model.js';
import { PERIOD_WORDS } from '../../reports/wording.js';
import { countMetric, date, period, status } from './codes.js';
import { codeOf, codes, component, count, text } from './component.js';
import { labelTotal, topicTotal } from './labels.js';
import {
  cell,
  column,
  comparison,
  dayRef,
  dayRefFields,
  rateRow,
  scopeFields,
  sourceRefFields,
  standingFields,
} from './parts.js';
import { verdictWords } from './readings.js';

const KIND_WORDS = Object.fromEntries(PERIOD_KINDS.map((each) => [each, PERIOD_WORDS[each].name])) as Record<
  PeriodKind,
  string
>;

const periodKind = codes({ id: 'PeriodKind', description: '哪一种时段' }, KIND_WORDS);

const daysWithData = count.describe('有已入账通报的天数，不含合并通报的日子。');

const periodDay = component<Models.PeriodDay>()(
  { id: 'PeriodDay', description: '时段里的一天。' },
  {
    ...dayRefFields,
    ...standingFields,
    verdict: verdictWords.nullable().describe('勾稽不符或无法勾稽时写明。null：相符，或没有已入账的通报。'),
    cells: z.array(cell).describe('依 totals 的次序；没有已入账的数字时 value 是 null。'),
  },
);

export const periodTotal = component<Models.PeriodTotal>()(
  { id: 'PeriodTotal', description: '一项指标在时段里的合计和日均。' },
  {
    metric: countMetric.describe('是什么指标。'),
    name: text.describe('指标的中文名称。'),
    unit: text.describe('件或件次。'),
    sum: cell.describe('印有这一项的各日之和；没有一天印时 value 是 null。'),
    average: cell.describe('合计 ÷ 天数，两位小数；没有一天印时 value 是 null。'),
    days: count.describe('印有这一项的天数。'),
    comparisons: z.array(comparison).describe('依表中各比较的次序。'),
  },
);

const periodPart = component<Models.PeriodPart>()(
  { id: 'PeriodPart', description: '季或年里的一个月。' },
  {
    code: period.describe('月份，2025-10。'),
    name: text.describe('10月。'),
    daysWithData,
    daysText: text.describe('31天中28天有数据。'),
    cells: z.array(cell).describe('各项合计，依 totals 的次序。'),
  },
);

const dayGroup = component<Models.DayGroup>()(
  { id: 'DayGroup', description: '没有计入合计的日子，同一状态的在一起。' },
  {
    status: status.describe('是什么状态。'),
    statusName: text.describe('状态的中文名称；今天以后的日子是“尚未到”。'),
    isAhead: z.boolean().describe('是不是今天以后的日子。'),
    days: z.array(dayRef).describe('哪几天。'),
    text: text.describe('缺2天：10月13日（周一）、10月14日（周二）。'),
  },
);

const point = component<ChartPoint>()(
  { id: 'ChartPoint', description: '图上的一天。' },
  {
    date: date.describe('日期。'),
    status: codeOf('怎样画', {
      accepted: '已入账，实心',
      pending: '待核，空心，不计入合计',
      absent: '没有，不画',
    }),
    calls: count.nullable().describe('来电诉求，件次；待核的日子是第一份读数的。null：不知道。'),
    messages: count.nullable().describe('网民留言，件；待核的日子是第一份读数的。null：不知道。'),
  },
);

/** Of the days that are spoken of, which have data and which are left out. */
export const coverageFields = {
  daysWithData,
  daysText: text.describe('本周7天中1天有数据。'),
  leftOut: z
    .array(dayGroup)
    .describe('没有计入合计的日子：待核、合并通报、缺、待刊、未纳入统计，以及今天以后的日子。'),
  withoutBulletinText: text.nullable().describe('没有通报的是哪几天，一句话。null：每天都有。'),
  heldText: z.array(text).describe('待核和合并通报的日子不计入合计，各一句话。'),
};

const kindPeriodFields = {
  kindName: text.describe('通报的中文名称。'),
  days: z.array(periodDay).describe('周和月的每一天；季和年为空，见 parts。'),
  parts: z.array(periodPart).describe('季和年的各月；周和月为空。'),
  ...coverageFields,
  columns: z.array(column).describe('与什么比较。'),
  totals: z.array(periodTotal).describe('各项指标的合计、日均和比较。'),
  unevenText: text.nullable().describe('与上一期有数据的天数不同时的提醒。null：相同，或有一边没有数据。'),
  unbalancedText: text.nullable().describe('勾稽不符或无法勾稽的是哪几天，照原样计入合计。null：没有。'),
  otherPendingDays: text.nullable().describe('已计入合计、但另有通报待核的是哪几天。null：没有。'),
};

const hotlinePeriod = component<Models.HotlinePeriod>()(
  { id: 'HotlinePeriod', description: '一个时段的热线通报。' },
  {
    ...kindPeriodFields,
    kind: z.literal('hotline').describe('热线通报。'),
    points: z.array(point).describe('时段的每一天，季和年也是。'),
    rates: z.array(rateRow).describe('来电的直接办理率和转办率。'),
    channels: z.array(labelTotal).describe('网民留言的各渠道，件。'),
    hotspots: z.array(labelTotal).describe('热点问题，按合计从大到小；合计是下限（≥）。'),
    hotspotNote: text.describe('为什么热点的合计是下限。'),
  },
);

const hazardPeriod = component<Models.HazardPeriod>()(
  { id: 'HazardPeriod', description: '一个时段的安全隐患通报。' },
  {
    ...kindPeriodFields,
    kind: z.literal('hazard').describe('安全隐患通报。'),
    receivers: z.array(labelTotal).describe('接收单位，件。'),
    topics: z.array(topicTotal).describe('主要问题，按列出的天数从多到少；不印件数。'),
    agencies: z.array(text).describe('联系单位，归并后的名称，依出现的次序。'),
    agencyLabels: z.array(text).describe('原文与归并后的名称不同的写法。'),
  },
);

const periodSource = component<Models.PeriodSource>()(
  { id: 'PeriodSource', description: '时段里已入账的数字读自哪份来源。' },
  { ...sourceRefFields, bulletins: z.array(text).describe('10月15日热线通报；一份来源印有几份时有几句。') },
);

const periodRef = component<Models.PeriodRef>()(
  { id: 'PeriodRef', description: '一个时段。' },
  {
    kind: periodKind.describe('哪一种时段。'),
    code: period.describe('时段。'),
    name: text.describe('时段的中文名称。'),
  },
);

const periodWords = component<Models.PeriodWords>()(
  { id: 'PeriodWords', description: '句子里怎样称这一期和上一期。' },
  { here: text.describe('本周。'), previous: text.describe('上周。') },
);

export const periodAnswer = component<Models.PeriodModel>()(
  { id: 'PeriodReport', description: '一周、一月、一季或一年的两种通报。' },
  {
    ...scopeFields,
    kind: periodKind.describe('哪一种时段。'),
    code: period.describe('时段。'),
    title: text.describe('2025年第42周（10月13日—19日）。'),
    words: periodWords,
    from: date.describe('第一天。'),
    to: date.describe('最后一天。'),
    previous: period.describe('上一期。'),
    next: period.nullable().describe('下一期。null：下一期还没有到。'),
    around: z.array(periodRef).describe('第一天和最后一天所在的更长的时段。'),
    hotline: hotlinePeriod,
    hazard: hazardPeriod,
    sources: z.array(periodSource).describe('数字读自哪些来源，依日期的次序，各列一次。'),
  },
);
