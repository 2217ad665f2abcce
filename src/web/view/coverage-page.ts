// The year as a calendar: how each day of both kinds stands, counted, drawn, and as a table of months and days.
import { calendarChart, COUNTED, statusCounts, VOLUME } from '../../charts/calendar.js';
import type { Chart } from '../../charts/chart.js';
import { KINDS, type Kind } from '../../domain/bulletin.js';
import { datesOf, monthCodesOf, type PeriodCode } from '../../domain/period.js';
import { periodPlace } from '../../reports/addresses.js';
import type { Book } from '../../reports/book.js';
import type { DayStatus } from '../../reports/models.js';
import { daySeries, type DaySeries, type SeriesDay } from '../../reports/series.js';
import { countText } from '../../reports/rounding.js';
import { AHEAD_NAME, KIND_NAMES, METRIC_NAMES, METRIC_UNITS, STATUS_NAMES } from '../../reports/wording.js';

/** As much as a cell of the calendar holds; the full word is read out. */
const SHORT_NAMES: Readonly<Record<DayStatus, string>> = {
  accepted: '已入账',
  pending: '待核',
  missing: '缺',
  awaited: '待刊',
  merged: '合并',
  outside: '·',
};

interface DayCell {
  date: string;
  dayName: string;
  status: DayStatus;
  statusName: string;
  shortName: string;
  metric: string;
  /** Null where it is not known. */
  value: number | null;
  text: string;
}

interface MonthRow {
  code: PeriodCode;
  name: string;
  /** 31 of them; null beyond the end of the month. */
  days: (DayCell | null)[];
}

interface KindYear {
  kind: Kind;
  kindName: string;
  /** `来电诉求（件次）`. */
  volumeName: string;
  counts: ReturnType<typeof statusCounts>;
  chart: Chart;
  months: MonthRow[];
}

function dayCell(kind: Kind, { date, dayName, status, isAhead, values }: SeriesDay): DayCell {
  const metric = VOLUME[kind];
  const value = values[metric] ?? null;
  const names = isAhead
    ? { statusName: AHEAD_NAME, shortName: '·' }
    : { statusName: STATUS_NAMES[status], shortName: SHORT_NAMES[status] };
  return { date, dayName, status, ...names, metric, value, text: value === null ? '' : countText(value) };
}

function monthRow(code: PeriodCode, { kind, days }: DaySeries): MonthRow {
  const own = days.filter(({ date }) => date.startsWith(code)).map((day) => dayCell(kind, day));
  return {
    code,
    name: `${Number(code.slice(5))}月`,
    days: Array.from({ length: 31 }, (_, index) => own[index] ?? null),
  };
}

function kindYear(book: Book, kind: Kind, year: PeriodCode): KindYear {
  const series = daySeries(book, kind, datesOf(year));
  const metric = VOLUME[kind];
  return {
    kind,
    kindName: KIND_NAMES[kind],
    volumeName: `${METRIC_NAMES[metric]}（${METRIC_UNITS[metric]}）`,
    counts: statusCounts(series.days),
    chart: calendarChart(series),
    months: monthCodesOf(year).map((code) => monthRow(code, series)),
  };
}

export function coveragePage(book: Book, year: PeriodCode): object {
  return {
    title: `${year}年收录日历`,
    section: 'coverage',
    year,
    yearPlace: periodPlace(year),
    previous: `${Number(year) - 1}`,
    next: year < book.scope.today.slice(0, 4) ? `${Number(year) + 1}` : null,
    statuses: COUNTED,
    dayNumbers: Array.from({ length: 31 }, (_, index) => index + 1),
    kinds: KINDS.map((kind) => kindYear(book, kind, year)),
  };
}
