// What waits for a person, in groups by what is asked of her.
import { dateName } from '../../domain/dates.js';
import type { Reason } from '../../domain/judgement.js';
import { waitsForYear, type PendingReading } from '../../domain/review.js';
import { dayText } from '../../reports/reading-text.js';
import { countText } from '../../reports/rounding.js';
import { KIND_NAMES } from '../../reports/wording.js';
import { sourceName } from './plain-text.js';

interface PendingRow {
  readingId: number;
  dayText: string;
  kindName: string;
  /** 来电 1,215 件次; null where it was not read. */
  chief: number | null;
  chiefMetric: string;
  chiefName: string;
  chiefText: string;
  name: string;
  sha256: string;
  publishedText: string;
  reasons: string[];
}

export interface PendingGroup {
  code: string;
  title: string;
  /** Its readings can be accepted all at once. */
  isYears: boolean;
  rows: PendingRow[];
}

const GROUPS: { code: string; title: string; holds: (reasons: readonly Reason[]) => boolean }[] = [
  {
    code: 'conflict',
    title: '与已入账的不一致，要选定一份',
    holds: (reasons) => reasons.includes('conflict'),
  },
  { code: 'years', title: '只差确认年份，可以整批采用', holds: waitsForYear },
  {
    code: 'unread',
    title: '有数字印得不清或没有读懂，要补正',
    holds: (reasons) => reasons.includes('repair') || reasons.includes('unread'),
  },
  {
    code: 'sums',
    title: '加起来不符，或者不够核对',
    holds: (reasons) => reasons.includes('unbalanced') || reasons.includes('uncheckable'),
  },
  { code: 'others', title: '其他要确认的', holds: () => true },
];

/** What the group's own title does not say already. */
export const SHORT_REASONS: Readonly<Record<Reason, string>> = {
  unbalanced: '勾稽不符',
  uncheckable: '无法勾稽',
  quoted: '文中转述',
  'year-mentions': '年份是推定的',
  'year-none': '没有年份',
  'date-doubtful': '日期存疑',
  range: '合并几天',
  unlikely: '数字异常',
  unread: '有没读懂的',
  repair: '有印不清的',
  correction: '更正启事',
  'rejected-before': '以前退回过',
  conflict: '与已入账不一致',
};

export function pendingGroups(readings: readonly PendingReading[]): PendingGroup[] {
  const left = new Set(readings);
  return GROUPS.flatMap(({ code, title, holds }) => {
    const members = [...left].filter(({ reasons }) => holds(reasons));
    for (const member of members) left.delete(member);
    return members.length === 0 ? [] : [{ code, title, isYears: code === 'years', rows: members.map(rowOf) }];
  });
}

function rowOf(reading: PendingReading): PendingRow {
  const { readingId, kind, date, dateTo, monthDay, chief, sha256, name, published } = reading;
  const isHotline = kind === 'hotline';
  return {
    ...{ readingId, sha256, chief },
    dayText: dayText({ date, monthDay, ...(dateTo === null ? {} : { dateTo }) }),
    kindName: KIND_NAMES[kind],
    chiefMetric: isHotline ? 'calls' : 'hazards',
    chiefName: isHotline ? '来电' : '举报',
    chiefText: chief === null ? '—' : countText(chief),
    name: sourceName(name),
    publishedText: published === null ? '' : `${dateName(published)}刊`,
    reasons: reading.reasons.map((reason) => SHORT_REASONS[reason]),
  };
}
