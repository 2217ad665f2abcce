// How each kind of bulletin stands on each day: accepted, waiting, or not there, and why.
import type { Kind } from '../domain/bulletin.js';
import {
  dateName,
  datesFrom,
  daysBetween,
  type IsoDate,
  monthDayName,
  weekdayName,
} from '../domain/dates.js';
import type { Entry, Scope } from '../domain/entry.js';
import { isRedacted } from './cells.js';
import { holidayOf } from './holidays.js';
import type { DayRef, DayStanding, DayStatus, PageScope } from './models.js';
import { rangeName } from '../domain/period.js';
import { KIND_NAMES, SIMULATED_TEXT, STATUS_NAMES } from './wording.js';

/** A notice may come as late as this many days after its day before the day counts as missing. */
const AWAITED_DAYS = 3;

export interface BookDay {
  kind: Kind;
  date: IsoDate;
  status: DayStatus;
  /** The accepted reading of just this day: the only one that sums and comparisons know. */
  accepted: Entry | null;
  /** The accepted notice of several days that covers this one; its figures belong to no single day. */
  merged: Entry | null;
  /** All that wait, oldest reading first. */
  pending: Entry[];
  /** What a person took out again; the day counts as without a bulletin unless there is another. */
  rejected: Entry[];
}

export interface Book {
  scope: Scope;
  day(kind: Kind, date: IsoDate): BookDay;
}

function statusWithoutEntry(date: IsoDate, scope: Scope): DayStatus {
  if (daysBetween(date, scope.today) <= AWAITED_DAYS) return 'awaited';
  return scope.coverageFrom === null || date < scope.coverageFrom ? 'outside' : 'missing';
}

/** Under `hotline 2025-10-15`, in their given order; a notice of several days under each of them. */
function entriesByDay(entries: Entry[]): Map<string, Entry[]> {
  const byDay = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const date of datesFrom(entry.date, entry.dateTo ?? entry.date)) {
      const key = `${entry.kind} ${date}`;
      byDay.set(key, [...(byDay.get(key) ?? []), entry]);
    }
  }
  return byDay;
}

/** Entries of other regions are not seen. */
export function openBook(entries: Entry[], scope: Scope): Book {
  const byDay = entriesByDay(entries.filter((entry) => entry.region === scope.region));
  return {
    scope,
    day(kind, date) {
      const here = byDay.get(`${kind} ${date}`) ?? [];
      const accepted = here.filter((entry) => entry.state === 'accepted');
      const single = accepted.find((entry) => entry.dateTo === undefined) ?? null;
      const merged = accepted.find((entry) => entry.dateTo !== undefined) ?? null;
      const pending = here
        .filter((entry) => entry.state === 'pending')
        .sort((a, b) => a.readingId - b.readingId);
      const rejected = here.filter((entry) => entry.state === 'rejected');
      let status = statusWithoutEntry(date, scope);
      if (pending.length > 0) status = 'pending';
      if (merged) status = 'merged';
      if (single) status = 'accepted';
      return { kind, date, status, accepted: single, merged, pending, rejected };
    },
  };
}

function awaitedText({ date }: BookDay, { today }: Scope): string {
  if (date > today) return '这一天还没有到。';
  return '通报一般在次日至3天后见报，现在还没有收到。';
}

function outsideText({ coverageFrom }: Scope): string {
  if (coverageFrom === null) return '台账还没有开始统计，这一天没有通报，不算缺报。';
  return `这一天在开始统计的日子（${dateName(coverageFrom)}）之前，没有通报，不算缺报。`;
}

function rejectedText({ rejected }: BookDay): string {
  const why = rejected.every(isRedacted) ? '已按决定隐去' : '已退回';
  return `这一天的通报读入过，${why}，现在没有可用的一份。`;
}

function statusText(day: BookDay, scope: Scope): string {
  const isEmpty = day.status === 'missing' || day.status === 'awaited' || day.status === 'outside';
  if (isEmpty && day.rejected.length > 0) return rejectedText(day);
  switch (day.status) {
    case 'accepted':
      return '通报已入账。';
    case 'merged':
      return `${day.merged ? rangeName(day.merged.date, day.merged.dateTo ?? day.merged.date) : ''}合并为一份通报，数字不能拆到单日，不计入合计和比较。`;
    case 'pending':
      return '通报已读入，等待人工核对；核对之前不计入合计和比较。';
    case 'awaited':
      return awaitedText(day, scope);
    case 'missing':
      return `过了${AWAITED_DAYS}天仍没有收到这一天的通报。`;
    case 'outside':
      return outsideText(scope);
  }
}

function conflictText(day: BookDay): string | null {
  if (day.pending.length === 0 || (!day.accepted && !day.merged)) return null;
  const differs = day.pending.some((entry) => entry.reasons.includes('conflict'));
  const what = differs ? '，其中有数字与已入账的不同' : '';
  return `这一天另有${day.pending.length}份通报待核${what}；本页的合计和比较以已入账的为准。`;
}

export function standingOf(day: BookDay, scope: Scope): DayStanding {
  return {
    kind: day.kind,
    kindName: KIND_NAMES[day.kind],
    status: day.status,
    statusName: STATUS_NAMES[day.status],
    reason: statusText(day, scope),
    conflict: conflictText(day),
  };
}

export function dayRef(date: IsoDate): DayRef {
  return { date, dayName: monthDayName(date), weekday: weekdayName(date), holiday: holidayOf(date) };
}

export function pageScope(scope: Scope): PageScope {
  const { region, today, coverageFrom, simulated } = scope;
  const coverageText =
    coverageFrom === null
      ? '还没有导入过通报；预置的日子可以查看，其余的日子不算缺报。'
      : `自${dateName(coverageFrom)}起统计，此前没有通报的日子不算缺报。`;
  return {
    region,
    today,
    coverageFrom,
    coverageText,
    simulated,
    simulatedText: simulated ? SIMULATED_TEXT : null,
  };
}
