// Finds the bulletins' fixed words where machines have mangled them, and puts the right characters in their place.
import { distance } from 'fastest-levenshtein';
import { codesOf } from './codes.js';
import { Cover } from './cover.js';
import { OTHER_TITLE, PHRASES, RIGHT_AS_THEY_ARE, type Phrase } from './phrases.js';
import { report, type Draft } from './draft.js';
import type { FoldedText } from './folded-text.js';
import type { Range } from './quantities.js';

/** A place of the mended text that reads otherwise than printed. */
export interface Mended extends Range {
  printed: string;
  words: string;
}

interface Window extends Range {
  errors: number;
}

/** Phrases as short as this are looked for with other characters only, not with more or fewer. */
const LONGEST_RIGID = 5;

/** Parts of a phrase of which one at least is whole, however its errors fall. */
function piecesOf({ words, errors }: Phrase): Piece[] {
  const count = errors + 1;
  return Array.from({ length: count }, (_, index) => {
    const at = Math.floor((index * words.length) / count);
    return { text: words.slice(at, Math.floor(((index + 1) * words.length) / count)), at };
  });
}

interface Piece {
  text: string;
  /** Its place in the phrase. */
  at: number;
}

/** What is looked for of one phrase. */
interface Sought {
  phrase: Phrase;
  whole: Piece;
  pieces: Piece[];
}

const SOUGHT: readonly Sought[] = PHRASES.map((phrase) => {
  return { phrase, whole: { text: phrase.words, at: 0 }, pieces: piecesOf(phrase) };
});
const ALL = SOUGHT.flatMap(({ whole, pieces }) => [whole, ...pieces]);
/** By the code of the character that they begin with. */
const BY_BEGINNING = new Map<number, Piece[]>();
/** The same as a table, which most characters are not in. */
const BEGINS = new Uint8Array(0x10000);
for (const piece of ALL) {
  const code = piece.text.charCodeAt(0);
  BY_BEGINNING.set(code, [...(BY_BEGINNING.get(code) ?? []), piece]);
  BEGINS[code] = 1;
}

type Places = ReadonlyMap<Piece, readonly number[]>;

/** Where the phrases and their pieces stand: one walk over a text for all of them. */
function placesIn(text: string): Places {
  const places = new Map<Piece, number[]>();
  const codes = codesOf(text);
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (BEGINS[code] !== 1) continue;
    const pieces = BY_BEGINNING.get(code) ?? [];
    for (const piece of pieces) {
      if (!text.startsWith(piece.text, at)) continue;
      const known = places.get(piece);
      if (known === undefined) places.set(piece, [at]);
      else known.push(at);
    }
  }
  return places;
}

/** The window nearest to a phrase among those that hold a piece of it at its place. */
function nearest(text: string, from: number, { words, errors }: Phrase): Window | null {
  const to = from + words.length;
  const rigid = { from, to, errors: distance(text.slice(from, to), words) };
  const others =
    words.length <= LONGEST_RIGID || rigid.errors <= 1
      ? []
      : [
          { from, to: to - 1 },
          { from, to: to + 1 },
          { from: from - 1, to },
          { from: from + 1, to },
        ];
  let best: Window = rigid;
  for (const other of others) {
    const found = other.from < 0 ? best.errors : distance(text.slice(other.from, other.to), words);
    if (found < best.errors) best = { ...other, errors: found };
  }
  return from >= 0 && best.errors <= errors ? best : null;
}

/** A title is told by its last words, or by standing on lines of its own. */
function isTitle(folded: FoldedText, { from, to }: Range, tail: string): boolean {
  const words = folded.text.slice(from, to);
  if (OTHER_TITLE.test(words)) return false;
  if (distance(words.slice(-tail.length), tail) <= 1) return true;
  return folded.lineStarts[to] === 1 && /^.{0,12}\d{1,2}月\d/.test(folded.text.slice(to, to + 20));
}

/** Digits are figures: only those that belong to a phrase may stand in its place. */
function isAcceptable(folded: FoldedText, window: Range, phrase: Phrase): boolean {
  const printed = folded.text.slice(window.from, window.to);
  if (RIGHT_AS_THEY_ARE.has(printed) || /[,、;。:()]/.test(printed)) return false;
  // 有集中反映问题 says the contrary.
  if (phrase.words.startsWith('无') && !printed.startsWith('无')) return false;
  if (phrase.tail !== undefined) return !/\d/.test(printed) && isTitle(folded, window, phrase.tail);
  return phrase.words.startsWith('12345')
    ? !/\d/.test(folded.text.charAt(window.from - 1)) && !/\d/.test(printed.slice(5))
    : !/\d/.test(printed);
}

