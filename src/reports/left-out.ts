// The days that a week's sums leave out, by name.
import type { DayStatus } from './models.js';
import type { DayGroup, WeekDay } from './weekly-model.js';
import { STATUS_NAMES } from './wording.js';

/** A bulletin is there, but not in the sums. */
const HELD: readonly DayStatus[] = ['pending', 'merged'];
const ABSENT: readonly DayStatus[] = ['missing', 'awaited', 'outside'];

function namesOf({ days }: Pick<DayGroup, 'days'>): string {
  return days.map((day) => `${day.dayName}（${day.weekday}）`).join('、');
}

export function leftOutDays(days: WeekDay[]): DayGroup[] {
  return [...HELD, ...ABSENT].flatMap((status) => {
    const of = days
      .filter((day) => day.status === status)
      .map(({ date, dayName, weekday, holiday }) => ({ date, dayName, weekday, holiday }));
    const statusName = STATUS_NAMES[status];
    const text = `${statusName}${of.length}天：${namesOf({ days: of })}`;
    return of.length === 0 ? [] : [{ status, statusName, days: of, text }];
  });
}

/** `没有通报的3天：10月13日（周一）、10月14日（周二）——缺；10月19日（周日）——待刊`. */
export function withoutBulletinText(groups: DayGroup[]): string | null {
  const absent = groups.filter((group) => ABSENT.includes(group.status));
  const count = absent.reduce((sum, group) => sum + group.days.length, 0);
  if (count === 0) return null;
  return `没有通报的${count}天：${absent.map((group) => `${namesOf(group)}——${group.statusName}`).join('；')}`;
}

export function heldTexts(groups: DayGroup[]): string[] {
  return groups
    .filter((group) => HELD.includes(group.status))
    .map((group) => `${group.statusName}的${group.days.length}天不计入合计：${namesOf(group)}`);
}
