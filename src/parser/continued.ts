// A bulletin that breaks off (下转第3版) and goes on further down in the same text (上接第1版).
import type { Span } from '../domain/finding.js';

const PAGE = String.raw`\s{0,6}(?:第\s{0,6})?[A-D]?[\d０-９一二三四五六七八九十]{1,3}\s{0,6}版\s{0,6}[)）\]】]?`;
const BEFORE = String.raw`(?:[(（[【]\s{0,6})?(?:[紧緊]\s{0,6})?`;
const BREAKS_OFF = new RegExp(`${BEFORE}下[转轉]${PAGE}`, 'g');
const GOES_ON = new RegExp(`${BEFORE}上接${PAGE}`, 'g');
/** Words of a bulletin's second half, with the white space that machines put between characters. */
const SECOND_HALF =
  /[责責]\s*任\s*[单單]\s*位|接\s*收\s*[举舉]\s*[报報]|网\s*民\s*留\s*言|直\s*接\s*[办辦]\s*理|[热熱]\s*[点點]\s*[问問]\s*[题題]|[无無]\s*集\s*中\s*反|主\s*要\s*反\s*映|核\s*[实實]\s*[处處]\s*理/;
/** A bulletin breaks off within as many characters of its first words. */
const FIRST_HALF = 1500;
/** Where the second half shows itself, and how far it reaches. */
const SIGN = 300;
const REACH = 2500;

export interface Continuation {
  breaksOff: Span;
  /** The words that go on; `from` is where their mark and head line begin. */
  goesOn: Span & { from: number };
}

/** Where the first bulletin that breaks off goes on; null where none does, or where the other half is not in this text. */
export function continuationOf(raw: string, stretches: readonly Span[]): Continuation | null {
  if (!raw.includes('下转') && !raw.includes('下轉')) return null;
  for (const broken of raw.matchAll(BREAKS_OFF)) {
    const breaksOff = { start: broken.index, end: broken.index + broken[0].length };
    const isOurs = stretches.some(
      ({ start, end }) => start < breaksOff.start && breaksOff.start <= Math.min(end, start + FIRST_HALF),
    );
    if (!isOurs) continue;
    // What does not go on behind this place goes on behind no later one.
    const goesOn = secondHalf(raw, breaksOff.end);
    return goesOn && { breaksOff, goesOn };
  }
  return null;
}

function secondHalf(raw: string, behind: number): Continuation['goesOn'] | null {
  for (const mark of raw.slice(behind).matchAll(GOES_ON)) {
    const from = behind + mark.index;
    const start = from + mark[0].length;
    if (SECOND_HALF.test(raw.slice(start, start + SIGN)))
      return { from, start, end: Math.min(raw.length, start + REACH) };
  }
  return null;
}
