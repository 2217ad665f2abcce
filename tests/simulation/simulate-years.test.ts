// The demo's years: reproducible, plausible, with gaps and faults, and marked as simulated.
import { describe, expect, it } from '@jest/globals';
import { addDays, daysBetween, isIsoDate } from '../../src/domain/dates.js';
import { simulateYears, type SimulatedIssue } from '../../src/simulation/simulate-years.js';

const UNTIL = '2026-03-10';
const issues = [...simulateYears({ until: UNTIL, years: 2, seed: 12345 })];

function dayOf(issue: SimulatedIssue): string {
  return issue.name.slice('模拟-'.length, -'.txt'.length);
}

function numbers(text: string, pattern: RegExp): number[] {
  return [...text.matchAll(pattern)].map((match) => Number(match[1]));
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function balances(text: string): boolean {
  const [calls = 0] = numbers(text, /来电诉求(\d+)件次/g);
  const [messages = 0] = numbers(text, /网民留言(\d+)件/g);
  const [breakdown = ''] = /（.*）/.exec(text) ?? [];
  const [direct = 0] = numbers(text, /直接办理(\d+)件/g);
  const [transferred = 0] = numbers(text, /转交责任单位办理(\d+)件/g);
  const hazards = numbers(text, /收到安全隐患举报(\d+)件/g);
  const received = numbers(text, /接收举报(\d+)件/g);
  return (
    direct + transferred === calls &&
    sum(numbers(breakdown, /[^\d](\d+)件/g)) === messages &&
    sum(received) === sum(hazards)
  );
}

describe('simulateYears', () => {
  it('the same seed twice → the same issues; another seed → others', () => {
    expect([...simulateYears({ until: UNTIL, years: 2, seed: 12345 })]).toEqual(issues);
    expect([...simulateYears({ until: UNTIL, years: 2, seed: 12346 })]).not.toEqual(issues);
  });

  it('two years → each data day at most once and in order, a few per cent of the days missing in runs', () => {
    const days = issues.map(dayOf);
    expect(days.every(isIsoDate)).toBe(true);
    expect([...new Set(days)].sort()).toEqual(days);
    const length = daysBetween(days[0] ?? '', addDays(UNTIL, -1)) + 1;
    expect(length).toBeGreaterThanOrEqual(728);
    expect(days.length / length).toBeGreaterThan(0.94);
    expect(days.length / length).toBeLessThan(0.99);
    const gaps = days.slice(1).map((day, index) => daysBetween(days[index] ?? '', day) - 1);
    expect(Math.max(...gaps)).toBeGreaterThan(1);
  });

  it('every issue → printed one to three days after its day, never after the present day', () => {
    for (const issue of issues) {
      const lag = daysBetween(dayOf(issue), issue.published);
      expect(lag).toBeGreaterThanOrEqual(1);
      expect(lag).toBeLessThanOrEqual(3);
      expect(issue.published <= UNTIL).toBe(true);
    }
    const printed = issues.map((issue) => issue.published);
    expect([...printed].sort()).toEqual(printed);
  });

  it('figures → of the size that the real bulletins have', () => {
    const text = issues.map((issue) => issue.text).join('');
    const ranges: [RegExp, number, number][] = [
      [/来电诉求(\d+)件次/g, 700, 1600],
      [/网民留言(\d+)件/g, 30, 120],
      [/回访量(\d+)件/g, 180, 320],
      [/收到安全隐患举报(\d+)件/g, 20, 90],
    ];
    for (const [pattern, low, high] of ranges) {
      const values = numbers(text, pattern);
      expect(values.length).toBeGreaterThan(600);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
      expect(Math.max(...values)).toBeLessThanOrEqual(high);
    }
  });

  it('sums → nearly all add up, a few do not', () => {
    const faults = issues.filter((issue) => !balances(issue.text)).length;
    expect(faults / issues.length).toBeGreaterThan(0.005);
    expect(faults / issues.length).toBeLessThan(0.03);
  });

  it('calls → fewer on Sundays than on Mondays, more in the second year, fewer at the National Day', () => {
    const average = (days: readonly SimulatedIssue[]): number =>
      sum(days.flatMap((issue) => numbers(issue.text, /来电诉求(\d+)件次/g))) / days.length;
    const weekday = (number: number): SimulatedIssue[] =>
      issues.filter((issue) => daysBetween('2024-01-01', dayOf(issue)) % 7 === number);
    expect(average(weekday(6))).toBeLessThan(0.9 * average(weekday(0)));
    const year = (from: string, to: string): SimulatedIssue[] =>
      issues.filter((issue) => dayOf(issue) >= from && dayOf(issue) <= to);
    expect(average(year('2025-03-11', '2026-03-09'))).toBeGreaterThan(
      average(year('2024-03-11', '2025-03-09')),
    );
    expect(average(year('2025-10-01', '2025-10-08'))).toBeLessThan(average(year('2025-10-13', '2025-10-17')));
  });

  it('every issue → says in its own text that it is simulated', () => {
    expect(issues.filter((issue) => !issue.text.startsWith('【模拟数据'))).toEqual([]);
  });
});
