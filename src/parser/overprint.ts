// Overprinted type: what stands on the page twice in one place comes out of a PDF with every character doubled.
import type { Lines } from './lines.js';
import { isSurrogate, mayBeOverprinted } from './overprint-signs.js';
import type { Range } from './quantities.js';

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
const DOUBLED = /(?:(.)\1){3,}/suy;
/** Type is set in runs that end at such marks, at white space and at line ends. */
const IS_MARK = new Uint8Array(0x10000);
for (const mark of '，。、；：（）()｡､') IS_MARK[mark.charCodeAt(0)] = 1;
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

function isStop(text: string, at: number, { from, to }: Range): boolean {
  if (text.charAt(at) !== '.') return false;
  STOP.lastIndex = at - from;
  return STOP.test(text.slice(from, to));
}

/** Whether two characters are one twice, or may be part of such that take two units. */
function isPair(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === text.charCodeAt(at + 1) || isSurrogate(code);
}

function holdsPair(text: string, { from, to }: Range): boolean {
  for (let at = from; at + 1 < to; at += 1) if (isPair(text, at)) return true;
  return false;
}

/** The doubled pieces of a line cut at marks and white space. */
function piecesOf(raw: string, { text, offsets }: Lines, line: Range): Piece[] {
  const pieces: Piece[] = [];
  let from = line.from;
  const close = (to: number): void => {
    if ((to - from) % 2 === 0 && to > from && isPair(text, from)) {
      const piece = text.slice(from, to);
      const isCut = from === line.from || to === line.to;
      if (PAIRS.test(piece)) pieces.push({ text: piece, at: from, isCut });
    }
    from = to;
  };
  for (let index = line.from; index < line.to; index += 1) {
    const offset = offsets[index] ?? 0;
    const behind = index === line.from ? offset : (offsets[index - 1] ?? 0) + 1;
    if (behind < offset && /\s/.test(raw.slice(behind, offset))) close(index);
    if (IS_MARK[raw.charCodeAt(offset)] !== 1 && !isStop(text, index, line)) continue;
    close(index);
    from = index + 1;
  }
  close(line.to);
  return pieces;
}

/** The line where all of it is doubled, its marks included; otherwise its doubled pieces. */
function partsOf(raw: string, lines: Lines, line: Range): Piece[] {
  if (!holdsPair(lines.text, line)) return [];
  const text = lines.text.slice(line.from, line.to);
  const isWhole = isPair(text, 0) && PAIRS.test(text) && isSure(text);
  return isWhole ? [{ text, at: line.from, isCut: true }] : piecesOf(raw, lines, line);
}

/**
 * The part of a run that may be folded: two words at least are doubled. Digits at its beginning belong to a number in
 * front where that has an odd digit (6333599 西西宁宁), digits at its end to what follows, which is not doubled
 * (报报 11月1日).
 */
function foldPart({ text, at }: Pick<Piece, 'text' | 'at'>, twins: Set<number>, doubtful: Set<number>): void {
  for (const { index, 0: run } of doubledIn(text)) {
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

/** All runs of doubled characters; the pattern is tried only where three pairs may stand. */
function doubledIn(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (let at = 0; at + 5 < text.length; at += 1) {
    if (!isPair(text, at) || !isPair(text, at + 2) || !isPair(text, at + 4)) continue;
    DOUBLED.lastIndex = at;
    const match = DOUBLED.exec(text);
    if (match === null) continue;
    found.push(match);
    at = DOUBLED.lastIndex - 1;
  }
  return found;
}

function addTwins(twins: Set<number>, from: number, to: number): void {
  for (let place = from + 1; place < to; place += 2) twins.add(place);
}

/**
 * What is overprinted in some lines; null for nothing. Pieces too short to tell are only
 * where others are surely doubled.
 */
export function overprintIn(raw: string, lines: Lines): Overprint | null {
  const { text } = lines;
  if (!mayBeOverprinted(text)) return null;
  const twins = new Set<number>();
  const doubtful = new Set<number>();
  const doubled = lines.starts
    .slice(1)
    .flatMap((to, index) => partsOf(raw, lines, { from: lines.starts[index] ?? 0, to }));
  let told: boolean | undefined;
  const isTold = (): boolean =>
    (told ??= doubled.some((piece) => isSure(piece.text)) || /(?:(\D)\1){4}/u.test(text));
  const days = text.includes('月月') ? [...text.matchAll(DAY)] : [];
  const folded = days.map((day) => ({ from: day.index, to: day.index + day[0].length }));
  for (const { text: words, at, isCut } of doubled) {
    // 市市 (场监管局) is no doubled 市.
    const isName = words === '市市' && text.charAt(at + 2) === '场';
    if (isSure(words) || (isCut && !isName && HAN.test(words) && isTold()))
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
