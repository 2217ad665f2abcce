// How issued reports stand today: a later edition, figures or words that changed since, and the last finished periods.
import type { Services } from '../../compose.js';
import { addDays, dateName, monthDayName, type IsoDate } from '../../domain/dates.js';
import {
  PERIOD_KINDS,
  endsOf,
  periodName,
  periodOf,
  previousPeriod,
  type PeriodCode,
  type PeriodKind,
} from '../../domain/period.js';
import type { IssuedReport } from '../../domain/report.js';
import { differencesText } from '../../reports/report-differences.js';

type Reports = Services['reports'];

export interface IssuedStanding {
  /** The newest edition where it is a later one; else null. */
  later: { id: number; number: string } | null;
  /** True where today's report says something else. */
  isChanged: boolean;
  text: string;
}

export function standingOf(reports: Reports, issued: IssuedReport): IssuedStanding {
  const newest = reports.editions(issued.period).at(-1);
  if (newest !== undefined && newest.id !== issued.id) {
    const { id, fields, edition } = newest;
    const text = `这一版已由第${edition}版更正：`;
    return { later: { id, number: fields.number }, isChanged: true, text };
  }
  const differences = reports.differences(issued.period);
  if (differences === null) {
    return { later: null, isChanged: false, text: '引用的来源后来隐去，不能再与现在的数字核对。' };
  }
  if (differences.length === 0)
    return { later: null, isChanged: false, text: '印发以后，数字和文字没有变动。' };
  return { later: null, isChanged: true, text: `此后${differencesText(differences)}。` };
}

/** Asking how one stands makes its whole report anew: older ones tell it on their own pages. */
const MOST_ASKED = 20;

/** By id, of the newest edition of each period among those listed. */
export function changedSince(reports: Reports, listed: IssuedReport[]): Map<number, string> {
  const newest = new Map<PeriodCode, IssuedReport>();
  for (const report of listed) {
    const known = newest.get(report.period);
    if (known === undefined || known.edition < report.edition) newest.set(report.period, report);
  }
  const found = [...newest.values()].slice(0, MOST_ASKED).flatMap(({ id, period }): [number, string][] => {
    const differences = reports.differences(period) ?? [];
    return differences.length === 0 ? [] : [[id, `此后${differencesText(differences)}`]];
  });
  return new Map(found);
}

export interface LongerPeriod {
  period: PeriodCode;
  name: string;
  state: 'open' | 'issued' | 'changed';
  stateName: string;
}

/** The last finished month, quarter and year. */
export function longerPeriods(reports: Reports, today: IsoDate): LongerPeriod[] {
  const kinds: PeriodKind[] = PERIOD_KINDS.filter((kind) => kind !== 'week');
  return kinds.map((kind) => {
    const period = previousPeriod(periodOf(kind, today));
    const differences = reports.editions(period).length === 0 ? null : (reports.differences(period) ?? []);
    return { period, name: periodName(period), ...stateOf(differences?.length ?? null) };
  });
}

/** null: never issued. */
function stateOf(differing: number | null): Pick<LongerPeriod, 'state' | 'stateName'> {
  if (differing === null) return { state: 'open', stateName: '未印发' };
  return differing === 0
    ? { state: 'issued', stateName: '已印发' }
    : { state: 'changed', stateName: '有更正' };
}

/** `11月23日起可以印发`, of a period that is not over; else null. */
export function opensText(period: PeriodCode, today: IsoDate): string | null {
  const { to } = endsOf(period);
  return today > to ? null : `${dayIn(addDays(to, 1), today)}起可以印发`;
}

/** With its year where that is another one. */
function dayIn(date: IsoDate, today: IsoDate): string {
  return date.slice(0, 4) === today.slice(0, 4) ? monthDayName(date) : dateName(date);
}