/** Marks exact occurrences as taken and returns the mangled ones. */
function mangledIn(folded: FoldedText, { phrase, whole, pieces }: Sought, state: State): Window[] {
  const { places, taken } = state;
  for (const at of places.get(whole) ?? []) taken.add({ from: at, to: at + phrase.words.length });
  const found: Window[] = [];
  for (const piece of pieces) {
    for (const at of places.get(piece) ?? []) {
      const from = at - piece.at;
      if (from < 0 || taken.holds(at) || taken.holds(from)) continue;
      const window = nearest(folded.text, from, phrase);
      if (window === null || window.errors === 0 || !isAcceptable(folded, window, phrase)) continue;
      if (taken.touches(window)) continue;
      taken.add(window);
      found.push(window);
    }
  }
  return found;
}

interface State {
  places: Places;
  /** Characters of phrases that have been found, exact or mangled. */
  taken: Cover;
}

/** Where each character of the right words stands: those that both begin or end with are where they are printed. */
function placesOf(printed: string, words: string): number[] {
  let head = 0;
  while (head < Math.min(printed.length, words.length) && printed.charAt(head) === words.charAt(head))
    head += 1;
  return Array.from({ length: words.length }, (_, index) => {
    if (printed.length === words.length || index < head) return index;
    return Math.max(Math.min(head, printed.length - 1), index + printed.length - words.length);
  });
}

export interface MendedText extends FoldedText {
  /** By where they begin, in order. */
  mended: ReadonlyMap<number, Mended>;
}

/** The folded text with its fixed words as they should read; every character still knows where it is printed. */
export function mend(folded: FoldedText): MendedText {
  const state: State = { places: placesIn(folded.text), taken: new Cover(folded.text.length) };
  const places = SOUGHT.flatMap((sought) =>
    mangledIn(folded, sought, state).map((window) => ({ ...window, words: sought.phrase.words })),
  ).sort((a, b) => a.from - b.from);
  if (places.length === 0) return { ...folded, mended: new Map() };
  const whole = folded.text.length;
  // The last may reach beyond the text.
  const length = places.reduce(
    (sum, { from, to, words }) => sum + words.length - (Math.min(to, whole) - from),
    whole,
  );
  const result = {
    text: '',
    words: '',
    offsets: new Uint32Array(length),
    ends: new Uint32Array(length),
    lineStarts: new Uint8Array(length),
  };
  const mended = new Map<number, Mended>();
  let at = 0;
  const keep = (to: number): void => {
    const start = result.text.length;
    result.offsets.set(folded.offsets.subarray(at, to), start);
    result.ends.set(folded.ends.subarray(at, to), start);
    result.lineStarts.set(folded.lineStarts.subarray(at, to), start);
    result.text += folded.text.slice(at, to);
    result.words += folded.words.slice(at, to);
    at = to;
  };
  for (const { from, to, words } of places) {
    keep(from);
    const start = result.text.length;
    result.lineStarts[start] = folded.lineStarts[from] ?? 0;
    const printed = folded.text.slice(from, to);
    mended.set(start, { from: start, to: start + words.length, printed, words });
    for (const [index, place] of placesOf(printed, words).entries()) {
      result.offsets[start + index] = folded.offsets[from + place] ?? 0;
      result.ends[start + index] = folded.ends[from + place] ?? 0;
    }
    result.text += words;
    result.words += words;
    at = Math.min(to, whole);
  }
  keep(whole);
  return { ...folded, ...result, mended };
}

/** A notice for each fixed word of a bulletin that reads otherwise than printed. */
export function reportMended(draft: Draft, mended: MendedText['mended'], { from, to }: Range): void {
  for (let at = from; at < to; at += 1) {
    const place = mended.get(at);
    if (place === undefined) continue;
    const message = `“${place.printed}”按“${place.words}”理解。`;
    report(draft, place, { code: 'label-doubtful', severity: 'notice', message });
  }
}
