// The columns of each dataset, with an English and a Chinese header.
import type { DatasetName } from '../domain/dataset.js';
import { ENTITY_NAMES } from '../domain/event.js';
import {
  EVENT_NAMES,
  KIND_NAMES,
  METRIC_NAMES,
  STATEMENT_KIND_NAMES,
  STATEMENT_METRIC_NAMES,
  VERDICT_NAMES,
  YEAR_RULE_TEXTS,
} from '../reports/wording.js';

export interface Column {
  /** Key in a row, and the header of the plain file. */
  key: string;
  /** The header of a file for Excel. */
  chinese: string;
  /** What a file for Excel says for a code of this column. */
  words?: Readonly<Record<string, string>>;
}

export interface Dataset {
  /** What a person calls it. */
  title: string;
  columns: readonly Column[];
}

const HEADERS = {
  date: '日期',
  date_to: '截止日期',
  iso_week: 'ISO周',
  region: '地区',
  kind: '通报种类',
  scope: '范围',
  subject: '事项',
  period_printed: '阶段（原文）',
  period_from: '起',
  period_to: '止',
  qualifier: '限定',
  metric: '指标',
  rank: '序号',
  label: '名称',
  group: '归并名称',
  calls: '来电诉求（件次）',
  messages: '网民留言（件）',
  direct: '直接办理（件）',
  transferred: '转交办理（件）',
  callbacks: '回访量（件）',
  hazards: '安全隐患举报（件）',
  channel: '渠道',
  category: '热点问题',
  receiver: '接收单位',
  topic: '主要问题',
  value: '数量',
  unit: '单位',
  printed: '原文数字',
  start: '起始位置',
  end: '结束位置',
  remark: '反映情况',
  agency: '联系单位',
  verdict: '勾稽',
  year_rule: '年份依据',
  published: '刊发日期',
  parser_version: '解析版本',
  source_name: '来源文件',
  source_sha256: '来源摘要（SHA-256）',
  reading_id: '读取编号',
  figure_id: '数字编号',
  page: '版次',
  record_version: '记录版本',
  supersedes: '取代的数字编号',
  supersedes_hash: '取代的行摘要（SHA-256）',
  reason: '更正理由',
  recorded_by: '记录人',
  recorded_at: '记录时间',
  row_hash: '行摘要（SHA-256）',
  seq: '事件号',
  at: '时间（北京时间）',
  actor: '经手人',
  action: '事项',
  entity: '对象',
  entity_id: '对象编号',
  before: '变动前',
  after: '变动后',
  content: '内容摘要（SHA-256）',
  previous: '上一号摘要（SHA-256）',
  hash: '本号摘要（SHA-256）',
} as const;

type Key = keyof typeof HEADERS;

const WORDS: Partial<Record<Key, Readonly<Record<string, string>>>> = {
  kind: KIND_NAMES,
  subject: STATEMENT_KIND_NAMES,
  metric: { ...METRIC_NAMES, ...STATEMENT_METRIC_NAMES },
  qualifier: { exact: '确数', about: '约', moreThan: '超过', atLeast: '不低于' },
  verdict: VERDICT_NAMES,
  year_rule: { ...YEAR_RULE_TEXTS, printed: '年份照原文' },
  action: EVENT_NAMES,
  entity: ENTITY_NAMES,
};

const DAY: Key[] = ['date', 'date_to', 'iso_week', 'region'];
const STATEMENT: Key[] = [
  ...(['region', 'scope', 'subject', 'period_printed', 'period_from', 'period_to'] as const),
  ...(['metric', 'value', 'unit', 'qualifier', 'printed', 'start', 'end'] as const),
];
const EVENT: Key[] = [
  ...(['seq', 'at', 'actor', 'action', 'entity', 'entity_id'] as const),
  ...(['before', 'after', 'content', 'previous', 'hash'] as const),
];
const SOURCE: Key[] = ['year_rule', 'published', 'parser_version', 'source_name', 'source_sha256'];

export const DATASETS: Readonly<Record<DatasetName, Dataset>> = {
  hotline: dataset('热线通报', ['calls', 'messages', 'direct', 'transferred', 'callbacks', 'verdict']),
  channels: dataset('网民留言渠道', ['rank', 'channel', 'group', 'value', 'unit']),
  hotspots: dataset('热点问题', ['rank', 'category', 'group', 'value', 'unit', 'remark', 'agency']),
  hazards: dataset('安全隐患举报', ['hazards', 'agency', 'verdict']),
  receivers: dataset('隐患接收单位', ['rank', 'receiver', 'group', 'value', 'unit']),
  topics: dataset('隐患主要问题', ['rank', 'topic', 'group']),
  figures: dataset('全部数字', [
    ...(['kind', 'metric', 'rank', 'label', 'group', 'value', 'unit', 'printed', 'start', 'end'] as const),
    ...(['remark', 'agency', 'verdict', 'page', 'reading_id', 'figure_id'] as const),
    ...(['record_version', 'supersedes', 'supersedes_hash', 'reason'] as const),
    ...(['recorded_by', 'recorded_at', 'row_hash'] as const),
  ]),
  statements: {
    title: '阶段口径',
    columns: [...STATEMENT, ...SOURCE].map(columnOf),
  },
  events: { title: '审计链', columns: EVENT.map(columnOf) },
};

function dataset(title: string, own: Key[]): Dataset {
  return { title, columns: [...DAY, ...own, ...SOURCE].map(columnOf) };
}

function columnOf(key: Key): Column {
  const words = WORDS[key];
  return { key, chinese: HEADERS[key], ...(words === undefined ? {} : { words }) };
}
