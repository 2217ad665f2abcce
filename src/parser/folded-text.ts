// A stretch of a page made comparable, with a map back to the original offsets.
import type { Span } from '../domain/finding.js';
import { captionLines } from './captions.js';
import { linesIn, type Line } from './lines.js';
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
  offsets: readonly number[];
  ends: readonly number[];
  /** Indices of characters that began a line of the page. */
  lineStarts: ReadonlySet<number>;
  /** Offsets in `raw` of digits that may be overprinted or not. */
  doubtful: ReadonlySet<number>;
}

/** Folds the parts of a page as one text; they follow each other, and a bulletin may go on from one to the next. */
export function fold(raw: string, ...parts: Span[]): FoldedText {
  const lines = parts.flatMap((part) => linesIn(raw, part));
  const captions = captionLines(lines.map((line) => line.text));
  return joined(
    raw,
    lines.filter((_line, index) => !captions.has(index)),
  );
}

/** Folds a part of a story, whose sentences may hold the words of a caption: only paragraphs of captions go. */
export function foldStory(raw: string, part: Span): FoldedText {
  const lines = linesIn(raw, part);
  const captions = captionLines(lines.map((line) => line.text));
  const apart = new Set<number>();
  for (let from = 0; from < lines.length; from += 1) {
    let to = from;
    while (captions.has(to)) to += 1;
    const isApart = (lines[from - 1]?.text ?? '') === '' && (lines[to]?.text ?? '') === '';
    for (let index = from; isApart && index < to; index += 1) apart.add(index);
    from = to;
  }
  return joined(
    raw,
    lines.filter((_line, index) => !apart.has(index)),
  );
}

function joined(raw: string, lines: readonly Line[]): FoldedText {
  const kept = lines.filter((line) => line.text !== '');
  const text = kept.map((line) => line.text).join('');
  const words = kept.map((line) => line.words).join('');
  const offsets: number[] = [];
  const ends: number[] = [];
  const lineStarts = new Set<number>();
  for (const line of kept) {
    lineStarts.add(offsets.length);
    for (const offset of line.offsets) {
      offsets.push(offset);
      ends.push(offset + 1);
    }
  }
  const folded = { raw, text, words, offsets, ends, lineStarts, doubtful: new Set<number>() };
  const overprint = overprintIn(raw, kept, text);
  return overprint === null ? folded : withoutTwins(folded, overprint);
}

/** Each doubled character once; it ends where its double ends. */
function withoutTwins(printed: FoldedText, { twins, doubtful }: Overprint): FoldedText {
  const offsets: number[] = [];
  const ends: number[] = [];
  const lineStarts = new Set<number>();
  const folded = { ...printed, text: '', words: '', offsets, ends, lineStarts };
  for (const [at, offset] of printed.offsets.entries()) {
    // A line may begin with the second character of a pair.
    if (printed.lineStarts.has(at)) lineStarts.add(offsets.length);
    if (twins.has(at)) ends[ends.length - 1] = offset + 1;
    else {
      folded.text += printed.text.charAt(at);
      folded.words += printed.words.charAt(at);
      offsets.push(offset);
      ends.push(offset + 1);
    }
  }
  return { ...folded, doubtful: new Set(Array.from(doubtful, (at) => printed.offsets[at] ?? 0)) };
}

/** Where the folded characters from `from` up to `to` stand in the original text. */
export function spanOf(folded: FoldedText, from: number, to: number): Span {
  const start = folded.offsets[from] ?? folded.ends.at(-1) ?? 0;
  return { start, end: Math.max(start, folded.ends[to - 1] ?? start) };
}
