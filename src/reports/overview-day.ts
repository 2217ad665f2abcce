// The newest day in its main figures, each against the day before and against the comparable days, and its first hotspots.
import type { DayCount, JudgedMetric } from '../domain/day-count.js';
import type { DailyModel, KindDay } from './daily-model.js';
import type { Comparison, ComparisonColumn } from './models.js';
import type { OverviewDay, OverviewKind } from './overview-model.js';
import { classNameOf } from './comparable-days.js';
import { usualCount, usualRate } from './usual.js';
import { COMPARISON_NAMES } from './wording.js';

const MAIN: readonly string[] = ['calls', 'messages', 'hazards'] satisfies JudgedMetric[];

/** Hotspot categories that are told at a glance. */
const FIRST_HOTSPOTS = 3;

function isPrevious({ code }: Pick<Comparison, 'code'>): boolean {
  return code === 'previous-day';
}

/** The comparable days of the kind's first figure: with few exceptions those of all. */
function usualColumn(date: string, [first]: Comparison[]): ComparisonColumn {
  const dates = first?.baseDates ?? [];
  return {
    code: 'comparable-days',
    name: COMPARISON_NAMES['comparable-days'],
    baseName: dates.length === 0 ? null : `近${dates.length}个同类日（${classNameOf(date)}）`,
    dates,
    notes: [],
  };
}

function overviewKind(
  day: DailyModel,
  { kind, counts }: { kind: KindDay; counts: DayCount[] },
): OverviewKind {
  const { date } = day;
  const rows = kind.rows
    .filter(({ metric }) => MAIN.includes(metric))
    .map((row) => {
      const asked = { date, metric: row.metric as JudgedMetric, why: row.cell.why };
      return { ...row, comparisons: [...row.comparisons.filter(isPrevious), usualCount(counts, asked)] };
    });
  const usual = rows.flatMap(({ comparisons }) => comparisons.at(-1) ?? []);
  const { kind: code, kindName, status, statusName, reason, conflict } = kind;
  return {
    ...{ kind: code, kindName, status, statusName, reason, conflict },
    verdict: status === 'accepted' ? (kind.reading?.verdict ?? null) : null,
    columns: [...kind.columns.filter(isPrevious), usualColumn(date, usual)],
    rows,
    rates: [],
  };
}

export function overviewDay(day: DailyModel, counts: DayCount[]): OverviewDay {
  const { date, dayName, weekday, holiday, title } = day;
  const rates = day.hotline.rates
    .filter(({ metric }) => metric === 'directRate')
    .map((row) => ({
      ...row,
      comparisons: [...row.comparisons.filter(isPrevious), usualRate(counts, date, row)],
    }));
  return {
    ...{ date, dayName, weekday, holiday, title },
    hotline: { ...overviewKind(day, { kind: day.hotline, counts }), rates },
    hazard: overviewKind(day, { kind: day.hazard, counts }),
    hotspots: day.hotline.hotspots.slice(0, FIRST_HOTSPOTS),
  };
}
