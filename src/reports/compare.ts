// One figure against another: what is compared, by how much it changed, and why it cannot be said.
import type { Book } from './book.js';
import { holidayNotes } from './holidays.js';
import type { Comparison, ComparisonColumn, Direction, Why } from './models.js';
import { otherDaysText } from './other-days.js';
import type { Base, Period } from './periods.js';
import {
  countText,
  decimalText,
  difference,
  type Fraction,
  fraction,
  percent,
  relativeChange,
  twoDecimals,
} from './rounding.js';
import { type Side, sideOf, type Subject } from './sides.js';
import { DASH } from './wording.js';

/** A table of rows that are all compared with the same periods. */
export interface Table {
  book: Book;
  kind: Subject['kind'];
  here: Period;
  bases: Base[];
}

const MARKS: Readonly<Record<Direction, string>> = { up: '▲', down: '▼', level: '持平' };

function hasData({ book, kind }: Table, period: Period): boolean {
  return period.dates.some((date) => book.day(kind, date).accepted !== null);
}

/** Holidays are named where both periods have data: without a comparison there is nothing to explain. */
export function columnsOf(table: Table): ComparisonColumn[] {
  return table.bases.map((base) => ({
    code: base.code,
    name: base.title,
    baseName: base.impossible ? null : base.name,
    dates: base.dates,
    notes: hasData(table, table.here) && hasData(table, base) ? holidayNotes(table.here, base) : [],
  }));
}

export type Outcome = Pick<Comparison, 'change' | 'changeText' | 'direction' | 'mark' | 'why'>;

export function unsaid(why: Why): Outcome {
  return { change: null, changeText: DASH, direction: null, mark: '', why };
}

/** The direction is that of the exact figures, even where the rounded change is 0.00. */
function said(moved: Fraction, change: number, unit: Comparison['changeUnit']): Outcome {
  let direction: Direction = 'level';
  if (moved.numerator > 0n) direction = 'up';
  if (moved.numerator < 0n) direction = 'down';
  const sign = direction === 'up' ? '+' : '';
  const changeText = `${sign}${decimalText(change)}${unit === '%' ? '%' : `个${unit}`}`;
  return { change, changeText, direction, mark: MARKS[direction], why: null };
}

/** Why no change can be said before any arithmetic; null where both sides have a figure. */
function obstacle(here: Side, base: Side): Why | null {
  if (base.why?.code === 'no-base-date' || base.why?.code === 'no-base-period') return base.why;
  if (here.why) return { code: 'this-missing', text: here.why.text };
  return base.why;
}

function countOutcome(here: Side, base: Side, average: boolean): Outcome {
  const why = obstacle(here, base);
  if (why) return unsaid(why);
  if (base.sum === 0) return unsaid({ code: 'base-zero', text: '比较的基数是0，不能算增减幅度。' });
  const [now, before] = [
    fraction(here.sum, average ? here.days.length : 1),
    fraction(base.sum, average ? base.days.length : 1),
  ];
  return movedBy(now, before);
}

/** Of two counts or averages that are known, the base above zero. */
export function movedBy(now: Fraction, before: Fraction): Outcome {
  return said(difference(now, before), percent(relativeChange(now, before)), '%');
}

/** Of two rates that are known. */
export function pointsBy(now: Fraction, before: Fraction): Outcome {
  const moved = difference(now, before);
  return said(moved, percent(moved), '百分点');
}

function rateOutcome(here: Side, base: Side): Outcome {
  const why = obstacle(here, base);
  if (why) return unsaid(why);
  if (here.denominator === 0 || base.denominator === 0) {
    return unsaid({ code: 'no-denominator', text: '直接办理与转交办理都是0，没有比率可比。' });
  }
  return pointsBy(fraction(here.sum, here.denominator), fraction(base.sum, base.denominator));
}

function averageNote(here: Side, base: Side, code: Base['code']): string {
  if (code === 'seven-days') return `有数据的${base.days.length}天平均`;
  return `有数据的天数不同（本期${here.days.length}天，基期${base.days.length}天），按日均比较`;
}

function otherDays({ here }: Table, left: Side, { base, right }: { base: Base; right: Side }): string | null {
  return otherDaysText({ ...left, dates: here.dates }, { ...right, dates: base.dates });
}

function compareCount(table: Table, subject: Subject, base: Base): Comparison {
  const [left, right] = [sideOf(table.book, subject, table.here), sideOf(table.book, subject, base)];
  const days = right.days.length;
  const uneven = left.days.length > 0 && left.days.length !== days;
  const average = days > 0 && (base.code === 'seven-days' || uneven);
  const value = days === 0 ? null : average ? twoDecimals(fraction(right.sum, days)) : right.sum;
  return {
    code: base.code,
    name: base.title,
    base: value,
    baseText: value === null ? DASH : average ? decimalText(value) : countText(value),
    basis: average ? 'average' : 'value',
    basePeriod: base.period,
    baseDates: right.days,
    days,
    changeUnit: '%',
    note: average ? averageNote(left, right, base.code) : otherDays(table, left, { base, right }),
    ...countOutcome(left, right, average),
  };
}

function compareRate(table: Table, subject: Subject, base: Base): Comparison {
  const [left, right] = [sideOf(table.book, subject, table.here), sideOf(table.book, subject, base)];
  const value = right.denominator === 0 ? null : percent(fraction(right.sum, right.denominator));
  return {
    code: base.code,
    name: base.title,
    base: value,
    baseText: value === null ? DASH : `${decimalText(value)}%`,
    basis: 'value',
    basePeriod: base.period,
    baseDates: right.days,
    days: right.days.length,
    changeUnit: '百分点',
    note: otherDays(table, left, { base, right }),
    ...rateOutcome(left, right),
  };
}

export function comparisonsOf(table: Table, metric: Subject['metric']): Comparison[] {
  const compare = metric === 'directRate' || metric === 'transferRate' ? compareRate : compareCount;
  return table.bases.map((base) => compare(table, { kind: table.kind, metric }, base));
}

/** `previous-day` → `calls.previousDay`: bases never carry the bare name of a metric. */
export function baseMetric(metric: string, { code }: Pick<Comparison, 'code'>): string {
  return `${metric}.${code.replace(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())}`;
}
