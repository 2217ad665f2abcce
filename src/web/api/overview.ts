// What `/overview` answers.
import { z } from 'zod';
import { JUDGED_METRICS } from '../../domain/day-count.js';
import type * as Models from '../../reports/overview-model.js';
import type { Unusual } from '../../reports/unusual.js';
import { date, kind, period, sha256 } from './codes.js';
import { component, count, text } from './component.js';
import { cell, column, comparedRow, dayRefFields, rateRow, scopeFields, standingFields } from './parts.js';
import { coverageFields, periodTotal } from './period.js';
import { reasonWords, verdictWords } from './readings.js';

const overviewKind = component<Models.OverviewKind>()(
  { id: 'OverviewKind', description: '最近一天的一种通报。' },
  {
    ...standingFields,
    verdict: verdictWords.nullable().describe('分项与合计是否相符。null：没有已入账的通报。'),
    columns: z.array(column).describe('与什么比较。'),
    rows: z.array(comparedRow).describe('来电和留言，或举报总数。'),
    rates: z.array(rateRow).describe('来电的直接办理率；隐患通报为空。'),
  },
);

const overviewDay = component<Models.OverviewDay>()(
  { id: 'OverviewDay', description: '有通报的最近一天。' },
  {
    ...dayRefFields,
    title: text.describe('2025年10月15日（周三）。'),
    hotline: overviewKind.describe('热线通报。'),
    hazard: overviewKind.describe('安全隐患通报。'),
    hotspots: z.array(cell).describe('已入账的热线通报印出的前几类热点问题，依次序；没有印出是空的。'),
  },
);

const weekKind = component<Models.OverviewWeekKind>()(
  { id: 'OverviewWeekKind', description: '本周至今的一种通报。' },
  {
    ...coverageFields,
    kind: kind.describe('哪一种通报。'),
    kindName: text.describe('通报的中文名称。'),
    columns: z.array(column).describe('与什么比较：上周的同样几天。'),
    totals: z.array(periodTotal).describe('各项指标的合计、日均和比较。'),
  },
);

const week = component<Models.OverviewWeek>()(
  { id: 'OverviewWeek', description: '从周一到有通报的最近一天，与上周的同样几天比较。' },
  {
    week: period.describe('哪一周，2025-W42。'),
    title: text.describe('2025年第42周（10月13日—19日）。'),
    from: date.describe('第一天。'),
    to: date.describe('最后一天。'),
    daysName: text.describe('周一至周三。'),
    isPresent: z.boolean().describe('false：本周还没有通报，这是有通报的最近一周。'),
    hotline: weekKind.describe('热线通报。'),
    hazard: weekKind.describe('安全隐患通报。'),
  },
);

const waitingReading = component<Models.WaitingReading>()(
  { id: 'WaitingReading', description: '一份待核的读数。' },
  {
    readingId: z.int().describe('读数的编号。'),
    kind: kind.describe('哪一种通报。'),
    kindName: text.describe('通报的中文名称。'),
    date: date.nullable().describe('数据日。null：年份未定。'),
    dayText: text.describe('2025年10月15日，或 10月15日（年份未定）。'),
    reasons: z.array(reasonWords).describe('为什么待核。'),
    sha256: sha256.describe('读自哪个来源。'),
  },
);

const waiting = component<Models.Waiting>()(
  { id: 'Waiting', description: '待核的读数。' },
  { count: count.describe('共几份。'), oldest: z.array(waitingReading).describe('最早的几份。') },
);

const missingDay = component<Models.MissingDay>()(
  { id: 'MissingDay', description: '缺通报的一天。' },
  {
    ...dayRefFields,
    title: text.describe('2025年10月14日（周二）。'),
    kinds: z.array(kind).describe('缺哪几种通报。'),
    kindsText: text.describe('热线通报、安全隐患通报。'),
  },
);

const missing = component<Models.OverviewModel['missing']>()(
  { id: 'Missing', description: '缺通报的日子。' },
  {
    from: date.describe('从哪一天起看；更早的不看。'),
    count: count.describe('共几天。'),
    days: z.array(missingDay).describe('新的在前。'),
  },
);

const unusual = component<Unusual>()(
  { id: 'Unusual', description: '与近几个同类日相差很大的一个数字；只说数字，不是评价。' },
  {
    date: date.describe('日期。'),
    dayName: text.describe('10月15日。'),
    metric: z.enum(JUDGED_METRICS).describe('是什么指标，代码同 CountMetric。'),
    name: text.describe('来电诉求，或热点问题“物业管理”。'),
    label: text.nullable().describe('热点的类别。null：不是热点。'),
    value: count.describe('数值，单位见 unit。'),
    valueText: text.describe('数值在网页上的写法，1,215。'),
    unit: text.describe('件或件次。'),
    median: z.number().describe('同类日的中位数，可以有半数。'),
    medianText: text.describe('中位数在网页上的写法，880。'),
    percent: count.describe('高于或低于中位数的百分之几，整数，不带正负。'),
    direction: z.enum(['high', 'low']).describe('high 高于；low 低于。'),
    directionText: z.enum(['高于', '低于']).describe('高于或低于。'),
    days: z.array(date).describe('是哪几个同类日，依次序。'),
    className: text.describe('是什么样的同类日，如周末。'),
    text: text.describe('一句话。'),
  },
);

const unusualDays = component<Models.OverviewModel['unusual']>()(
  { id: 'UnusualDays', description: '近日与同类日相差很大的数字。' },
  {
    from: date.nullable().describe('从哪一天起看。null：还没有有通报的日子。'),
    to: date.nullable().describe('看到哪一天。null：还没有有通报的日子。'),
    judged: count.describe('其中几天有数字可以判断；其余的同类日不够，或没有入账的数字。'),
    found: z.array(unusual).describe('新的在前。'),
    why: text.nullable().describe('为什么有的日子看不了。null：都看了。'),
  },
);

export const overview = component<Models.OverviewModel>()(
  { id: 'Overview', description: '总览：最近一天、本周至今，以及要留意的。' },
  {
    ...scopeFields,
    newest: overviewDay.nullable().describe('有通报的最近一天。null：还没有。'),
    week: week.nullable().describe('本周至今。null：还没有通报。'),
    pending: waiting.describe('全部待核，年份未定的也在内；列名的是有日期的最早几份。'),
    undated: waiting.describe('待核而年份未定的。'),
    missing,
    unusual: unusualDays,
  },
);
