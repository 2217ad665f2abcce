// What the answers for days and periods have in common.
import { z } from 'zod';
import type * as Models from '../../reports/models.js';
import {
  comparisonCode,
  countMetric,
  date,
  kind,
  period,
  rateMetric,
  sha256,
  status,
  whyCode,
} from './codes.js';
import { codeOf, component, count, text } from './component.js';

export const why = component<Models.Why>()(
  { id: 'Why', description: '为什么没有数字（网页上是“—”）。' },
  { code: whyCode.describe('给程序的代码。'), text: text.describe('给人看的一句话。') },
);

export const cell = component<Models.Cell>()(
  { id: 'Cell', description: '一个数字。没有的数字是 null，从不记作 0。' },
  {
    metric: countMetric.describe('是什么指标。'),
    name: text.describe('指标的中文名称。'),
    value: z
      .number()
      .nullable()
      .describe(
        '数值，单位见 unit；日均保留两位小数。null：不知道（原因见 why），不是 0；主要问题只列名称、不印件数，也是 null。',
      ),
    text: text.describe('网页上的写法：1,215；≥ 64（热点合计是下限）；没有数字时是 — 或空。'),
    unit: text.nullable().describe('照通报：件或件次。null：没有印单位。'),
    computed: z
      .boolean()
      .describe('true：由印出的数字算出（来电留言合计、各日之和、日均）；false：通报印出，或没有。'),
    figureId: z
      .int()
      .nullable()
      .describe('原文中这个数字的编号，位置在 /sources/{sha256}#figure-{figureId}。null：算出的或没有。'),
    sha256: sha256.nullable().describe('读出这个数字的来源。null：算出的或没有。'),
    why: why.nullable().describe('没有数字的原因。null：有数字；主要问题也是 null。'),
    label: text.exactOptional().describe('渠道、热点、接收单位或主要问题的名称，照原文；其他指标没有此项。'),
    group: text.exactOptional().describe('名称当日归并到什么名下；没有归并时没有此项。'),
    rank: z.int().exactOptional().describe('在印出的名单里排第几，从 1 起。'),
    agency: text.exactOptional().describe('热点的联系单位，照原文。'),
    agencyGroup: text.exactOptional().describe('联系单位当日归并到什么名下；没有归并时没有此项。'),
    remark: text.exactOptional().describe('热点后面印的话，如“无集中反映问题”。'),
  },
);

export const column = component<Models.ComparisonColumn>()(
  { id: 'ComparisonColumn', description: '一张表与什么比较，各行相同。' },
  {
    code: comparisonCode.describe('与什么比较。'),
    name: text.describe('较前一日、近7日均、同比、较上周等。'),
    baseName: text
      .nullable()
      .describe('比较的是哪一天或哪一期，如 2025年10月14日。null：历法里没有那一天或那一期。'),
    dates: z.array(date).describe('比较所及的每一天，不论有没有数据；历法里没有时为空。'),
    notes: z.array(text).describe('只有一边遇上节假日等，印在表下的说明。'),
  },
);

export const comparison = component<Models.Comparison>()(
  { id: 'Comparison', description: '一行数字与一个基期的比较。' },
  {
    code: comparisonCode.describe('与什么比较。'),
    name: text.describe('较前一日、近7日均、同比、较上周等。'),
    base: z
      .number()
      .nullable()
      .describe('基期的数：件数、日均（两位小数）或比率（百分数）。null：基期没有数字，原因见 why。'),
    baseText: text.describe('基期的数在网页上的写法；没有时是 —。'),
    basis: codeOf('两边怎样比', { value: '直接比', average: '两边都按有数据的天数求日均再比' }),
    basePeriod: period.nullable().describe('基期是哪一周、月、季、年。null：基期是日子，不是整个时段。'),
    baseDates: z.array(date).describe('基期里有数据、计入比较的日子。'),
    days: count.describe('上面的日子有几天。'),
    change: z
      .number()
      .nullable()
      .describe(
        '增减，两位小数，单位见 changeUnit：件数是增减幅度（%），比率是百分点之差。null：不能比较，原因见 why。',
      ),
    changeUnit: z.enum(['%', '百分点']).describe('change 的单位。'),
    changeText: text.describe('+12.34%、-0.50个百分点；不能比较时是 —。'),
    direction: z
      .enum(['up', 'down', 'level'])
      .nullable()
      .describe('按未舍入的数：up 增；down 减；level 持平。null：不能比较。'),
    mark: text.describe('▲、▼、持平；不能比较时为空。'),
    why: why.nullable().describe('不能比较的原因。null：比较了。'),
    note: text.nullable().describe('只关于这一行的说明，如按日均比较。null：没有。'),
  },
);

