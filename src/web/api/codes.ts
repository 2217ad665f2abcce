// The codes that answers are made of, each with its meaning.
import { z } from 'zod';
import type { FindingCode } from '../../domain/finding.js';
import type { ComparisonCode, CountMetric, WhyCode } from '../../reports/models.js';
import { METRIC_NAMES, KIND_NAMES, RATE_NAMES, REASON_TEXTS, STATE_NAMES } from '../../reports/wording.js';
import { STATUS_NAMES, VERDICT_NAMES, YEAR_RULE_TEXTS } from '../../reports/wording.js';
import { codes } from './component.js';

export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ id: 'Date', description: '日期，2025-10-15 这样。', format: 'date' });

export const period = z
  .string()
  .regex(/^\d{4}(?:-(?:W\d{2}|Q[1-4]|\d{2}))?$/)
  .meta({
    id: 'Period',
    description: '时段：周 2025-W42（ISO 8601，周一至周日）、月 2025-10、季 2025-Q4、年 2025。',
  });

export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({
    id: 'Sha256',
    description: '来源的编号：存档文件的 SHA-256，64 位十六进制。网页在 /sources/编号。',
  });

export const kind = codes({ id: 'Kind', description: '哪一种通报' }, KIND_NAMES);

const { contacts, ...PRINTED_NAMES } = METRIC_NAMES;

export const metric = codes({ id: 'Metric', description: '通报印出的指标' }, PRINTED_NAMES);

export const countMetric = codes<CountMetric>(
  { id: 'CountMetric', description: '通报印出的指标，以及由它们算出的合计' },
  { ...PRINTED_NAMES, contacts },
);

export const rateMetric = codes({ id: 'RateMetric', description: '比率' }, RATE_NAMES);

export const status = codes({ id: 'DayStatus', description: '某一天的某种通报处于什么状态' }, STATUS_NAMES);

export const state = codes({ id: 'State', description: '一份读数处于什么状态' }, STATE_NAMES);

export const reason = codes({ id: 'Reason', description: '为什么要由人核对' }, REASON_TEXTS);

export const verdict = codes({ id: 'Verdict', description: '分项与合计是否相符' }, VERDICT_NAMES);

export const yearRule = codes({ id: 'YearRule', description: '年份的依据' }, YEAR_RULE_TEXTS);

export const comparisonCode = codes<ComparisonCode>(
  { id: 'ComparisonCode', description: '与什么比较' },
  {
    'previous-day': '前一日',
    'seven-days': '此前七天的日均',
    'last-year': '上年同一日期',
    'same-weekday': '上年同一周次的同一星期几',
    'comparable-days': '近8个同类日（周一、其他工作日、周末、节假日）的中位数',
    'previous-period': '上一个同类时段',
    'period-last-year': '上年的同一时段',
    'chosen-period': '自己选定的时段',
  },
);

export const whyCode = codes<WhyCode>(
  { id: 'WhyCode', description: '没有数字的原因' },
  {
    'this-missing': '本期没有这个数',
    'base-missing': '比较的那一期没有通报',
    'base-pending': '比较的那一期待核',
    'base-awaited': '比较的那一期待刊',
    'base-outside': '比较的那一期在开始统计之前',
    'base-merged': '比较的那一期几天合并通报，不能拆到单日',
    'base-not-printed': '比较的那一期的通报没有印这一项',
    'base-zero': '比较的基数是 0',
    'no-base-date': '历法里没有可比的那一天',
    'no-base-period': '历法里没有可比的那一期',
    'too-few-days': '有数字的同类日太少',
    'holidays-unknown': '那一年的节假日安排未知，选不出同类日',
    'no-data': '没有已入账的通报',
    'not-printed': '通报没有印这一项',
    'not-listed': '名单里没有这一类；是未知，不是零',
    'no-denominator': '分母是 0 或没有',
  },
);

export const findingCode = codes<FindingCode>(
  { id: 'FindingCode', description: '读通报时发现的问题' },
  {
    'sum-mismatch': '分项加起来与合计不符',
    'figure-missing': '缺少应有的数字',
    'figure-damaged': '数字印得不清',
    'text-lost': '有文字缺失',
    'figure-inexact': '印的是约数',
    'repair-proposed': '数字不清，有一个补正建议',
    'figure-repeated': '一个项目出现不止一次，取第一次',
    'figure-unknown': '有数字不是已知项目，没有收录',
    'number-unread': '有数字没有读懂',
    'rank-order': '名次与件数的次序不合',
    'hotspot-exceeds': '一类热点的件数多于当日来电和留言的合计',
    unlikely: '数字明显异常',
    'date-missing': '没有读到日期',
    'date-doubtful': '日期与刊发日期对不上',
    'year-weighed': '年份是权衡几种依据定的',
    'year-open': '年份没有定下来',
    'label-doubtful': '名称印得不同，注明按什么理解',
    correction: '对以前通报的更正',
    'other-series': '别的热线或别的统计，没有收录',
    'bulletin-unread': '像通报而没有读出来',
  },
);
