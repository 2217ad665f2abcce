// Overprinted type: what stands on the page twice in one place comes out of a PDF with every character doubled.
import type { Range } from './quantities.js';

/** Overprinted glyphs (77月月 1111日日, 西宁晚报 2025-07-12): folded where every character of a run has its twin. */
const DOUBLED = /(?:(.)\1){3,}/gsu;

/**
 * The part of a run that may be folded: two words at least are doubled. Digits at its beginning belong to a number in
 * front where that has an odd digit (6333599 西西宁宁), digits at its end to what follows, which is not doubled
 * (报报 11月1日).
 */
function overprinted(text: string, { index, 0: run }: RegExpExecArray): Range | null {
  const isCut = /\d/.test(text.charAt(index - 1));
  const lead = isCut ? (/^\d+/.exec(run)?.[0].length ?? 0) : 0;
  const doubled = run.slice(lead).replace(/\d+$/, '');
  const from = index + lead;
  return doubled.replace(/\d/g, '').length < 4 ? null : { from, to: from + doubled.length };
}

/** Indices of the second characters of overprinted pairs. */
export function twinsIn(text: string): Set<number> {
  const twins = new Set<number>();
  for (const match of text.matchAll(DOUBLED)) {
    const part = overprinted(text, match);
    for (let at = (part?.from ?? 0) + 1; at < (part?.to ?? 0); at += 2) twins.add(at);
  }
  return twins;
}
