// The days that a period's sums leave out, by name.
import { addDays, monthDayName, type IsoDate } from '../domain/dates.js';
import { rangeName } from '../domain/period.js';
import type { DayRef, DayStatus } from './models.js';
import type { DayGroup } from './period-model.js';
import { AHEAD_NAME, STATUS_NAMES } from './wording.js';

/** A bulletin is there, but not in the sums. */
const HELD: readonly DayStatus[] = ['pending', 'merged'];
const ABSENT: readonly DayStatus[] = ['missing', 'awaited', 'outside'];
/** More days than this are told as stretches: `10月1日—8日（8天）`. */
const NAMED_DAYS = 7;

function namesOf(days: DayRef[]): string {
  if (days.length <= NAMED_DAYS) return days.map((day) => `${day.dayName}（${day.weekday}）`).join('、');
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
