// Whether the same days of two periods have data.
import { describe, expect, it } from '@jest/globals';
import { datesFrom, daysOfWeek } from '../../src/domain/dates.js';
import { otherDaysText } from '../../src/reports/other-days.js';

const HERE = daysOfWeek('2025-W42');
const BASE = daysOfWeek('2025-W41');

function without(dates: string[], ...places: number[]): { dates: string[]; days: string[] } {
  return { dates, days: dates.filter((_date, index) => !places.includes(index)) };
}

describe('two periods with data on as many days', () => {
  it.each([
    ['the same days', { here: [3], base: [3], words: null }],
    ['all days', { here: [], base: [], words: null }],
    ['another number of days', { here: [3], base: [], words: null }],
    ['a Thursday here, a Monday there', { here: [3], base: [0], words: '（本期周四、基期周一没有数字）' }],
    ['two, one of them shared', { here: [0, 5], base: [5, 6], words: '（本期周一、基期周日没有数字）' }],
    ['three', { here: [0, 1], base: [4, 5], words: '（本期周一、周二、基期周五、周六没有数字）' }],
  ])('%s without data → %j', (_situation, { here: hereLacks, base: baseLacks, words }) => {
    const text = otherDaysText(without(HERE, ...hereLacks), without(BASE, ...baseLacks));
    expect(text).toBe(words === null ? null : `有数据的天数相同，但不是同样的日子${words}`);
  });

  it('months of one length → named by date; more than three → by number', () => {
    const [july, august] = [datesFrom('2025-07-01', '2025-07-31'), datesFrom('2025-08-01', '2025-08-31')];
    expect(otherDaysText(without(july, 0), without(august, 30))).toContain('本期7月1日、基期8月31日没有数字');
    expect(otherDaysText(without(july, 0, 1, 2, 3), without(august, 27, 28, 29, 30))).toContain(
      '本期有4天、基期有4天没有数字',
    );
  });

  it('periods of other length → cannot be set side by side', () => {
    const [june, july] = [datesFrom('2025-06-01', '2025-06-30'), datesFrom('2025-07-01', '2025-07-31')];
    expect(otherDaysText(without(june), without(july, 3))).toBeNull();
  });
});
