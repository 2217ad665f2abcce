// The Chinese words for every code: short, plain, what a supervisor understands at 8 a.m.
import type { AliasMetric } from '../domain/alias.js';
import type { Kind, Verdict, YearRule } from '../domain/bulletin.js';
import type { EventAction } from '../domain/event.js';
import type { Severity } from '../domain/finding.js';
import type { Reason, State } from '../domain/judgement.js';
import type { PeriodKind } from '../domain/period.js';
import type { Qualifier, StatementMetric, StatementYear } from '../domain/statement.js';
import type { ComparisonCode, CountMetric, DayStatus, RateMetric } from './models.js';

/** Stands for the name of a source whose words were taken out of the ledger. */
export const REDACTED_SOURCE = '已隐去的来源';

/** Stands where a figure is not known. */
export const DASH = '—';

/** Stands where words were taken out of the ledger for good. */
export const REDACTED = '已隐去';

export const KIND_NAMES: Readonly<Record<Kind, string>> = { hotline: '热线通报', hazard: '安全隐患通报' };

export const METRIC_NAMES: Readonly<Record<CountMetric, string>> = {
  calls: '来电诉求',
  messages: '网民留言',
  contacts: '来电留言合计（计算）',
  channel: '留言渠道',
  direct: '直接办理',
  transferred: '转交办理',
  callbacks: '回访量',
  hotspot: '热点问题',
  hazards: '安全隐患举报',
  receiver: '接收单位',
  topic: '主要问题',
};

/** Whose labels are grouped. */
export const ALIAS_METRIC_NAMES: Readonly<Record<AliasMetric, string>> = {
  hotspot: METRIC_NAMES.hotspot,
  channel: METRIC_NAMES.channel,
  receiver: METRIC_NAMES.receiver,
  topic: METRIC_NAMES.topic,
  agency: '联系单位',
};

export const METRIC_UNITS: Readonly<Record<CountMetric, string>> = {
  calls: '件次',
  messages: '件',
  contacts: '件次',
  channel: '件',
  direct: '件',
  transferred: '件',
  callbacks: '件',
  hotspot: '件',
  hazards: '件',
  receiver: '件',
  topic: '',
};

export const RATE_NAMES: Readonly<Record<RateMetric, string>> = {
  directRate: '来电直接办理率',
  transferRate: '来电转办率',
};

export const STATUS_NAMES: Readonly<Record<DayStatus, string>> = {
  accepted: '已入账',
  merged: '合并通报',
  pending: '待核',
  awaited: '待刊',
  missing: '缺',
  outside: '未纳入统计',
};

/** Of an awaited day after today: nothing can be due yet. */
export const AHEAD_NAME = '尚未到';

export const STATE_NAMES: Readonly<Record<State, string>> = {
  accepted: '已入账',
  pending: '待核',
  rejected: '已退回',
  superseded: '已由新的读数代替',
};

export const REASON_TEXTS: Readonly<Record<Reason, string>> = {
  unbalanced: '分项加起来与合计不符，请对照原文',
  uncheckable: '印出的数字不够核对合计，请对照原文',
  quoted: '这是报道中转述的通报，不是通报原件，请确认',
  'year-mentions': '页面没有印年份，年份是按周围报道推定的，请确认',
  'year-none': '页面没有印年份，也没有可以推定的依据，请补上刊发日期',
  'date-doubtful': '通报一般在0至7天内刊出，这份的日期对不上，请确认',
  range: '一份通报合并了几天，数字不能拆到单日，请确认',
  unlikely: '有数字明显异常，请对照原文',
  unread: '有数字没有读懂或前后不一，请对照原文',
  repair: '有数字印得不清，没有当作数字收录，请对照原文补正',
  correction: '这是对以前通报的更正，请与已入账的数字核对',
  'rejected-before': '这一处以前由人退回过，请确认是否采用',
  conflict: '与已入账的通报不一致（数字不同，或日子重叠），请选定一份',
};

