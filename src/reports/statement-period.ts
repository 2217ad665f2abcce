// Which of the ledger's days a statement speaks of, as far as it says.
import { addDays, dateName, dateOf, daysBetween, shanghaiDate, type IsoDate } from '../domain/dates.js';
import type { PartialDate, SourcedStatement, StatementPeriod } from '../domain/statement.js';

/** Days to hold a statement against; both ends included. */
export interface StatementDays {
  /** Null where the story does not tell the first day: the ledger's earlier days all count. */
  from: IsoDate | null;
  to: IsoDate;
  /** Calendar days; null where the first is not told. */
  total: number | null;
  /** How the ends were taken where the story leaves them open: Chinese sentences. */
  notes: string[];
}

function firstDay(date: PartialDate): IsoDate {
  return `${date}-01-01`.slice(0, 10);
}

function lastDay(date: PartialDate): IsoDate {
  if (date.length === 10) return date;
  const [year = '', month = '12'] = date.split('-');
  const next =
    month === '12'
      ? dateOf(Number(year) + 1, '01-01')
      : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`;
  return next === null ? date : addDays(next, -1);
}

/** No story tells of days behind its own printing; where that is not known, behind its arrival here. */
function latestDay({ published, receivedAt }: SourcedStatement): { day: IsoDate; what: string } {
  const day = published ?? shanghaiDate(new Date(receivedAt));
  return { day, what: published === null ? '收到日（刊发日期未填）' : '刊发日' };
}

function isUpToNow({ printed }: StatementPeriod): boolean {
  return printed?.startsWith('截') === true;
}

/** Null where the story does not say when: nothing can be held against it. */
export function daysOfStatement(statement: SourcedStatement): StatementDays | null {
  const { period } = statement;
  if (period.from === null && period.to === null && !isUpToNow(period)) return null;
  const { day, what } = latestDay(statement);
  const told = period.to === null ? null : lastDay(period.to);
  const to = told === null || told > day ? day : told;
  const from = period.from === null ? null : firstDay(period.from);
  const notes: string[] = [];
  if (told === null) notes.push(`截止日没有印，按${what}${dateName(day)}计。`);
  if (from === null) notes.push('起始日没有印，只能列出台账到截止日为止已有的日子。');
  const total = from === null ? null : Math.max(0, daysBetween(from, to) + 1);
  return { from, to, total, notes };
}
