// Whose bulletin it is: the place named at the head of its title or sentence.
import type { FoldedText } from './folded-text.js';

const PLACE = /^[\u4e00-\u9fff]{2,8}?[市县区州]$/;
const LONGEST = 9;

/** Length of the place name that ends at `at`; the page's own lines say where it begins. 0 where there is none. */
function nameLength(folded: FoldedText, at: number, expected: string): number {
  if (folded.text.endsWith(expected, at)) return expected.length;
  for (let from = at - 1; from >= Math.max(0, at - LONGEST); from -= 1) {
    if (folded.lineStarts[from] === 1) return PLACE.test(folded.text.slice(from, at)) ? at - from : 0;
  }
  return 0;
}

/** The region in front of a title; the expected one where the page names none. */
export function regionBefore(
  folded: FoldedText,
  at: number,
  expected: string,
): { region: string; from: number } {
  const length = nameLength(folded, at, expected);
  const from = at - length;
  return { region: length === 0 ? expected : folded.text.slice(from, at), from };
}
