// The newest day in its main figures, each against the day before and against the comparable days, and its first hotspots.
import type { DayCount, JudgedMetric } from '../domain/day-count.js';
import type { DailyModel, KindDay } from './daily-model.js';
import type { Comparison, ComparisonColumn, RateRow } from './models.js';
import type { OverviewDay, OverviewKind } from './overview-model.js';
import { classNameOf } from './comparable-days.js';
import { usualCount, usualRate } from './usual.js';
import { COMPARISON_NAMES } from './wording.js';

const MAIN: readonly string[] = ['calls', 'messages', 'hazards'] satisfies JudgedMetric[];

/** Hotspot categories that are told at a glance. */
const FIRST_HOTSPOTS = 3;

type Row = Pick<RateRow, 'name' | 'comparisons'>;

function isPrevious({ code }: Pick<Comparison, 'code'>): boolean {
  return code === 'previous-day';
}

/** The comparable days: one list, or one for each of the figures that have others. */
function usualColumns(date: string, rows: Row[]): ComparisonColumn[] {
  const lists = new Map<string, { dates: string[]; names: string[] }>();
  for (const { name, comparisons } of rows) {
    const dates = comparisons.at(-1)?.baseDates ?? [];
    const list = lists.get(dates.join(' ')) ?? { dates, names: [] };
    lists.set(dates.join(' '), list);
    list.names.push(name);
  }
  const title = COMPARISON_NAMES['comparable-days'];
  return [...lists.values()].map(({ dates, names }) => ({
    code: 'comparable-days',
    name: lists.size === 1 ? title : `${title}（${names.join('、')}）`,
    baseName: dates.length === 0 ? null : `近${dates.length}个同类日（${classNameOf(date)}）`,
    dates,
    notes: [],
  }));
}

interface Asked {
  day: DailyModel;
  kind: KindDay;
  counts: DayCount[];
}

function rowsOf({ day: { date }, kind, counts }: Asked): OverviewKind['rows'] {
  return kind.rows
    .filter(({ metric }) => MAIN.includes(metric))
    .map((row) => {
      const asked = { date, metric: row.metric as JudgedMetric, why: row.cell.why };
      return { ...row, comparisons: [...row.comparisons.filter(isPrevious), usualCount(counts, asked)] };
    });
}

function overviewKind(asked: Asked, rates: RateRow[]): OverviewKind {
  const { day, kind } = asked;
  const rows = rowsOf(asked);
  const { kind: code, kindName, status, statusName, reason, conflict } = kind;
  return {
    ...{ kind: code, kindName, status, statusName, reason, conflict },
    verdict: status === 'accepted' ? (kind.reading?.verdict ?? null) : null,
    columns: [...kind.columns.filter(isPrevious), ...usualColumns(day.date, [...rows, ...rates])],
    ...{ rows, rates },
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
    hotline: overviewKind({ day, kind: day.hotline, counts }, rates),
    hazard: overviewKind({ day, kind: day.hazard, counts }, []),
    hotspots: day.hotline.hotspots.slice(0, FIRST_HOTSPOTS),
  };
}
