// What became of documents, or would become of them, in words: for preview and result.
import { dateName, type IsoDate } from '../../domain/dates.js';
import type { FileOutcome, ReadingOutcome } from '../../domain/outcome.js';
import { differenceModel } from '../../reports/differences.js';
import type { DifferenceModel } from '../../reports/models.js';
import { STATE_NAMES } from '../../reports/wording.js';
import { findingView, readingView, type Badge, type FindingView, type ReadingView } from './held-reading.js';
import { EXCERPTS, markedText, WHOLE } from './marked-text.js';
import { statementView, type StatementView } from './statements.js';

export interface OutcomeView {
  name: string;
  sha256: string;
  /** Why the document could not be read; null where it was. */
  error: string | null;
  /** The same bytes again: nothing is written, or was. */
  unchanged: boolean;
  /** The name under which the same bytes come once more further down, where their readings are shown; else null. */
  twin: string | null;
  readings: (ReadingView & { fate: string; differences: DifferenceModel[] })[];
  statements: StatementView[];
  findings: FindingView[];
  /** The text with what was read marked in it; null after storing: it is archived. */
  body: ReturnType<typeof markedText> | null;
}

/** `stored`: told as done, else as what storing would do. `region`: the ledger's own. */
interface Telling {
  stored: boolean;
  region: string;
}

/** In their order; ids are unique on the page, as the same bytes are shown once. */
export function outcomeViews(outcomes: FileOutcome[], telling: Telling): OutcomeView[] {
  return outcomes.map((outcome, index) => {
    const same = outcomes.filter(({ sha256, error }) => sha256 === outcome.sha256 && !error);
    const unchanged = same.length > 0 && same.every((other) => other.unchanged);
    const later = outcomes.slice(index + 1).findLast((other) => same.includes(other));
    return later === undefined || outcome.error
      ? outcomeView({ ...outcome, unchanged }, telling)
      : { ...emptyView(outcome), unchanged, twin: later.name };
  });
}

function emptyView({ name, sha256, error }: FileOutcome): OutcomeView {
  const nothing = { readings: [], statements: [], findings: [], body: null };
  return { name, sha256, error: error?.message ?? null, unchanged: false, twin: null, ...nothing };
}

function outcomeView(outcome: FileOutcome, { stored, region }: Telling): OutcomeView {
  const { unchanged, readings, statements, findings } = outcome;
  return {
    ...emptyView(outcome),
    unchanged,
    readings: readings.map((reading) => ({
      ...readingView(reading, region),
      state: badgeOf(reading, stored),
      fate: fateOf(reading, stored),
      differences: reading.differences.map(differenceModel),
    })),
    statements: statements.map(statementView),
    findings: findings.map(findingView),
    body: stored ? null : bodyOf(outcome),
  };
}

function bodyOf({ text, readings, statements, findings }: FileOutcome): OutcomeView['body'] {
  if (text === null) return null;
  const shortening = readings.length + statements.length > 0 ? EXCERPTS : WHOLE;
  return markedText({ text, readings, statements, findings }, shortening);
}

/** Before storing, only what stood before is told as standing. */
function badgeOf({ state, isNew }: ReadingOutcome, stored: boolean): Badge {
  const name = STATE_NAMES[state];
  if (stored || !isNew) return { code: state, text: name };
  const words: Partial<Record<typeof state, string>> = { accepted: '将入账', pending: '将待核' };
  return { code: state, text: words[state] ?? name };
}

/** One sentence: where the reading goes, or went, or that it stays. */
function fateOf({ state, repeats, isNew }: ReadingOutcome, stored: boolean): string {
  if (!isNew) return `以前已读入，现在${repeats ? '是已入账数字的又一来源' : STATE_NAMES[state]}。`;
  const will = stored ? '已' : '将';
  if (repeats) return `与已入账的数字相同，${will}记为又一来源。`;
  if (state === 'accepted') return `${will}入账。`;
  if (state === 'pending') return `${will}列为待核，不计入合计。`;
  return `${STATE_NAMES[state]}。`;
}

/** The days of the ledger's own region that documents touch, each once, for links. */
export function touchedDays(outcomes: FileOutcome[], region: string): { date: IsoDate; text: string }[] {
  const own = outcomes.flatMap(({ readings }) =>
    readings.flatMap(({ date, bulletin }) => (bulletin.region === region ? (date ?? []) : [])),
  );
  return [...new Set(own)].sort().map((date) => ({ date, text: dateName(date) }));
}
