// Overprinted type: what stands on the page twice in one place comes out of a PDF with every character doubled.

/** Overprinted glyphs (77月月 1111日日, 西宁晚报 2025-07-12): folded where every character of a run has its twin. */
const DOUBLED = /(?:(.)\1){3,}/gsu;

/**
 * Where a run ends if it may be folded: two words at least are doubled, and no odd digit stands in front. Digits at
 * its end belong to what follows, which is not doubled (报报 11月1日).
 */
function overprintEnd(text: string, { index, 0: run }: RegExpExecArray): number | null {
  const doubled = run.replace(/\d+$/, '');
  const isCut = /^\d/.test(run) && /\d/.test(text.charAt(index - 1));
  return isCut || doubled.replace(/\d/g, '').length < 4 ? null : index + doubled.length;
}

/** Indices of the second characters of overprinted pairs. */
export function twinsIn(text: string): Set<number> {
  const twins = new Set<number>();
  for (const match of text.matchAll(DOUBLED)) {
    const end = overprintEnd(text, match) ?? 0;
    for (let at = match.index + 1; at < end; at += 2) twins.add(at);
  }
  return twins;
}
