// Finds the stretches of a page worth reading: most of a newspaper page is other news.
import type { Span } from '../domain/finding.js';

/** Words that every bulletin holds, with the white space that machines put between characters. */
const ANCHOR =
  /来\s*电\s*诉\s*求|网\s*民\s*留\s*言|作\s*日\s*报|况\s*日\s*报|隐\s*患\s*举\s*报|责\s*任\s*单\s*位\s*办\s*理|接\s*收\s*举\s*报/g;

/** Characters before an anchor: title, date and the words up to it, broken over lines. */
const BEFORE = 300;
/** Characters behind an anchor: five hotspots with long remarks, spaced out. */
const BEHIND = 4000;

/** Stretches around the anchors, in order, without overlap; empty for a page of other news. */
export function findStretches(raw: string): Span[] {
  const stretches: Span[] = [];
  for (const match of raw.matchAll(ANCHOR)) {
    const start = Math.max(0, match.index - BEFORE);
    const end = Math.min(raw.length, match.index + BEHIND);
    const last = stretches.at(-1);
    if (last && start <= last.end) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches;
}
