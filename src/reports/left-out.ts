// The days that a period's sums leave out, by name.
import { addDays, monthDayName, type IsoDate } from '../domain/dates.js';
import { rangeName } from '../domain/period.js';
import type { DayRef, DayStatus } from './models.js';
import type { DayGroup, PeriodDay } from './period-model.js';
import { AHEAD_NAME, STATUS_NAMES } from './wording.js';

/** A bulletin is there, but not in the sums. */
const HELD: readonly DayStatus[] = ['pending', 'merged'];
const ABSENT: readonly DayStatus[] = ['missing', 'awaited', 'outside'];
/** More days than this are told as stretches: `10月1日—8日（8天）`. */
const NAMED_DAYS = 7;

function namesOf(days: DayRef[]): string {
  if (days.length <= NAMED_DAYS) return days.map((day) => `${day.dayName}（${day.weekday}）`).join('、');
  return stretchNames(days);
}

/** `10月1日—8日（8天）、10月12日`. */
function stretchNames(days: Pick<DayRef, 'date'>[]): string {
  return stretchesOf(days.map(({ date }) => date))
    .map(([from, to, count]) => (count === 1 ? monthDayName(from) : `${rangeName(from, to)}（${count}天）`))
    .join('、');
}

/** Days in a row as first, last and how many. */
function stretchesOf(dates: IsoDate[]): [from: IsoDate, to: IsoDate, count: number][] {
  const stretches: [from: IsoDate, to: IsoDate, count: number][] = [];
  for (const date of dates) {
    const last = stretches.at(-1);
    if (last && addDays(last[1], 1) === date) {
      last[1] = date;
      last[2] += 1;
    } else {
      stretches.push([date, date, 1]);
    }
  }
  return stretches;
}

type Standing = DayRef & { status: DayStatus };

function groupOf(standings: Standing[], status: DayStatus, isAhead: boolean): DayGroup[] {
  const days = standings.map(({ date, dayName, weekday, holiday }) => ({ date, dayName, weekday, holiday }));
  if (days.length === 0) return [];
  const statusName = isAhead ? AHEAD_NAME : STATUS_NAMES[status];
  const text = `${statusName}${isAhead ? '的' : ''}${days.length}天：${namesOf(days)}`;
  return [{ status, statusName, isAhead, days, text }];
}

/** Days after `today` stand apart, at the end: their bulletins are not due yet. */
export function leftOutDays(days: Standing[], today: IsoDate): DayGroup[] {
  const isAhead = ({ status, date }: Standing): boolean => status === 'awaited' && date > today;
  const groups = [...HELD, ...ABSENT].flatMap((status) =>
    groupOf(
      days.filter((day) => day.status === status && !isAhead(day)),
      status,
      false,
    ),
  );
  return [...groups, ...groupOf(days.filter(isAhead), 'awaited', true)];
}

/** `没有通报的3天：10月13日（周一）、10月14日（周二）——缺；10月18日（周六）——待刊；尚未到的1天：10月19日（周日）`. */
export function withoutBulletinText(groups: DayGroup[]): string | null {
  const absent = groups.filter(({ status, isAhead }) => ABSENT.includes(status) && !isAhead);
  const count = absent.reduce((sum, group) => sum + group.days.length, 0);
  const names = absent.map((group) => `${namesOf(group.days)}——${group.statusName}`).join('；');
  const ahead = groups.filter(({ isAhead }) => isAhead).map(({ text }) => text);
  const parts = [...(count === 0 ? [] : [`没有通报的${count}天：${names}`]), ...ahead];
  return parts.length === 0 ? null : parts.join('；');
}

export function heldTexts(groups: DayGroup[]): string[] {
  return groups
    .filter((group) => HELD.includes(group.status))
    .map((group) => `${group.statusName}的${group.days.length}天不计入合计：${namesOf(group.days)}`);
}

/** Accepted all the same: `10月13日勾稽不符、10月14日无法勾稽，照入账的数字计入合计。`; of many days each verdict once. */
export function unbalancedText(days: Pick<PeriodDay, 'date' | 'dayName' | 'verdict'>[]): string | null {
  const doubted = days.flatMap(({ date, dayName, verdict }) =>
    verdict === null ? [] : { date, dayName, text: verdict.text },
  );
  if (doubted.length === 0) return null;
  const groups = [...new Set(doubted.map(({ text }) => text))].map((text) => {
    const own = doubted.filter((day) => day.text === text);
    return `${text}的${own.length}天：${stretchNames(own)}`;
  });
  const names = doubted.map(({ dayName, text }) => `${dayName}${text}`);
  return `${doubted.length <= NAMED_DAYS ? names.join('、') : groups.join('；')}，照入账的数字计入合计。`;
}

/** Days in the sums of which a further bulletin waits, by name; null where there is none. */
export function otherPendingDays(days: Pick<PeriodDay, 'date' | 'dayName' | 'conflict'>[]): string | null {
  const held = days.filter(({ conflict }) => conflict !== null);
  if (held.length === 0) return null;
  return held.length <= NAMED_DAYS ? held.map(({ dayName }) => dayName).join('、') : stretchNames(held);
}
