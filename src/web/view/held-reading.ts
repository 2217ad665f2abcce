// One reading in words, for the pages that show a document: preview, result and source.
import type { IsoDate } from '../../domain/dates.js';
import type { StoredFigure } from '../../domain/entry.js';
import type { Finding } from '../../domain/finding.js';
import type { HeldReading } from '../../domain/source.js';
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

export interface Badge {
  code: string;
  text: string;
}

interface FigureView {
  id: number;
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
  /** Where the bulletin is of another region than the ledger's: its name, and what that means. */
  foreign: { region: string; text: string } | null;
  figures: FigureView[];
  findings: FindingView[];
}

/** `region`: the ledger's own. */
export function readingView(reading: HeldReading, region: string): ReadingView {
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
    foreign: bulletin.region === region ? null : foreignOf(bulletin.region, region),
    figures: bulletin.figures.map(figureView),
    findings: bulletin.findings.filter(({ message }) => message !== '').map(findingView),
  };
}

function foreignOf(theirs: string, ours: string): ReadingView['foreign'] {
  return { region: theirs, text: `这是${theirs}的通报，记在${theirs}名下，不计入${ours}的日报和周报。` };
}

function figureView(figure: StoredFigure): FigureView {
  const { id, metric, label, value, unit, agency, remark } = figure;
  return {
    id,
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
