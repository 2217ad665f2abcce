// A stretch of a page made comparable, with a map back to the original offsets.
import type { Span } from '../domain/finding.js';
import { captionLines } from './captions.js';
import { linesIn, linesJoined, linesWithout, type Lines } from './lines.js';
import { overprintIn, type Overprint } from './overprint.js';

/**
 * `text` has no white space, quotes, Markdown, captions or doubled glyphs, and half-width punctuation and digits;
 * `offsets[i]` is where its character i stands in `raw`, `ends[i]` where it (with its double) ends.
 */
export interface FoldedText {
  raw: string;
  text: string;
  /** The same characters as a person reads them: simplified, of their printed width. */
  words: string;
  offsets: Uint32Array;
  ends: Uint32Array;
  /** 1 for each character that began a line of the page. */
  lineStarts: Uint8Array;
  /** Offsets in `raw` of digits that may be overprinted or not. */
  doubtful: ReadonlySet<number>;
}

/** Folds the parts of a page as one text; they follow each other, and a bulletin may go on from one to the next. */
export function fold(raw: string, ...parts: [Span, ...Span[]]): FoldedText {
  const [first, ...others] = parts;
  const one = linesIn(raw, first);
  const lines = others.length === 0 ? one : linesJoined([one, ...others.map((part) => linesIn(raw, part))]);
  return folded(raw, lines, captionLines(lines));
}

/** Folds a part of a story, whose sentences may hold the words of a caption: only paragraphs of captions go. */
export function foldStory(raw: string, part: Span): FoldedText {
  const lines = linesIn(raw, part);
  const captions = captionLines(lines);
  const apart = new Set<number>();
  const isBlank = (index: number): boolean => lines.starts[index] === lines.starts[index + 1];
  for (const from of captions) {
    if (captions.has(from - 1) || (from > 0 && !isBlank(from - 1))) continue;
    let to = from;
    while (captions.has(to)) to += 1;
    if (to + 1 < lines.starts.length && !isBlank(to)) continue;
    for (let index = from; index < to; index += 1) apart.add(index);
  }
  return folded(raw, lines, apart);
}

function folded(raw: string, lines: Lines, left: ReadonlySet<number>): FoldedText {
  const kept = left.size === 0 ? lines : linesWithout(lines, left);
  const { text, words, offsets, starts } = kept;
  const lineStarts = new Uint8Array(text.length);
  for (const start of starts) lineStarts[start] = 1;
  const ends = new Uint32Array(text.length);
  for (let at = 0; at < ends.length; at += 1) ends[at] = (offsets[at] ?? 0) + 1;
  const printed = { raw, text, words, offsets, ends, lineStarts, doubtful: new Set<number>() };
  const overprint = overprintIn(raw, kept);
  return overprint === null ? printed : withoutTwins(printed, overprint);
}

/** Each doubled character once; it ends where its double ends. */
function withoutTwins(printed: FoldedText, { twins, doubtful }: Overprint): FoldedText {
  const { text, words, offsets, ends, lineStarts } = printed;
  const once = {
    text: '',
    words: '',
    offsets: new Uint32Array(text.length - twins.size),
    ends: new Uint32Array(text.length - twins.size),
    lineStarts: new Uint8Array(text.length - twins.size),
  };
  let length = 0;
  const keep = (from: number, to: number): void => {
    if (from === to) return;
    once.text += text.slice(from, to);
    once.words += words.slice(from, to);
    once.offsets.set(offsets.subarray(from, to), length);
    once.ends.set(ends.subarray(from, to), length);
    for (let at = from; at < to; at += 1) if (lineStarts[at] === 1) once.lineStarts[length + at - from] = 1;
    length += to - from;
  };
  let from = 0;
  for (const twin of [...twins].sort((a, b) => a - b)) {
    keep(from, twin);
    once.ends[length - 1] = ends[twin] ?? 0;
    // A line may begin with the second character of a pair.
    if (lineStarts[twin] === 1) once.lineStarts[length] = 1;
    from = twin + 1;
  }
  keep(from, text.length);
  return { ...printed, ...once, doubtful: new Set(Array.from(doubtful, (at) => offsets[at] ?? 0)) };
}

/** Where the folded characters from `from` up to `to` stand in the original text. */
export function spanOf(folded: FoldedText, from: number, to: number): Span {
  const start = folded.offsets[from] ?? folded.ends.at(-1) ?? 0;
  return { start, end: Math.max(start, folded.ends[to - 1] ?? start) };
}
