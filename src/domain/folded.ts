// Words made comparable: what is typed in traditional, full-width or capital letters, or with spaces, finds what is printed.
import type { Span } from './finding.js';
import { simplified } from './script.js';

/** Signs that nobody types, or types otherwise. */
const LEFT_OUT = /[\s“”‘’"'「」『』\p{Cc}\p{Cf}]/u;

interface Folded {
  text: string;
  /** Where its character i stands in the original, in UTF-16 units, and where that one ends. */
  places: Span[];
}

const known = new Map<string, string>();

/** What a character counts as; nothing for one that is left out. Each is worked out once. */
function foldedChar(char: string): string {
  const before = known.get(char);
  if (before !== undefined) return before;
  const plain = LEFT_OUT.test(char) ? [] : Array.from(char.normalize('NFKC').toLowerCase(), simplified);
  const counts = plain.join('');
  known.set(char, counts);
  return counts;
}

function foldedText(original: string): Folded {
  const whole: Folded = { text: '', places: [] };
  let start = 0;
  for (const char of original) {
    const end = start + char.length;
    const counts = foldedChar(char);
    whole.text += counts;
    whole.places.push(...Array.from({ length: counts.length }, () => ({ start, end })));
    start = end;
  }
  return whole;
}

/** As terms are looked for in it. */
export function folded(original: string): string {
  return foldedText(original).text;
}

/** The parts of what was typed; all of them have to be found. Empty where nothing was typed that can be. */
export function termsOf(typed: string, most: number): string[] {
  const parts = typed.split(/\s+/u).map(folded);
  return [...new Set(parts.filter((part) => part !== ''))].slice(0, most);
}

/** Where the terms stand in `original`, in order and apart; null where one of them is missing. */
export function hitsIn(original: string, terms: readonly string[]): Span[] | null {
  const { text, places } = foldedText(original);
  const spans: Span[] = [];
  for (const term of terms) {
    let at = text.indexOf(term);
    if (at < 0) return null;
    for (; at >= 0; at = text.indexOf(term, at + term.length)) {
      const [first, last] = [places[at], places[at + term.length - 1]];
      if (first && last) spans.push({ start: first.start, end: last.end });
    }
  }
  return joined(spans);
}

function joined(spans: Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else whole.push({ ...span });
  }
  return whole;
}
