// The facts that an event keeps, in words. Whoever can change the file can change them: nothing here relies on their shape.
import { ROLE_NAMES } from '../../accounts/roles.js';
import { dateName, isIsoDate } from '../../domain/dates.js';
import type { LedgerEvent } from '../../domain/event.js';
import { filtersText } from '../../exports/filters.js';
import { KIND_NAMES, METRIC_NAMES, STATE_NAMES, STATEMENT_KIND_NAMES } from '../../reports/wording.js';
import { exportTitle, reportText } from './export-facts.js';
import { placeOf } from './figures.js';

export interface FactsView {
  words: string;
  figures: { name: string; metric: string; value: number | null; to: string }[];
}

type Facts = Readonly<Record<string, unknown>>;

const ORIGIN_NAMES = { seed: '预置样例', import: '批量导入', person: '人工录入', simulation: '模拟生成' };
const PASSWORD_TEXTS = { set: '设了密码', changed: '密码已更改', same: '密码未变' };
const REDACTED_FIGURES = { kept: '数字保留', removed: '数字一并隐去' };

/** Null where an event tells nothing. */
export function factsView(event: LedgerEvent, side: 'before' | 'after', sha256: string): FactsView | null {
  const facts = factsOf(event[side]);
  if (facts === null) return null;
  const words = wordsOf(event)(facts).filter((word) => word !== '');
  const figures = figuresOf(facts['figures'], side, sha256);
  return words.length + figures.length === 0 ? null : { words: words.join('，'), figures };
}

function factsOf(json: string | null): Facts | null {
  try {
    const facts: unknown = JSON.parse(json ?? 'null');
    return typeof facts === 'object' && facts !== null ? (facts as Facts) : null;
  } catch {
    return null;
  }
}

function wordsOf({ entity, action }: LedgerEvent): (facts: Facts) => string[] {
  const words: Partial<Record<string, (facts: Facts) => string[]>> = WORDS;
  return words[entity ?? action] ?? (() => []);
}

const WORDS = {
  arrival: ({ origin, published }: Facts) => [
    named(ORIGIN_NAMES, origin),
    published === null ? '没有填刊发日期' : `刊发日期${day(published)}`,
  ],
  reading: (facts: Facts) => readText(facts, KIND_NAMES),
  statement: (facts: Facts) => readText(facts, STATEMENT_KIND_NAMES),
  decision: ({ state, date, date_to: dateTo, note }: Facts) => [
    `${named(STATE_NAMES, state)}${date === null || date === undefined ? '，没有日期' : ''}`,
    ...(typeof date === 'string'
      ? [`${day(date)}${typeof dateTo === 'string' ? `至${day(dateTo)}` : ''}`]
      : []),
    because(note),
  ],
  redaction: ({ figures, note }: Facts) => [named(REDACTED_FIGURES, figures), because(note)],
  user: ({ name, role, active, password }: Facts) => [
    text(name),
    named(ROLE_NAMES, role),
    active === false ? '停用' : '启用',
    named(PASSWORD_TEXTS, password),
  ],
  report: ({ edition, differences, sources, digest }: Facts) => [
    `第${text(edition)}版`,
    typeof differences === 'number' && differences > 0 ? `与上一版有${differences}处不同` : '',
    `引用${text(sources)}份来源`,
    `SHA-256 ${text(digest)}`,
  ],
  remark: ({ version, empty }: Facts) => [`第${text(version)}稿${empty === true ? '，撤回' : ''}`],
  login: ({ role }: Facts) => [named(ROLE_NAMES, role)],
  'login-failures': ({ date, count }: Facts) => [`${day(date)}共${text(count)}次`],
  export: ({ dataset, forExcel, rows, sha256, ...filters }: Facts) => [
    exportTitle(text(dataset)),
    reportText(filters) || filtersText(filters),
    forExcel === true ? 'Excel 用' : '',
    `${text(rows)}行`,
    `SHA-256 ${text(sha256)}`,
  ],
  note: ({ note }: Facts) => [text(note)],
  restore: ({ file, kept, left }: Facts) => [
    `换上备份 SHA-256 ${text(file)}`,
    typeof kept === 'string' ? `换下的台账留作 ${kept}` : '原来没有台账',
    ...(Array.isArray(left) ? (left as (Facts | null)[]) : []).map(
      (head) => `留下的链首 ${text(head?.['seq'])}-${text(head?.['hash']).slice(0, 32)}`,
    ),
  ],
};

function readText({ kind, figures }: Facts, kinds: Readonly<Record<string, string>>): string[] {
  return [named(kinds, kind), typeof figures === 'number' ? `共${figures}个数字` : ''];
}

function figuresOf(figures: unknown, side: string, sha256: string): FactsView['figures'] {
  if (!Array.isArray(figures)) return [];
  return (figures as (Facts | null)[]).map((figure) => figureView(figure ?? {}, side, sha256));
}

function figureView(
  { id, metric, rank, value }: Facts,
  side: string,
  sha256: string,
): FactsView['figures'][number] {
  return {
    name: `${named(METRIC_NAMES, metric)}${typeof rank === 'number' ? `第${rank}位` : ''}`,
    metric: `${text(metric)}.${side}`,
    value: typeof value === 'number' ? value : null,
    to: placeOf(sha256, Number(id)),
  };
}

/** The word for a code; a code that has none stays as it is. */
function named(words: Readonly<Record<string, string>>, code: unknown): string {
  return Object.entries(words).find(([key]) => key === code)?.[1] ?? text(code);
}

function because(note: unknown): string {
  return typeof note === 'string' ? `理由：${note}` : '';
}

function day(date: unknown): string {
  return typeof date === 'string' && isIsoDate(date) ? dateName(date) : text(date);
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
