// The overview as its page shows it: what needs attention cut to what can be seen at a glance.
import type { Services } from '../../compose.js';
import { shanghaiTimeName } from '../../domain/dates.js';
import { periodName } from '../../domain/period.js';
import type { IssuedReport } from '../../domain/report.js';
import type { ComparisonColumn } from '../../reports/models.js';
import type { MissingDay, OverviewModel } from '../../reports/overview-model.js';
import type { PeriodTotal } from '../../reports/period-model.js';
import type { ReadinessState, WeekReadiness } from '../../reports/readiness.js';

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

export interface OverviewView extends Omit<OverviewModel, 'missing'> {
  missing: { count: number; first: MissingDay[]; others: MissingDay[] };
  /** Nothing waits, nothing is missing, nothing is unusual. */
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

export function overviewView({ reports }: Services, model: OverviewModel): OverviewView {
  const { missing, pending, unusual } = model;
  return {
    ...model,
    missing: {
      count: missing.count,
      first: missing.days.slice(0, FIRST),
      others: missing.days.slice(FIRST),
    },
    isCalm: pending.count === 0 && missing.count === 0 && unusual.found.length === 0 && unusual.why === null,
    weekNotes: weekNotes(model),
    weeks: reports.readiness(RECENT_WEEKS).filter(({ state }) => TO_ISSUE.includes(state)),
    issued: reports.newest(1).map(issuedLine),
  };
}
