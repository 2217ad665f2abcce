// Overprinted type: what stands on the page twice in one place comes out of a PDF with every character doubled.
import type { Line } from './lines.js';
import { mayBeOverprinted } from './overprint-signs.js';

/** Places in the text of some lines, joined. */
export interface Overprint {
  /** Second characters of doubled pairs. */
  twins: ReadonlySet<number>;
  /** Digits beside a doubled run, of which the page does not tell whether they are doubled, too. */
  doubtful: ReadonlySet<number>;
}

interface Piece {
  text: string;
  /** Its place in the text of the lines. */
  at: number;
  /** A line break cuts it off; it may be the rest of something longer. */
  isCut: boolean;
}

/** Overprinted glyphs (77月月 1111日日, 西宁晚报 2025-07-12) where only a part of a piece is doubled. */
const DOUBLED = /(?:(.)\1){3,}/gsu;
/** Type is set in runs that end at such marks, at white space and at line ends. */
const MARKS = new Set(Array.from('，。、；：（）()｡､', (mark) => mark.charCodeAt(0)));
/** A rank's stop, which separates it from the words behind it; an overprinted one stands twice. */
const STOP = /(?<!\.)\.(?![.\d])/y;
/** A day, wherever the line breaks it. */
const DAY = /(?<!\d)(?:(\d)\1){1,2}月月(?:(\d)\2){1,2}日日/g;
const PAIRS = /^(?:(.)\1)+$/su;
const HAN = /[\u4e00-\u9fff]/;
/** Pairs of words that no sentence has: 家家户户 has two. */
const SURE = 3;

/** Whether a doubled piece cannot be words that repeat: it is long, or a count or day with its unit word. */
function isSure(text: string): boolean {
  const words = text.replace(/\d/g, '').length / 2;
  return words >= SURE || text === '件件' || (HAN.test(text) && /^\D{0,2}\d{2,}\D{2,4}/.test(text));
}

function isStop(text: string, at: number): boolean {
  if (text.charAt(at) !== '.') return false;
  STOP.lastIndex = at;
  return STOP.test(text);
}

/** A line cut at marks and white space. */
function piecesOf(raw: string, { text, offsets }: Line, at: number): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const close = (to: number): void => {
    if (to > from)
      pieces.push({ text: text.slice(from, to), at: at + from, isCut: from === 0 || to === text.length });
    from = to;
  };
  for (let index = 0; index < text.length; index += 1) {
    const offset = offsets[index] ?? 0;
    const behind = index === 0 ? offset : (offsets[index - 1] ?? 0) + 1;
    if (behind < offset && /\s/.test(raw.slice(behind, offset))) close(index);
    if (!MARKS.has(raw.charCodeAt(offset)) && !isStop(text, index)) continue;
    close(index);
    from = index + 1;
  }
  close(text.length);
  return pieces;
}

/** The line where all of it is doubled, its marks included; otherwise its pieces. */
function partsOf(raw: string, line: Line, at: number): Piece[] {
  const isWhole = PAIRS.test(line.text) && isSure(line.text);
  return isWhole ? [{ text: line.text, at, isCut: true }] : piecesOf(raw, line, at);
}

/**
 * The part of a run that may be folded: two words at least are doubled. Digits at its beginning belong to a number in
 * front where that has an odd digit (6333599 西西宁宁), digits at its end to what follows, which is not doubled
 * (报报 11月1日).
 */
function foldPart({ text, at }: Pick<Piece, 'text' | 'at'>, twins: Set<number>, doubtful: Set<number>): void {
  for (const { index, 0: run } of text.matchAll(DOUBLED)) {
    const isCut = /\d/.test(text.charAt(index - 1));
    const lead = isCut ? (/^\d+/.exec(run)?.[0].length ?? 0) : 0;
    const doubled = run.slice(lead).replace(/\d+$/, '');
    if (doubled.replace(/\d/g, '').length < 4) continue;
    const from = at + index + lead;
    addTwins(twins, from, from + doubled.length);
    for (let place = at + index; place < from; place += 1) doubtful.add(place);
    for (let place = from + doubled.length; place < at + index + run.length; place += 1) doubtful.add(place);
  }
}

function addTwins(twins: Set<number>, from: number, to: number): void {
  for (let place = from + 1; place < to; place += 2) twins.add(place);
}

/**
 * What is overprinted in some lines and `text`, all of them joined; null for nothing. Pieces too short to tell are only
 * where others are surely doubled.
 */
export function overprintIn(raw: string, lines: readonly Line[], text: string): Overprint | null {
  if (!mayBeOverprinted(text)) return null;
  const twins = new Set<number>();
  const doubtful = new Set<number>();
  let behind = 0;
  const pieces = lines.flatMap((line) => {
    behind += line.text.length;
    return partsOf(raw, line, behind - line.text.length);
  });
  const doubled = pieces.filter((piece) => PAIRS.test(piece.text));
  const isTold = doubled.some((piece) => isSure(piece.text)) || /(?:(\D)\1){4}/u.test(text);
  const folded = [...text.matchAll(DAY)].map((day) => ({ from: day.index, to: day.index + day[0].length }));
  for (const { text: words, at, isCut } of doubled) {
    // 市市 (场监管局) is no doubled 市.
    const isName = words === '市市' && text.charAt(at + 2) === '场';
    if (isSure(words) || (isTold && isCut && !isName && HAN.test(words)))
      folded.push({ from: at, to: at + words.length });
  }
  let from = 0;
  for (const { to, ...range } of folded.sort((a, b) => a.from - b.from || b.to - a.to)) {
    // A day may reach into a line that is doubled as a whole.
    const isInside = range.from < from && (to <= from || (from - range.from) % 2 === 1);
    if (isInside) continue;
    range.from = Math.max(range.from, from);
    foldPart({ text: text.slice(from, range.from), at: from }, twins, doubtful);
    addTwins(twins, range.from, to);
    from = to;
  }
  foldPart({ text: text.slice(from), at: from }, twins, doubtful);
  return { twins, doubtful };
}
