// Two readings of one day, figure by figure.
import type { Figure } from '../../domain/bulletin.js';
import type { ReviewedReading } from '../../domain/review.js';
import { dayText } from '../../reports/reading-text.js';
import { countText } from '../../reports/rounding.js';
import { METRIC_NAMES } from '../../reports/wording.js';
import { sourceName } from './plain-text.js';

interface Side {
  metric: string;
  value: number | null;
  /** False: printed without a count, or not at all. */
  isCount: boolean;
  text: string;
  href: string | null;
}

export interface RivalView {
  readingId: number;
  sha256: string;
  name: string;
  dayText: string;
  differingCount: number;
  others: Row[];
  same: Row[];
}

interface Row {
  name: string;
  label: string | null;
  differs: boolean;
  theirs: Side;
  ours: Side;
}

export function rivalView(rival: ReviewedReading, reading: ReviewedReading): RivalView {
  const pairs = paired(rival.bulletin.figures, reading.bulletin.figures);
  const rows = pairs.map(([theirs, ours]) => {
    const { metric, label = null } = theirs ?? ours ?? { metric: 'calls' as const };
    return {
      name: METRIC_NAMES[metric],
      label,
      differs: theirs?.value !== ours?.value || theirs?.rank !== ours?.rank || !theirs || !ours,
      theirs: sideOf(theirs, 'accepted', rival.sha256),
      ours: sideOf(ours, 'here', reading.sha256),
    };
  });
  const others = rows.filter(({ differs }) => differs);
  return {
    readingId: rival.readingId,
    sha256: rival.sha256,
    name: sourceName(rival.name),
    dayText: dayText({ ...rival.bulletin, date: rival.date }),
    differingCount: others.length,
    others,
    same: rows.filter(({ differs }) => !differs),
  };
}

type Listed = Figure & { id: number };

/** By metric and label, in printed order, theirs first. */
function paired(theirs: Listed[], ours: Listed[]): [Listed | undefined, Listed | undefined][] {
  const left = new Set(ours);
  const pairs = theirs.map((figure): [Listed | undefined, Listed | undefined] => {
    const match = [...left].find(({ metric, label }) => metric === figure.metric && label === figure.label);
    if (match) left.delete(match);
    return [figure, match];
  });
  return [...pairs, ...[...left].map((figure): [undefined, Listed] => [undefined, figure])];
}

function sideOf(figure: Listed | undefined, side: string, sha256: string): Side {
  if (figure === undefined) return { metric: '', value: null, isCount: false, text: '没有', href: null };
  const { id, metric, value } = figure;
  const href = `/sources/${sha256}?figure=${id}#figure-${id}`;
  const text = value === null ? '有' : countText(value);
  return { metric: `${metric}.${side}`, value, isCount: value !== null, text, href };
}