export const VERDICT_NAMES: Readonly<Record<Verdict, string>> = {
  balanced: '勾稽一致',
  unbalanced: '勾稽不符',
  uncheckable: '无法勾稽',
};

export const YEAR_RULE_TEXTS: Readonly<Record<YearRule, string>> = {
  published: '年份按填写的刊发日期确定',
  masthead: '年份按版面报头确定',
  fileName: '年份按文件名中的日期推定',
  mentions: '年份按周围报道推定',
  none: '年份没有依据',
};

/** What a statement is about. */
export const STATEMENT_KIND_NAMES: Readonly<Record<Kind, string>> = {
  hotline: '有诉必应马上办',
  hazard: '安全隐患举报',
};

export const STATEMENT_METRIC_NAMES: Readonly<Record<StatementMetric, string>> = {
  received: '受理',
  closed: '办结',
  responseRate: '响应率',
  resolutionRate: '解决率',
  satisfactionRate: '满意率',
  closureRate: '办结率',
  withdrawalRate: '退单率',
};

export const QUALIFIER_NAMES: Readonly<Record<Qualifier, string>> = {
  exact: '',
  about: '约',
  moreThan: '超过',
  atLeast: '不低于',
};

export const STATEMENT_YEAR_TEXTS: Readonly<Record<StatementYear['rule'], string>> = {
  ...YEAR_RULE_TEXTS,
  printed: '年份照原文',
  published: '年份按刊发日期推算',
  masthead: '年份按页面的刊发日期推算',
  none: '没有可以确定的起止时间',
};

/** What was done, in the audit chain. */
export const EVENT_NAMES: Readonly<Record<EventAction, string>> = {
  mark: '标明模拟数据',
  ingest: '录入',
  read: '读取',
  accept: '采用',
  hold: '待核',
  supersede: '由新的读数代替',
  reject: '退回',
  correct: '更正',
  'set-date': '定日期',
  redact: '隐去',
  withdraw: '不再列入',
  alias: '名称归并',
  user: '用户',
  issue: '印发报告',
  remark: '值得关注',
  login: '登录',
  'login-failures': '登录失败',
  export: '导出',
  note: '手工记事',
  restore: '恢复备份',
  adopt: '并入审计链',
};

export const SEVERITY_NAMES: Readonly<Record<Severity, string>> = {
  error: '错误',
  warning: '请核对',
  notice: '说明',
};

/** How a period and the one before it are called. */
export const PERIOD_WORDS = {
  week: { name: '周报', here: '本周', previous: '上周' },
  month: { name: '月报', here: '本月', previous: '上月' },
  quarter: { name: '季报', here: '本季度', previous: '上季度' },
  year: { name: '年报', here: '本年', previous: '上年' },
} as const satisfies Record<PeriodKind, { name: string; here: string; previous: string }>;

/** Of a day; those of a period are named after it. */
export const COMPARISON_NAMES = {
  'previous-day': '较前一日',
  'seven-days': '近7日均',
  'last-year': '同比',
  'same-weekday': '上年同星期',
  'comparable-days': '同类日中位数',
} as const satisfies Partial<Record<ComparisonCode, string>>;

/** Of a ledger of simulated bulletins: what every page, print and export says. */
export const SIMULATED = '模拟数据';
export const SIMULATED_NOTE = '本台账由程序生成，仅供演示，不是真实通报。';
export const SIMULATED_TEXT = `${SIMULATED}：${SIMULATED_NOTE}`;

export const HOTSPOT_NOTE =
  '通报每天只印排在前面的几类：某天没有印出的类别是未知，不是零。合计因此是下限（≥），并注明印出的天数。';

/** What a bulletin prints beside a category that has no focus. */
export const NO_FOCUS = '无集中反映问题';

/** What a search did not look through. */
export const SEARCH_NOTE =
  '查找的是已入账和待核的通报里印出的类别、渠道、单位、问题和反映情况，以及日子。没有查找：版面的其余文字、阶段口径、已退回的通报、日子还没有定的待核通报、已按决定隐去的文字；“无集中反映问题”也不列出。';
