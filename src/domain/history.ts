// What became of the readings of one source: their versions, and everything that was decided about each.
import type { Action } from './decision.js';
import type { IsoDate } from './dates.js';
import type { StoredFigure } from './entry.js';
import { overlap } from './finding.js';
import type { Reason, State } from './judgement.js';
import type { Redaction } from './redaction.js';
import type { HeldReading } from './source.js';
import type { StoredStatement } from './statement.js';

export interface DecisionRecord {
  action: Action;
  state: State;
  reasons: Reason[];
  /** In the person's words; null: decided by a rule, or no reason was asked for. */
  note: string | null;
  /** True where it only repeats another source's figures. */
  repeats: boolean;
  date: IsoDate | null;
  dateTo: IsoDate | null;
  actor: string;
  /** ISO 8601 instant, UTC. */
  at: string;
  /** Number of its event; null where the chain has none, as verification will tell. */
  seq: number | null;
}

/** One reading: a bulletin as a parser version read it, or as a person corrected it. */
export interface ReadingVersion {
  held: HeldReading;
  parserVersion: string;
  /** Who made it: the parser, or the person who corrected. */
  actor: string;
  /** ISO 8601 instant, UTC. */
  at: string;
  seq: number | null;
  /** Oldest first. */
  decisions: DecisionRecord[];
}

export interface StatementVersion {
  statement: StoredStatement;
  parserVersion: string;
  at: string;
  seq: number | null;
  /** Null: still read in the source. */
  withdrawn: { actor: string; at: string } | null;
}

export interface SourceHistory {
  /** Superseded ones too, in the order they were made. */
  readings: ReadingVersion[];
  /** By figure: that of the earlier version in whose place it stands. */
  replaces: ReadonlyMap<number, number>;
  statements: StatementVersion[];
  /** Null: the source is archived whole. */
  redaction: (Redaction & { seq: number | null }) | null;
}

/** Of one place of the page. */
export interface FigureVersion {
  /** From 1. */
  version: number;
  reading: ReadingVersion;
  /** Null where that version has no such figure. */
  figure: StoredFigure | null;
}

/** Every reading of the same place of the page, oldest first: the first is version 1. */
export function versionsOf({ readings }: SourceHistory, { held }: ReadingVersion): ReadingVersion[] {
  return readings.filter(
    (other) => other.held.bulletin.kind === held.bulletin.kind && overlap(other.held.bulletin, held.bulletin),
  );
}

/** The version that holds now: accepted before pending, the newest of them; null where all are superseded. */
export function standingOf(versions: readonly ReadingVersion[]): ReadingVersion | null {
  const order: State[] = ['rejected', 'pending', 'accepted'];
  const rank = ({ held }: ReadingVersion): number => order.indexOf(held.state);
  return versions.reduce<ReadingVersion | null>((best, one) => {
    if (rank(one) < 0) return best;
    return best === null || rank(one) >= rank(best) ? one : best;
  }, null);
}

/** The figure in every version of its reading, oldest first; empty where the source has no such figure. */
export function figureVersions(history: SourceHistory, figureId: number): FigureVersion[] {
  for (const reading of history.readings) {
    const figure = reading.held.bulletin.figures.find(({ id }) => id === figureId);
    if (figure === undefined) continue;
    return versionsOf(history, reading).map((other, index) => ({
      version: index + 1,
      reading: other,
      figure: other === reading ? figure : counterpart(history, figure, other),
    }));
  }
  return [];
}

/** By the chain of corrections; where the page was only read again, by metric and place. */
function counterpart(
  { replaces }: SourceHistory,
  figure: StoredFigure,
  { held }: ReadingVersion,
): StoredFigure | null {
  const { figures } = held.bulletin;
  const root = rootOf(replaces, figure.id);
  const same = figures.filter(({ metric }) => metric === figure.metric);
  return (
    figures.find(({ id }) => rootOf(replaces, id) === root) ??
    same.find(({ label, rank }) => label === figure.label && rank === figure.rank) ??
    same.find((other) => overlap(other, figure)) ??
    null
  );
}

function rootOf(replaces: SourceHistory['replaces'], figureId: number): number {
  let root = figureId;
  for (let earlier = replaces.get(root); earlier !== undefined; earlier = replaces.get(root)) root = earlier;
  return root;
}
