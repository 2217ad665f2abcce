// One thing that was done, as a row of the audit chain.

/** The tables whose every row is brought by exactly one event. */
export const ENTITIES = [
  'mark',
  'arrival',
  'reading',
  'decision',
  'statement',
  'withdrawal',
  'alias',
  'user',
  'redaction',
  'report',
  'remark',
] as const;
export type Entity = (typeof ENTITIES)[number];

/** What an event brought, in words. */
export const ENTITY_NAMES: Readonly<Record<Entity, string>> = {
  mark: '模拟数据标记',
  arrival: '来源',
  reading: '读数',
  decision: '决定',
  statement: '阶段口径',
  withdrawal: '阶段口径的撤下',
  alias: '名称归并',
  user: '用户',
  redaction: '隐去',
  report: '印发的报告',
  remark: '值得关注',
};

export const EVENT_ACTIONS = [
  // What brings a row.
  'mark',
  'ingest',
  'read',
  'accept',
  'hold',
  'supersede',
  'reject',
  'correct',
  'set-date',
  'redact',
  'withdraw',
  'alias',
  'user',
  'issue',
  'remark',
  // What brings none.
  'login',
  'login-failures',
  'export',
  'note',
  'restore',
  // A row that stood before the chain began.
  'adopt',
] as const;
export type EventAction = (typeof EVENT_ACTIONS)[number];

/** JSON that the chain keeps; never with words of a page, so that a redaction need not touch it. */
export type Facts = Readonly<Record<string, unknown>>;

/** An event without a row of its own; `at` is an ISO 8601 instant. */
export interface Occurrence {
  action: 'login' | 'login-failures' | 'export' | 'note' | 'restore';
  actor: string;
  at: string;
  after: Facts;
}

/** A row of the chain, under the names of its columns. */
export interface LedgerEvent {
  /** From 1, without gaps. */
  seq: number;
  /** ISO 8601 with the offset of Xining. */
  at: string;
  actor: string;
  action: EventAction;
  /** The row that it brought; null where it brought none. */
  entity: Entity | null;
  entity_id: number | null;
  /** JSON of Facts; null: nothing was there before, or there is nothing to tell. */
  before: string | null;
  after: string | null;
  /** SHA-256 of the row that it brought, with all that belongs to it. */
  content: string | null;
  /** Hash of the event before it; 64 zeros for the first. */
  previous: string;
  /** SHA-256 of all of the above in canonical form (RFC 8785), empty and null fields left out. */
  hash: string;
}

/** The newest event: what paper and exports carry away, so that nobody can cut or rewrite the chain unseen. */
export interface ChainHead {
  seq: number;
  hash: string;
}

/** `57-3f9a…`: the number of the event and 128 bits of its hash. */
export function headText({ seq, hash }: ChainHead): string {
  return `${seq}-${hash.slice(0, 32)}`;
}

/** Of the newest event, for people; null: there is none. */
export function headLine(head: ChainHead | null): string {
  return head === null ? '审计链是空的' : `链首 第${head.seq}号 ${headText(head)}`;
}
