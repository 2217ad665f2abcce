// What the pages of reports show: the sheets with their forms, the list of weeks, what was issued.
import type { Services } from '../../compose.js';
import { shanghaiTimeName } from '../../domain/dates.js';
import {
  datesOf,
  nextPeriod,
  periodKindOf,
  periodName,
  periodOf,
  previousPeriod,
  type PeriodCode,
} from '../../domain/period.js';
import type { IssuedReport, ReportFields } from '../../domain/report.js';
import type { ReadinessState } from '../../reports/readiness.js';
import { MOST_FIELD_CHARACTERS, MOST_REMARK_CHARACTERS } from '../../exports/report-fields.js';
import { readUnusual } from '../models/days.js';
import { PERIOD_PAGES } from './period-pages.js';
import { changedSince, longerPeriods, opensText, type IssuedStanding } from './report-standing.js';

const STATE_NAMES: Readonly<Record<ReadinessState, string>> = {
  open: '未齐',
  ready: '可以印发',
  due: '到期限',
  issued: '已印发',
  changed: '有更正',
};

/** As typed into the forms of a report. */
export interface TypedReport extends ReportFields {
  remark: string;
}

export interface IssuedView extends IssuedReport {
  periodName: string;
  isCorrection: boolean;
  /** `2025年10月20日 09:30`, Beijing time. */
  timeText: string;
}

/** In characters, for the fields of the form. */
const LIMITS = { field: MOST_FIELD_CHARACTERS, remark: MOST_REMARK_CHARACTERS };

type Prints = Pick<Services['printing'], 'available' | 'refusal'>;

function printingOf({ available, refusal }: Prints): { printing: boolean; noPrinting: string } {
  return { printing: available, noPrinting: refusal ?? '' };
}

function issuedView(issued: IssuedReport): IssuedView {
  return {
    ...issued,
    periodName: periodName(issued.period),
    isCorrection: issued.edition > 1,
    timeText: shanghaiTimeName(new Date(issued.at)),
  };
}

/** The report as today's figures make it; `refused`: what was typed and why it was not taken. */
export function reportPage(
  services: Services,
  period: PeriodCode,
  refused: { typed: Partial<TypedReport>; message: string } | null,
): object {
  const { reports, printing, clock } = services;
  const kind = periodKindOf(period) ?? 'year';
  const { document, seen } = reports.shown(period);
  const remarks = reports
    .remarks(period)
    .map(({ actor, at }) => ({ actor, timeText: shanghaiTimeName(new Date(at)) }))
    .reverse();
  const typed = {
    ...reports.suggested(period),
    remark: reports.remark(period)?.text ?? '',
    ...refused?.typed,
  };
  return {
    ...{ title: `${document.periodName}${PERIOD_PAGES[kind].name}`, section: 'reports' },
    ...{ page: PERIOD_PAGES[kind], period, document, typed, remarks, limits: LIMITS },
    ...{ seen, opens: opensText(period, clock.today()) },
    unusual: readUnusual(services, datesOf(period)).reverse(),
    standing: reports.readiness().find(({ week }) => week === period)?.text ?? '',
    previous: previousPeriod(period),
    next: period < periodOf(kind, clock.today()) ? nextPeriod(period) : null,
    editions: reports.editions(period).map(issuedView).reverse(),
    message: refused?.message ?? null,
    // The foot of every sheet says what the report says.
    head: document.head,
    files: `/reports/${period}`,
    ...printingOf(printing),
  };
}

export function issuedPage(
  { printing }: { printing: Prints },
  issued: IssuedReport,
  standing: IssuedStanding | null,
): object {
  const view = issuedView(issued);
  return {
    ...{ title: `${view.fields.number}${view.isCorrection ? '（更正）' : ''}`, section: 'reports' },
    ...{ issued: view, document: issued.document, differences: issued.differences, standing },
    ...{ files: `/reports/issued/${issued.id}`, ...printingOf(printing) },
    ...(issued.document && { head: issued.document.head }),
  };
}

const MOST_ISSUED = 50;

export function reportList({ reports, clock }: Services): object {
  const weeks = reports.readiness().map((week) => ({ ...week, stateName: STATE_NAMES[week.state] }));
  const listed = reports.newest(MOST_ISSUED);
  const changed = changedSince(reports, listed);
  return {
    ...{ title: '报告', section: 'reports', today: clock.today(), weeks },
    kinds: Object.entries(PERIOD_PAGES).map(([kind, { name }]) => ({ kind, name })),
    longer: longerPeriods(reports, clock.today()),
    issued: listed.map((report) => ({ ...issuedView(report), changed: changed.get(report.id) ?? null })),
  };
}
