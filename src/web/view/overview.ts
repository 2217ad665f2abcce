// The overview as its page shows it: what needs attention cut to what can be seen at a glance.
import type { Services } from '../../compose.js';
import { daysBetween, shanghaiTimeName } from '../../domain/dates.js';
import { periodName } from '../../domain/period.js';
import type { IssuedReport } from '../../domain/report.js';
import type { ComparisonColumn } from '../../reports/models.js';
import type { MissingDay, OverviewModel, WaitingReading } from '../../reports/overview-model.js';
import type { PeriodTotal } from '../../reports/period-model.js';
import type { ReadinessState, WeekReadiness } from '../../reports/readiness.js';
import { missingFirst, waitingFirst, type Holding } from './held-back.js';
import { newestDay, unusualWords, type NewestDay, type UnusualWords } from './newest-day.js';

/** Missing days that stand open; the others are folded away. */
const FIRST = 5;

/** Weeks that somebody could do something about. */
const TO_ISSUE: readonly ReadinessState[] = ['ready', 'due', 'changed'];

/** The present week and those before it that may still be to issue; the others stand on the page of reports. */
const RECENT_WEEKS = 5;

interface IssuedLine {
  id: number;
  title: string;
  /** `第1版，2025年10月23日 10:00`. */
  what: string;
}

/** As the notes under a table take it. */
interface WeekNotes {
  kind: 'week';
  columns: ComparisonColumn[];
  rows: PeriodTotal[];
}

export interface OverviewView extends Omit<OverviewModel, 'newest' | 'pending' | 'missing'> {
  newest: NewestDay | null;
  pending: { count: number; oldest: (WaitingReading & Holding)[] };
  /** `lookedThrough`: the days before today that are looked at. */
  missing: {
    count: number;
    lookedThrough: number;
    first: (MissingDay & Holding)[];
    others: (MissingDay & Holding)[];
  };
  unusualWords: UnusualWords;
  /** Nothing waits, nothing is missing. */
  isCalm: boolean;
  /** What the week so far is compared with, of both kinds: each sentence once. */
  weekNotes: WeekNotes | null;
  weeks: WeekReadiness[];
  issued: IssuedLine[];
}

function weekNotes({ week }: OverviewModel): WeekNotes | null {
  if (week === null) return null;
  const { hotline, hazard } = week;
  const columns = hotline.columns.map((column, index) => ({
    ...column,
    notes: [...new Set([...column.notes, ...(hazard.columns[index]?.notes ?? [])])],
  }));
  return { kind: 'week', columns, rows: [...hotline.totals, ...hazard.totals] };
}

function issuedLine({ id, period, edition, at }: IssuedReport): IssuedLine {
  const what = `${edition === 1 ? '' : '更正，'}第${edition}版，${shanghaiTimeName(new Date(at))}`;
  return { id, title: periodName(period), what };
}

export function overviewView(services: Services, model: OverviewModel): OverviewView {
  const { reports } = services;
  const { missing, pending, today } = model;
  const weeks = reports.readiness(RECENT_WEEKS);
  const days = missingFirst(missing.days, weeks);
  return {
    ...model,
    newest: newestDay(model),
    pending: { count: pending.count, oldest: waitingFirst(services, weeks, pending.oldest) },
    missing: {
      count: missing.count,
      lookedThrough: daysBetween(missing.from, today),
      first: days.slice(0, FIRST),
      others: days.slice(FIRST),
    },
    unusualWords: unusualWords(model),
    isCalm: pending.count === 0 && missing.count === 0,
    weekNotes: weekNotes(model),
    weeks: weeks.filter(({ state }) => TO_ISSUE.includes(state)),
    issued: reports.newest(1).map(issuedLine),
  };
}
