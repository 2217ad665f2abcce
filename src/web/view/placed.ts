// Which of the marks of a text are shown where several share a place.
import type { Span } from '../../domain/finding.js';

export interface Placing extends Span {
  /** Null for what nobody links to. */
  id: string | null;
  anchors: string[];
}

/** What stands comes first; of those that overlap, the first is shown and the others have an anchor in it. */
export function placed<T extends Placing>(inOrder: readonly T[]): T[] {
  // In order of place, so that a text full of marks costs no more than looking each of them up.
  const shown: { one: T; order: number }[] = [];
  for (const [order, one] of inOrder.entries()) {
    const at = firstNotBefore(shown, one);
    const there = firstShown(shown, at, one);
    if (there === null) shown.splice(at, 0, { one, order });
    else if (one.id !== null) there.anchors.push(one.id);
  }
  return shown.map(({ one }) => one);
}

/** Where the first stands that does not end before another begins; those shown overlap nowhere. */
function firstNotBefore(shown: readonly { one: Span }[], { start }: Span): number {
  let [low, high] = [0, shown.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = shown[middle]?.one;
    if (other !== undefined && other.end <= start && other.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The one that came first among those that share a place with `one`; `from`: where they begin. */
function firstShown<T extends Span>(
  shown: readonly { one: T; order: number }[],
  from: number,
  { start, end }: Span,
): T | null {
  let first: { one: T; order: number } | null = null;
  for (let at = from; at < shown.length; at += 1) {
    const other = shown[at];
    if (other === undefined || (other.one.start >= end && other.one.start !== start)) break;
    if (first === null || other.order < first.order) first = other;
  }
  return first?.one ?? null;
}
