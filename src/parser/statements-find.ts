// Finds the stretches of a page whose stories may tell of the mechanism; its bulletins are left out.
import type { Span } from '../domain/finding.js';
import { finder, WHITE_SPACE } from './matches.js';

/** Looked for in the raw text, with the white space that machines put between characters, in either script. */
const anchorsIn = finder(
  /有\s*[诉訴]\s*必\s*[应應]|[马馬]\s*上\s*[办辦]|[1１]\s*[2２]\s*[3３]\s*[4４]\s*[5５]|[隐隱]\s*患[\s\S]{0,8}[举舉]\s*[报報]|[举舉]\s*[报報][\s\S]{0,8}[隐隱]\s*患|政\s*[务務]\s*服\s*[务務]\s*(?:便\s*民\s*)?[热熱]\s*[线線綫]/,
  ['有', `诉訴${WHITE_SPACE}`],
  ['马馬', `上${WHITE_SPACE}`],
  ['1１', `2２${WHITE_SPACE}`],
  ['隐隱', `患${WHITE_SPACE}`],
  ['举舉', `报報${WHITE_SPACE}`],
  ['政', `务務${WHITE_SPACE}`],
);
/** One of these matches wherever an anchor does, or the two characters of 举报. */
export const STATEMENT_SIGNS = [
  String.raw`[诉訴]\s*必`,
  String.raw`[马馬]\s*上\s*[办辦]`,
  String.raw`[1１]\s*[2２]\s*[3３]\s*[4４]\s*[5５]`,
  String.raw`服\s*[务務]\s*(?:便\s*民\s*)?[热熱]`,
];
const BEFORE = 500;
const BEHIND = 900;

/** What lies between the bulletins, which are in order of place. */
function gapsBetween(bulletins: readonly Span[], length: number): Span[] {
  const gaps: Span[] = [];
  let start = 0;
  for (const bulletin of bulletins) {
    if (bulletin.start > start) gaps.push({ start, end: bulletin.start });
    start = Math.max(start, bulletin.end);
  }
  return [...gaps, { start, end: length }];
}

/** In order, without overlap; empty for a page that never names the mechanism outside its bulletins. */
export function statementStretches(raw: string, bulletins: readonly Span[]): Span[] {
  const stretches: Span[] = [];
  const inOrder = [...bulletins].sort((a, b) => a.start - b.start);
  for (const gap of gapsBetween(inOrder, raw.length)) {
    for (const { index } of anchorsIn(raw.slice(gap.start, gap.end))) {
      const at = gap.start + index;
      const start = Math.max(gap.start, at - BEFORE);
      const end = Math.min(gap.end, at + BEHIND);
      const last = stretches.at(-1);
      if (last && start < last.end) last.end = end;
      else stretches.push({ start, end });
    }
  }
  return stretches;
}
