// The figure that a reader came for: its characters, its sentence, where it stands, and what became of it.
import { shanghaiTimeName } from '../../domain/dates.js';
import type { Span } from '../../domain/finding.js';
import {
  figureVersions,
  standingOf,
  type FigureVersion,
  type ReadingVersion,
  type SourceHistory,
} from '../../domain/history.js';
import type { ArchivedSource } from '../../domain/source.js';
import { METRIC_NAMES, QUALIFIER_NAMES, STATE_NAMES, STATEMENT_METRIC_NAMES } from '../../reports/wording.js';
import { grouped, placeOf } from './figures.js';
import type { Badge } from './held-reading.js';
import { placeView, type StepView } from './history.js';
import type { Chosen } from './marked-text.js';
import { joined, sentenceAround, type Sentence } from './sentence.js';

interface VersionLine {
  version: number;
  /** Null where this version is the one on show, or has no such figure. */
  href: string | null;
  isShown: boolean;
  metric: string;
  value: number | null;
  unit: string;
  state: Badge;
  actor: string;
  timeText: string;
  note: string;
  seq: number | null;
}

/** Every name is always there, for strict templates. */
export interface ChosenView {
  name: string;
  metric: string;
  /** Null: a topic, or a figure that was redacted. */
  value: number | null;
  unit: string;
  qualifierText: string;
  /** As the page has the characters; null once they are redacted. */
  characters: string | null;
  printed: string;
  sentence: Sentence | null;
  owner: string;
  pageText: string;
  parserVersion: string;
  badges: Badge[];
  /** Where another version took its place. */
  replacedBy: { version: number; href: string | null } | null;
  version: number;
  /** What a person changed in this version, and why; null where nobody did. */
  corrected: string | null;
  /** Who accepted this version; null where nobody has. */
  accepted: Pick<StepView, 'actor' | 'timeText' | 'seq'> | null;
  versions: VersionLine[];
  steps: StepView[];
  /** The reading that review would correct; null where there is none to correct. */
  review: { readingId: number; figureId: number } | null;
  mark: Chosen;
}

/** Null where the source has no such figure, in no version. */
export function chosenFigure(
  source: ArchivedSource,
  history: SourceHistory,
  { figureId, region }: { figureId: number; region: string },
): ChosenView | null {
  const all = figureVersions(history, figureId);
  const shown = all.find(({ figure }) => figure?.id === figureId);
  if (!shown?.figure) return null;
  const { figure, reading } = shown;
  const readings = all.map((one) => one.reading);
  const [place, standing] = [placeView(readings, region), standingOf(readings)];
  const own = place.versions.find(({ readingId }) => readingId === reading.held.readingId);
  const { unit = '', label, printed, metric, value } = figure;
  return {
    ...{
      name: label === undefined ? METRIC_NAMES[metric] : `${METRIC_NAMES[metric]}：${label}`,
      metric,
      value,
    },
    ...{ unit, qualifierText: '', printed, owner: place.title, parserVersion: reading.parserVersion },
    ...placeIn(source, figure),
    badges: own === undefined ? [] : [badge('state', own.state), badge('verdict', own.verdict)],
    replacedBy: replacement(
      source.sha256,
      shown,
      all.find((one) => one.reading === standing),
    ),
    version: shown.version,
    corrected: correction(all, shown),
    accepted: acceptance(reading),
    versions: all.map((one) => versionLine(source.sha256, one, one === shown)),
    steps: place.steps,
    review:
      reading === standing && source.text !== null ? { readingId: reading.held.readingId, figureId } : null,
    mark: { of: 'figure', id: figureId, near: new Set(readings.map(({ held }) => held.readingId)) },
  };
}

