// What became of the readings of a source, in words: every version of every place of the page, every decision.
import { dateName, shanghaiTimeName } from '../../domain/dates.js';
import type { Action } from '../../domain/decision.js';
import {
  standingOf,
  versionsOf,
  type DecisionRecord,
  type ReadingVersion,
  type SourceHistory,
} from '../../domain/history.js';
import { REASON_TEXTS } from '../../reports/wording.js';
import { readingView, type ReadingView } from './held-reading.js';

/** One line of the history: what was done, by whom, when and why, and the number of its event. */
export interface StepView {
  text: string;
  actor: string;
  timeText: string;
  why: string;
  seq: number | null;
}

export interface VersionView extends ReadingView {
  version: number;
  /** True where another version took its place. */
  superseded: boolean;
}

/** One bulletin of the page with all that was done about it. */
export interface PlaceView {
  title: string;
  steps: StepView[];
  several: boolean;
  /** Newest first. */
  versions: VersionView[];
}

const ACTION_TEXTS: Readonly<Record<Action, string>> = {
  accept: '采用',
  hold: '列为待核',
  supersede: '由另一版代替',
  reject: '退回',
  correct: '更正后采用',
  'set-date': '定了日期，采用',
  redact: '隐去',
};

/** In the order of the page; each bulletin once, whatever its number of versions. */
export function placeViews(history: SourceHistory, region: string): PlaceView[] {
  const seen = new Set<ReadingVersion>();
  const inOrder = history.readings.toSorted((a, b) => a.held.bulletin.start - b.held.bulletin.start);
  return inOrder.flatMap((reading) => {
    if (seen.has(reading)) return [];
    const versions = versionsOf(history, reading);
    for (const one of versions) seen.add(one);
    return [placeView(versions, region)];
  });
}

export function placeView(versions: ReadingVersion[], region: string): PlaceView {
  const views = versions.map(({ held }, index) => ({
    ...readingView(held, region),
    version: index + 1,
    superseded: held.state === 'superseded',
  }));
  const standing = standingOf(versions);
  const now = views.find(({ readingId }) => readingId === standing?.held.readingId) ?? views.at(-1);
  return {
    title: now === undefined ? '' : `${now.dayText} ${now.kindName}`,
    steps: stepsOf(versions),
    several: versions.length > 1,
    versions: views.toReversed(),
  };
}

/** In the order of the audit chain. */
export function stepsOf(versions: ReadingVersion[]): StepView[] {
  const steps = versions.flatMap((reading, index) => [
    madeStep(reading, index + 1),
    ...reading.decisions.map((decision) => decisionStep(decision, index + 1)),
  ]);
  return steps.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
}

function madeStep({ held, actor, at, seq }: ReadingVersion, version: number): StepView {
  const text = held.corrects === null ? `读出第${version}版` : `更正，作出第${version}版`;
  return { text, actor, timeText: shanghaiTimeName(new Date(at)), why: '', seq };
}

function decisionStep(decision: DecisionRecord, version: number): StepView {
  const { action, reasons, note, repeats, date, actor, at, seq } = decision;
  const more = action === 'set-date' && date !== null ? `（${dateName(date)}）` : '';
  const text = `第${version}版${ACTION_TEXTS[action]}${repeats ? '，记为又一来源' : ''}${more}`;
  const told = reasons.map((reason) => REASON_TEXTS[reason]);
  const why = [...(note === null ? [] : [note]), ...told].join('；');
  return { text, actor, timeText: shanghaiTimeName(new Date(at)), why, seq };
}
