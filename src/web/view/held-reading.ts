// One reading in words, for the pages that show a document: preview, result and source.
import type { Figure } from '../../domain/bulletin.js';
import { dateName, type IsoDate } from '../../domain/dates.js';
import type { Finding } from '../../domain/finding.js';
import type { Difference, FileOutcome, ReadingOutcome } from '../../domain/outcome.js';
import type { HeldReading } from '../../domain/source.js';
import { statementView, type StatementView } from './statements.js';
import { dayText } from '../../reports/reading-text.js';
import {
  KIND_NAMES,
  METRIC_NAMES,
  REASON_TEXTS,
  SEVERITY_NAMES,
  STATE_NAMES,
  VERDICT_NAMES,
  YEAR_RULE_TEXTS,
} from '../../reports/wording.js';

interface Badge {
  code: string;
  text: string;
}

interface FigureView {
  metric: string;
  name: string;
  label: string | null;
  /** Null for a topic, which has no count. */
  value: number | null;
  unit: string | null;
  note: string;
}

export interface FindingView extends Finding {
  severityName: string;
}

/** What templates show of a reading; every name is always there. */
export interface ReadingView {
  readingId: number;
  kindName: string;
  date: IsoDate | null;
  dayText: string;
  state: Badge;
  reasons: string[];
  repeats: boolean;
  verdict: Badge;
  year: { known: boolean; text: string };
  quoted: boolean;
  figures: FigureView[];
  findings: FindingView[];
}

interface DifferenceView {
  name: string;
  label: string | null;
  accepted: number | null;
  here: number | null;
}

export interface OutcomeView {
  name: string;
  sha256: string;
  /** Why the document could not be read; null where it was. */
  error: string | null;
  unchanged: boolean;
  readings: (ReadingView & { fate: string; differences: DifferenceView[] })[];
  statements: StatementView[];
  findings: FindingView[];
}

export function readingView(reading: HeldReading): ReadingView {
  const { readingId, bulletin, state, reasons, date } = reading;
  return {
    readingId,
    kindName: KIND_NAMES[bulletin.kind],
    date,
    dayText: dayText({ ...bulletin, date }),
    state: { code: state, text: STATE_NAMES[state] },
    reasons: reasons.map((reason) => REASON_TEXTS[reason]),
    repeats: reading.repeats,
    verdict: { code: bulletin.verdict, text: VERDICT_NAMES[bulletin.verdict] },
    year: { known: bulletin.year.known, text: YEAR_RULE_TEXTS[bulletin.year.rule] },
    quoted: bulletin.quoted,
    figures: bulletin.figures.map(figureView),
    findings: bulletin.findings.map(findingView),
  };
}

function figureView(figure: Figure): FigureView {
  const { metric, label, value, unit, agency, remark } = figure;
  return {
    metric,
    name: METRIC_NAMES[metric],
    label: label ?? null,
    value,
    unit: unit ?? null,
    note: [remark, agency].filter((part) => part !== undefined).join('；'),
  };
}

export function findingView(finding: Finding): FindingView {
  return { ...finding, severityName: SEVERITY_NAMES[finding.severity] };
}

function differenceView({ metric, label, accepted, here, printedIn }: Difference): DifferenceView {
  const isSameCount = printedIn === 'both' && accepted === here;
  const name = isSameCount ? `${METRIC_NAMES[metric]}（位次不同）` : METRIC_NAMES[metric];
  return { name, label: label ?? null, accepted, here };
}

/** `stored`: told as done; else as what storing would do. */
export function outcomeView(outcome: FileOutcome, stored: boolean): OutcomeView {
  return {
    name: outcome.name,
    sha256: outcome.sha256,
    error: outcome.error?.message ?? null,
    unchanged: outcome.unchanged,
    readings: outcome.readings.map((reading) => ({
      ...readingView(reading),
      fate: fateOf(reading, stored && !outcome.unchanged),
      differences: reading.differences.map(differenceView),
    })),
    statements: outcome.statements.map(statementView),
    findings: outcome.findings.map(findingView),
  };
}

/** One sentence: where the reading goes, or went. */
function fateOf(reading: ReadingOutcome, stored: boolean): string {
  const will = stored ? '已' : '将';
  if (reading.repeats) return `与已入账的数字相同，${will}记为又一来源。`;
  if (reading.state === 'accepted') return `${will}入账。`;
  if (reading.state === 'pending') return `${will}列为待核，不计入合计。`;
  return `${STATE_NAMES[reading.state]}。`;
}

/** The days that a document touches, each once, for links. */
export function daysOf(outcomes: FileOutcome[]): { date: IsoDate; text: string }[] {
  const dates = outcomes.flatMap(({ readings }) => readings.flatMap(({ date }) => date ?? []));
  return [...new Set(dates)].sort().map((date) => ({ date, text: dateName(date) }));
}
