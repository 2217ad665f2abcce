// Which weeks can be issued: all their days are in the books, or the deadline has come; and what became of those issued.
import type { Kind } from '../domain/bulletin.js';
import {
  addDays,
  addWeeks,
  dateName,
  daysOfWeek,
  monthDayName,
  weekdayName,
  weekName,
  weekOf,
  type IsoDate,
  type IsoWeek,
} from '../domain/dates.js';
import type { Entry, Scope } from '../domain/entry.js';
import type { ReportDifference } from '../domain/report.js';
import { openBook, type Book, type BookDay } from './book.js';
import { differencesText } from './report-differences.js';
import { KIND_NAMES, STATUS_NAMES } from './wording.js';

/** open: wait; ready: every day of the coverage is accepted; due: the deadline has come; changed: figures or words are not as issued. */
export type ReadinessState = 'open' | 'ready' | 'due' | 'issued' | 'changed';

/** A bulletin that is not accepted. */
export interface OutDay {
  date: IsoDate;
  kind: Kind;
  status: 'missing' | 'pending' | 'awaited';
}

export interface WeekReadiness {
  week: IsoWeek;
  name: string;
  state: ReadinessState;
  /** In plain sentences. */
  text: string;
  /** Missing ones first, then pending, then awaited ones of days that are over. */
  out: OutDay[];
  /** The newest edition; null where it was never issued. */
  issued: WeekIssue | null;
}

/** The newest edition of a week beside the figures of today. */
export interface WeekIssue {
  id: number;
  edition: number;
  /** ISO 8601 with the offset of Xining. */
  at: string;
  /** What differs now; null: its document was redacted, so nobody can tell. */
  differences: ReportDifference[] | null;
}

export interface ReadinessRules {
  scope: Scope;
  /** Weekday of the following week, 1 for Monday, from whose first minute on it is due. */
  deadline: number;
  newestIssue: (week: IsoWeek) => WeekIssue | null;
}

/** The present week and those before it, newest first. */
export function weeksUpTo(today: IsoDate, count: number): IsoWeek[] {
  return Array.from({ length: count }, (_, back) => addWeeks(weekOf(today), -back));
}

/** Of weeks that have anything, or that notices are expected for. */
export function readinessOf(weeks: IsoWeek[], entries: Entry[], rules: ReadinessRules): WeekReadiness[] {
  const book = openBook(entries, rules.scope);
  return weeks
    .map((week) => factsOf(week, book))
    .filter(({ isListed }) => isListed)
    .map((facts) => told(facts, rules));
}

interface WeekFacts {
  week: IsoWeek;
  days: BookDay[];
  out: OutDay[];
  /** Some day has an accepted figure of its own. */
  hasFigures: boolean;
  isListed: boolean;
}

const KINDS: readonly Kind[] = ['hotline', 'hazard'];
const OUT: readonly OutDay['status'][] = ['missing', 'pending', 'awaited'];

function factsOf(week: IsoWeek, book: Book): WeekFacts {
  const { today, coverageFrom } = book.scope;
  const dates = daysOfWeek(week);
  const days = dates.flatMap((date) => KINDS.map((kind) => book.day(kind, date)));
  const out = OUT.flatMap((status) =>
    days
      .filter((day) => day.status === status && (status !== 'awaited' || day.date < today))
      .map(({ date, kind }) => ({ date, kind, status })),
  );
  const hasAny = days.some(({ accepted, merged, pending }) => accepted ?? merged ?? pending[0]);
  const isCovered = coverageFrom !== null && coverageFrom <= (dates[6] ?? '') && coverageFrom <= today;
  const hasFigures = days.some(({ accepted }) => accepted !== null);
  return { week, days, out, hasFigures, isListed: hasAny || isCovered };
}

function told(facts: WeekFacts, rules: ReadinessRules): WeekReadiness {
  const { week, out } = facts;
  const issued = rules.newestIssue(week);
  const state = issued === null ? stateOf(facts, rules) : issuedState(issued);
  const words = [sentence(state, { ...facts, ...rules, issued }), outText(out), conflictText(facts.days)];
  const text = words.filter((part) => part !== '').join('');
  return { week, name: weekName(week), state, text, out, issued };
}

