// Under which name printed labels are grouped: a decision of the office, from a day on.
import type { IsoDate } from './dates.js';

/** `agency`: the bodies contacted, of hotspots and of hazard bulletins. */
export const ALIAS_METRICS = ['hotspot', 'channel', 'receiver', 'topic', 'agency'] as const;
export type AliasMetric = (typeof ALIAS_METRICS)[number];

export interface Alias {
  metric: AliasMetric;
  /** As printed. */
  label: string;
  /** What it is grouped under; the label itself: a name of its own; null: back to undecided. */
  name: string | null;
  /** Data days from this one on. */
  since: IsoDate;
  note: string;
  actor: string;
  /** ISO 8601 instant, UTC. */
  at: string;
}

export function isAliasMetric(metric: string): metric is AliasMetric {
  return (ALIAS_METRICS as readonly string[]).includes(metric);
}

/** What the program suggests; it is never applied by itself. */
export interface AliasProposal {
  metric: AliasMetric;
  label: string;
  name: string;
  /** Why both mean the same. */
  why: string;
}
