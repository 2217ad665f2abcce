// What `/statements` answers.
import { z } from 'zod';
import type * as Models from '../../reports/statements-model.js';
import {
  QUALIFIER_NAMES,
  STATEMENT_KIND_NAMES,
  STATEMENT_METRIC_NAMES,
  STATEMENT_YEAR_TEXTS,
} from '../../reports/wording.js';
import { countMetric, date, sha256 } from './codes.js';
import { codeOf, component, count, text } from './component.js';
import { scopeFields, sourceRef, why } from './parts.js';

const PARTIAL = '写到原文所写的那么细：2024、2024-04 或 2024-04-30。';

const figure = component<Models.StatementFigureModel>()(
  { id: 'StatementFigure', description: '公布的一个数字，照原文。' },
  {
    id: z.int().describe('编号，位置在 /sources/{sha256}#statement-figure-{id}。'),
    metric: codeOf('是什么', STATEMENT_METRIC_NAMES),
    name: text.describe('中文名称。'),
    value: z.number().describe('数值，单位见 unit；率是百分数，99.6 即 99.6%。'),
    unit: text.describe('件等，照原文；率是 %。'),
    qualifier: codeOf('确数还是约数', { ...QUALIFIER_NAMES, exact: '确数' }),
    qualifierText: text.describe('超过、约、不低于；确数为空。'),
    printed: text.describe('原文的写法，如 36万余。'),
    text: text.describe('360,000 或 99.6。'),
    sha256: sha256.describe('读出这个数字的来源。'),
    start: count.describe('在来源全文里从第几个字符起（UTF-16，从 0 起）。'),
    end: count.describe('到第几个字符止，不含。'),
  },
);

const ledgerTotal = component<Models.LedgerTotal>()(
  { id: 'LedgerTotal', description: '台账同期一项指标的合计。' },
  {
    metric: countMetric.describe('是什么指标。'),
    name: text.describe('指标的中文名称。'),
    value: count.nullable().describe('有数据的各日之和。null：没有一天有。'),
    text: text.describe('1,215；没有时是 —。'),
    unit: text.describe('件或件次。'),
    days: count.describe('计入的天数。'),
    average: z.number().nullable().describe('日均，两位小数。null：没有一天有。'),
    averageText: text.describe('173.57；没有时是 —。'),
  },
);

const ledgerSide = component<Models.LedgerSide>()(
  { id: 'LedgerSide', description: '台账同期逐日通报的合计，仅供对照。' },
  {
    from: date.nullable().describe('第一天。null：报道没有写从哪天起。'),
    to: date.describe('最后一天。'),
    daysInPeriod: count.nullable().describe('同期共几天。null：不知道从哪天起。'),
    daysWithData: count.describe('其中有已入账数字的天数。'),
    coverageText: text.describe('同期共几天，台账有几天入账的数字。'),
    totals: z.array(ledgerTotal).describe('各项合计。'),
    difference: z
      .number()
      .nullable()
      .describe('公布的受理数减台账合计，件。null：台账不是每天都有数字，不算差额。'),
  },
);

const statementPeriod = component<Models.StatementModel['period']>()(
  { id: 'StatementPeriod', description: '报道所说的时段。' },
  {
    printed: text.nullable().describe('原文的写法，如“前4个月”。null：没有写。'),
    from: text.nullable().describe(`起，${PARTIAL}null：没有写明，或年份不明。`),
    to: text.nullable().describe(`止，${PARTIAL}null：没有写明，或年份不明。`),
    text: text.describe('2024-01 至 2024-04；起止都不明时为空。'),
  },
);

const statementYear = component<Models.StatementModel['year']>()(
  { id: 'StatementYear', description: '时段的年份有什么依据。' },
  {
    code: codeOf('给程序的代码', STATEMENT_YEAR_TEXTS),
    text: text.describe('给人看的话。'),
    known: z.boolean().describe('true：写明的；false：推定的或没有。'),
  },
);

const statement = component<Models.StatementModel>()(
  { id: 'Statement', description: '一条阶段口径：报道里对一段时间的公布数，旁边是台账同期的合计。' },
  {
    id: z.int().describe('编号。'),
    kind: codeOf('关于什么', STATEMENT_KIND_NAMES),
    kindName: text.describe('关于什么，中文名称。'),
    scope: text.describe('哪个地区或园区，照原文。'),
    period: statementPeriod,
    year: statementYear,
    figures: z.array(figure).describe('公布的数字。'),
    ledger: ledgerSide.nullable().describe('台账同期的合计。null：台账里没有可以对照的，原因见 why。'),
    why: why.nullable().describe('不能对照的原因。null：对照了。'),
    notes: z.array(text).describe('两边能比到什么程度，各一句话。'),
    sources: z.array(sourceRef).describe('印有同一条的来源，数字读自第一个。'),
  },
);

export const statements = component<Models.StatementsModel>()(
  { id: 'Statements', description: '全部阶段口径。' },
  {
    ...scopeFields,
    title: text.describe('页面的标题。'),
    statements: z.array(statement).describe('来源新的在前。'),
  },
);