function issuedState({ differences }: WeekIssue): ReadinessState {
  return differences === null || differences.length === 0 ? 'issued' : 'changed';
}

/** Where nothing is counted yet, nobody knows which days are missing: such a week is due at most. */
function stateOf({ week, out, hasFigures }: WeekFacts, { scope, deadline }: ReadinessRules): ReadinessState {
  const { today, coverageFrom } = scope;
  if (today <= lastDay(week)) return 'open';
  if (out.length === 0 && hasFigures && coverageFrom !== null) return 'ready';
  return today >= deadlineOf(week, deadline) ? 'due' : 'open';
}

function lastDay(week: IsoWeek): IsoDate {
  return daysOfWeek(week)[6] ?? '';
}

/** From its first minute on, a week is due. */
function deadlineOf(week: IsoWeek, deadline: number): IsoDate {
  return addDays(lastDay(week), deadline);
}

function sentence(
  state: ReadinessState,
  week: WeekFacts & ReadinessRules & { issued: WeekIssue | null },
): string {
  const deadline = deadlineOf(week.week, week.deadline);
  if (week.issued !== null) return issuedText(week.issued);
  if (week.scope.today <= lastDay(week.week)) return `这一周到${monthDayName(lastDay(week.week))}结束。`;
  if (!week.hasFigures && (state !== 'open' || week.out.length === 0)) {
    return '没有一天有已入账的数字，不能印发。';
  }
  const covered = coveredText(week);
  switch (state) {
    case 'ready':
      return covered === '' ? '通报都已入账，可以印发。' : `${covered}可以印发。`;
    case 'due':
      return `已到期限（${monthDayName(deadline)}），可以印发。${covered}`;
    default:
      return `${covered}通报还没有齐，等到${monthDayName(deadline)}（${weekdayName(deadline)}）。`;
  }
}

/** Of a week that the coverage begins in or after: how little of it there is; else empty. */
function coveredText({ week, days, scope: { coverageFrom } }: WeekFacts & ReadinessRules): string {
  const dates = daysOfWeek(week);
  if (coverageFrom !== null && coverageFrom <= (dates[0] ?? '')) return '';
  const since =
    coverageFrom === null ? '还没有开始统计' : `统计自${monthDayIn(coverageFrom, lastDay(week))}起`;
  const counts = KINDS.map((kind) => days.filter((day) => day.kind === kind && day.accepted !== null).length);
  const [first] = counts;
  const told = counts.every((count) => count === first)
    ? `${first}天`
    : KINDS.map((kind, index) => `${KIND_NAMES[kind]}${counts[index]}天`).join('、');
  return `${since}，${dates.length}天中${told}入账。`;
}

/** With its year where that is another one. */
function monthDayIn(date: IsoDate, near: IsoDate): string {
  return date.slice(0, 4) === near.slice(0, 4) ? monthDayName(date) : dateName(date);
}

function issuedText({ edition, at, differences }: WeekIssue): string {
  const what = `已印发第${edition}版（${monthDayName(at.slice(0, 10))}）`;
  if (differences === null) return `${what}；引用的来源后来隐去，不能再与现在的数字核对。`;
  return differences.length === 0
    ? `${what}，数字没有变化。`
    : `${what}，之后${differencesText(differences)}，可以印发更正。`;
}

/** Of accepted days that a further reading waits for. */
function conflictText(days: BookDay[]): string {
  const names = days
    .filter(({ accepted, merged, pending }) => (accepted ?? merged) !== null && pending.length > 0)
    .map(dayName);
  return names.length === 0 ? '' : `已入账而另有通报待核：${names.join('、')}。`;
}

function dayName({ date, kind }: Pick<BookDay, 'date' | 'kind'>): string {
  return `${monthDayName(date)}${KIND_NAMES[kind]}`;
}

/** `缺：10月17日热线通报；待核：10月18日安全隐患通报。` */
function outText(out: OutDay[]): string {
  const parts = OUT.flatMap((status) => {
    const names = out.filter((day) => day.status === status).map(dayName);
    return names.length === 0 ? [] : [`${STATUS_NAMES[status]}：${names.join('、')}`];
  });
  return parts.length === 0 ? '' : `${parts.join('；')}。`;
}