/** The figure of the version that this one was made from is another, or was not there. */
function correction(all: FigureVersion[], { reading, figure }: FigureVersion): string | null {
  const before = all.find((one) => one.reading.held.readingId === reading.held.corrects);
  if (before === undefined || before.figure?.value === figure?.value) return null;
  const { figure: was } = before;
  const earlier =
    was === null ? '原来没有读出这一项' : `原来读作 ${was.value === null ? '—' : grouped(was.value)}`;
  const note = noteOf(reading);
  return `这个数字由${reading.actor}更正：${earlier}${note === '' ? '' : `；理由：${note}`}。`;
}

function acceptance({ decisions }: ReadingVersion): ChosenView['accepted'] {
  const found = decisions.findLast(({ state }) => state === 'accepted');
  if (found === undefined) return null;
  return { actor: found.actor, timeText: shanghaiTimeName(new Date(found.at)), seq: found.seq };
}

function badge(kind: 'state' | 'verdict', { code, text }: Badge): Badge {
  return { code: `${kind}-${code}`, text };
}

function replacement(
  sha256: string,
  shown: FigureVersion,
  now: FigureVersion | undefined,
): ChosenView['replacedBy'] {
  if (now === undefined || now === shown || shown.reading.held.state !== 'superseded') return null;
  return { version: now.version, href: now.figure === null ? null : placeOf(sha256, now.figure.id) };
}

function versionLine(sha256: string, one: FigureVersion, isShown: boolean): VersionLine {
  const { version, reading, figure } = one;
  const { state } = reading.held;
  return {
    ...{ version, isShown, href: isShown || figure === null ? null : placeOf(sha256, figure.id) },
    ...{ metric: figure?.metric ?? '', value: figure?.value ?? null, unit: figure?.unit ?? '' },
    state: { code: `state-${state}`, text: STATE_NAMES[state] },
    ...{ actor: reading.actor, timeText: shanghaiTimeName(new Date(reading.at)), seq: reading.seq },
    note: noteOf(reading),
  };
}

/** Why this version was made: the reason of the correction. */
function noteOf({ decisions }: ReadingVersion): string {
  return decisions.find(({ action }) => action === 'correct')?.note ?? '';
}

export function chosenStatement(
  source: ArchivedSource,
  { statements }: SourceHistory,
  figureId: number,
): ChosenView | null {
  for (const { statement, parserVersion, at, seq, withdrawn } of statements) {
    const figure = statement.figures.find(({ id }) => id === figureId);
    if (figure === undefined) continue;
    const { metric, value, unit, qualifier, printed } = figure;
    const steps: StepView[] = [
      step('读出阶段口径', { actor: `解析程序 ${parserVersion}`, at, seq }),
      ...(withdrawn === null ? [] : [step('不再读作阶段口径', { ...withdrawn, seq: null })]),
    ];
    return {
      ...{ name: STATEMENT_METRIC_NAMES[metric], metric, value, unit, printed, parserVersion, steps },
      qualifierText: QUALIFIER_NAMES[qualifier],
      owner: ['阶段口径', statement.scope, statement.period.printed ?? ''].filter(Boolean).join(' '),
      ...placeIn(source, figure),
      badges: withdrawn === null ? [] : [{ code: 'state-superseded', text: '已撤下' }],
      ...{ replacedBy: null, version: 1, corrected: null, accepted: null, versions: [], review: null },
      mark: { of: 'statement-figure', id: figureId, near: new Set([statement.id]) },
    };
  }
  return null;
}

function step(text: string, by: { actor: string; at: string; seq: number | null }): StepView {
  return { text, actor: by.actor, timeText: shanghaiTimeName(new Date(by.at)), why: '', seq: by.seq };
}

function placeIn(
  { text, pages }: ArchivedSource,
  span: Span,
): Pick<ChosenView, 'characters' | 'sentence' | 'pageText'> {
  const page = pages.findLast(({ start }) => start <= span.start) ?? pages[0];
  const pageText = `第${page?.number ?? 1}页，共${pages.length}页`;
  if (text === null) return { characters: null, sentence: null, pageText };
  return {
    characters: joined(text.slice(span.start, span.end)),
    sentence: sentenceAround(text, span),
    pageText,
  };
}