export const comparedRow = component<Models.ComparedRow>()(
  { id: 'ComparedRow', description: '一项指标和它的各项比较。' },
  {
    metric: countMetric.describe('是什么指标。'),
    name: text.describe('指标的中文名称。'),
    cell: cell.describe('这一天的数字。'),
    comparisons: z.array(comparison).describe('依表中各比较的次序。'),
  },
);

export const rateRow = component<Models.RateRow>()(
  {
    id: 'RateRow',
    description: '由来电的直接办理、转交办理算出的比率：两项都印的日子各自相加再相除，只在最后四舍五入一次。',
  },
  {
    metric: rateMetric.describe('是什么比率。'),
    name: text.describe('比率的中文名称。'),
    value: z.number().nullable().describe('百分数，两位小数：60.82 即 60.82%。null：算不出，原因见 why。'),
    text: text.describe('60.82%；算不出时是 —。'),
    numerator: count.nullable().describe('分子，件。null：没有数字。'),
    denominator: count.nullable().describe('分母，件。null：没有数字。'),
    fractionText: text.describe('739 ÷ 1,215；没有时为空。'),
    days: count.describe('计入的天数。'),
    why: why.nullable().describe('算不出的原因。null：算出了。'),
    comparisons: z.array(comparison).describe('依表中各比较的次序；增减是百分点。'),
  },
);

/** Of every day. */
export const dayRefFields = {
  date: date.describe('日期。'),
  dayName: text.describe('10月15日。'),
  weekday: text.describe('周三。'),
  holiday: text.nullable().describe('国庆节等法定节日的名称。null：不是节日，或那一年的节日安排还不知道。'),
};

export const dayRef = component<Models.DayRef>()({ id: 'DayRef', description: '一天。' }, dayRefFields);

/** How one kind of bulletin stands on one day. */
export const standingFields = {
  kind: kind.describe('哪一种通报。'),
  kindName: text.describe('通报的中文名称。'),
  status: status.describe('这一天的这种通报处于什么状态；只有 accepted 计入合计和比较。'),
  statusName: text.describe('状态的中文名称。'),
  reason: text.describe('为什么是这个状态，一句话。'),
  conflict: text.nullable().describe('已入账而另有通报待核时的提醒。null：没有。'),
};

/** Of every answer. */
export const scopeFields = {
  region: text.describe('地区。'),
  today: date.describe('答复时的日期（西宁）。'),
  coverageFrom: date.nullable().describe('从哪一天起统计，此前没有通报的日子不算缺报。null：还没有开始。'),
  coverageText: text.describe('同上，一句话。'),
  simulated: z.boolean().describe('true：台账里是模拟数据，不是真实通报。'),
  simulatedText: text.nullable().describe('说明是模拟数据的一句话。null：不是模拟数据。'),
};

export const sourceRefFields = {
  sha256: sha256.describe('来源的编号。'),
  name: text.describe('文件名；原文已隐去的写“已隐去的来源”。'),
  published: date.nullable().describe('刊发日期。null：没有填，文件也没有写明。'),
  publishedText: text.describe('2025年10月16日刊，或“刊发日期未填”。'),
};

export const sourceRef = component<Models.SourceRef>()(
  { id: 'SourceRef', description: '一个来源：存档的一份文件。' },
  sourceRefFields,
);
