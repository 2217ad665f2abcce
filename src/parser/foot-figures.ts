// Holds figures that a person corrected against the same identities as those of a page.
import type { Bulletin, Verdict } from '../domain/bulletin.js';
import type { Finding } from '../domain/finding.js';
import { checkHotspots, crossFoot, reportMissing } from './cross-foot.js';
import type { Counted } from './draft.js';

/** The findings that come of the figures alone: all of these are told anew, in the order of the text. */
export const FOUND_BY_FIGURES: readonly Finding['code'][] = [
  'sum-mismatch',
  'rank-order',
  'hotspot-exceeds',
  'figure-missing',
];

/** A quoted bulletin need not print all. */
export function footFigures(bulletin: Omit<Bulletin, 'verdict' | 'findings'>): {
  verdict: Verdict;
  findings: Finding[];
} {
  const { kind, figures, quoted, start, end } = bulletin;
  const draft: Counted = { figures, findings: [], faults: [] };
  if (kind === 'hotline') checkHotspots(draft);
  const verdict = crossFoot(draft, kind);
  if (!quoted) reportMissing(draft, kind, { start, end });
  return { verdict, findings: draft.findings.sort((a, b) => a.start - b.start) };
}
