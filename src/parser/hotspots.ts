// 热点问题: a list read by position; labels only confirm.
import { contactIn } from './contact.js';
import { account, addFigure, printedCount, report, textOf, wordsAt, type Draft } from './draft.js';
import { isNear, labelAt, strayLength } from './labels.js';
import { quantitiesIn, type Quantity, type Range } from './quantities.js';

/** The heading as optical reading leaves it (执占问题, 西宁晚报 2025-10-17); behind it a colon, a stop or nothing. */
const HEADING = /(?:热点|热占|执点|执占|热门)(?:诉求|问题)*[:.。,、;]*/;
const MARKER =
  /[([]?(?:(\d{1,2})(?=[)\].、,:]|[^\d\s])[)\]]?[.、,:]{0,2}|([①-⑳])[.、]?|([一二三四五六七八九十]{1,2})(?:[)\]][.、]?|是|[、.:])|[-–—_]{1,2}是)/y;
/** A category is a short phrase without punctuation, then its count. */
const LONGEST_LABEL = 24;
/** Characters of one item: category, count, a remark that tells what was reported, the body. */
const LONGEST_ITEM = 600;
/** Known issues list two to five; a longer run of such sentences is something else. */
const MOST_ITEMS = 20;

/** A heading that cannot be told any more is as long at most; the first item's marker ends it. */
const MANGLED_HEADING = 10;
/** What machines may read between the heading and the first item. */
const CAPTIONS_BETWEEN = 40;
const FIRST_MARKER = /(?<!\d)1[.、](?!\d)|\(1\)|①|[一—–-]是/;
/** What is told of every category; where the unit word is mangled, it says that this is one. */
const TOLD = /反映|联系|核实|处理|热线/;

interface Item {
  /** Behind the marker. */
  start: number;
  quantity: Quantity;
  /** What stands in front of a known category and is no marker: a circled rank as optical reading leaves it. */
  stray: Range;
}

/** Behind a count: only a category goes on so. */
const ITEM_GOES_ON = /^[,.、]?(?:无集中反映|主要反映|(?:12345[^,。;]{0,12})?已(?:及时)?联系)/;
/** The same with whatever its label and count have become. */
const UNREAD_ITEM = /^[。;]?[^。;]{1,30}[,.、](?:无集中反映|主要反映)/;
const ITEM = /件次?[,.、]?(?:无集中反映|主要反映)/g;

/** Where the list begins: behind its heading, or at its first marker right behind the summary; null for no list. */
export function hotspotListStart(text: string, range: Range): number | null {
  const heading = HEADING.exec(text.slice(range.from, range.to));
  if (heading) {
    const from = range.from + heading.index + heading[0].length;
    // 热点间题: only the first half of the heading is told; or a caption stands between it and the first item.
    const first = FIRST_MARKER.exec(text.slice(from, from + CAPTIONS_BETWEEN))?.index ?? 0;
    const others = [behindStops(text, from + 2), from + first];
    const isItem = (at: number): boolean => itemAt(text, { from: at, to: range.to }) !== null;
    return isItem(from) ? from : (others.find(isItem) ?? from);
  }
  const behindStop = /^[)。.;,]*/.exec(text.slice(range.from, range.from + 8))?.[0].length ?? 0;
  const at = range.from + behindStop;
  const starts = [0, 4, 5, 3]
    .filter((length) => length === 0 || isNear(text.slice(at, at + length), '热点问题'))
    .map((length) => ({ from: behindStops(text, at + length), named: length > 0 }));
  const first = FIRST_MARKER.exec(text.slice(at, at + MANGLED_HEADING));
  if (first) starts.push({ from: at + first.index, named: true });
  const isList = ({ from, named }: { from: number; named: boolean }): boolean =>
    (named || markerLength(text, from) > 0) && itemAt(text, { from, to: range.to }) !== null;
  return starts.find(isList)?.from ?? null;
}

function behindStops(text: string, at: number): number {
  return at + (/^[:.。,、;]*/.exec(text.slice(at, at + 8))?.[0].length ?? 0);
}

function markerLength(text: string, at: number): number {
  MARKER.lastIndex = at;
  return MARKER.exec(text)?.[0].length ?? 0;
}

/** The rank that a marker prints in digits; null for 一是, ① and none. */
function markedRank(text: string, at: number): number | null {
  MARKER.lastIndex = at;
  const [, digits] = MARKER.exec(text) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** An item that could not be read leaves a gap in the printed ranks; it must not move the others up. */
function rankAt(text: string, at: number, expected: number): number {
  const printed = markedRank(text, at) ?? expected;
  const isOverprinted = printed === expected * 11;
  return isOverprinted ? expected : Math.max(expected, Math.min(printed, expected + 2));
}

/** The item that begins at a place, or null where no short label with a count stands there. */
function itemAt(text: string, range: Range): Item | null {
  const marker = range.from + markerLength(text, range.from);
  const start = marker + strayLength(text, marker);
  const reach = Math.min(range.to, start + LONGEST_LABEL + 12);
  const [quantity] = quantitiesIn(text, { from: start, to: reach });
  if (quantity?.unit === undefined) return null;
  if (quantity.unitDoubtful && !TOLD.test(text.slice(quantity.end, quantity.end + 120))) return null;
  const label = text.slice(start, quantity.number.from);
  const isLabel = /^[^\d,、;。():①-⑳]{2,24}$/.test(label.replace(/^[(]|[:]$/g, ''));
  return isLabel
    ? {
        start,
        quantity: { ...quantity, label: { from: start, to: quantity.number.from } },
        stray: { from: marker, to: start },
      }
    : null;
}

function codesIn(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (char) => char.charCodeAt(0)));
}

const STOPS = codesIn('。;');
/** What an item may end with whose stop is lost. */
const ENDS_AN_ITEM = codesIn(',.)理办决');

/** The next item behind a sentence's end; in a list with markers, one without needs the words that follow a count. */
function nextItemStart(text: string, range: Range, marked: boolean): number | null {
  for (let at = range.from; at < range.to; at += 1) {
    const before = text.charCodeAt(at - 1);
    const isBehindStop = STOPS.has(before);
    if (!isBehindStop && !(marked && ENDS_AN_ITEM.has(before))) continue;
    const hasMarker = markerLength(text, at) > 0;
    if (marked && !hasMarker && !isBehindStop) continue;
    const item = itemAt(text, { from: at, to: range.to });
    if (!item) continue;
    if (!marked || hasMarker || ITEM_GOES_ON.test(text.slice(item.quantity.end, item.quantity.end + 30)))
      return at;
  }
  return null;
}

/** The end of the last item: its contact's sentence, or its first sentence. */
function lastItemEnd(text: string, range: Range): number {
  const contact = contactIn(text, range);
  const from = contact?.clause.to ?? range.from;
  const stop = text.slice(from, range.to).indexOf('。');
  return stop === -1 ? (contact?.clause.to ?? range.to) : from + stop;
}

function trimmed(text: string, range: Range): Range {
  let { from, to } = range;
  while (from < to && /[,、;:。.]/.test(text.charAt(from))) from += 1;
  while (from < to && /[,、;:。.]/.test(text.charAt(to - 1))) to -= 1;
  return { from, to };
}

function addItem(draft: Draft, { start, quantity, stray }: Item, place: { end: number; rank: number }): void {
  const { text } = draft.folded;
  const body = { from: quantity.end, to: place.end };
  const contact = contactIn(text, body);
  const remark = trimmed(text, { from: body.from, to: contact?.clause.from ?? body.to });
  const words = {
    label: labelAt(draft, trimmed(text, { from: start, to: quantity.number.from })),
    remark: wordsAt(draft, remark),
    agency: contact ? labelAt(draft, trimmed(text, contact.body)) : undefined,
  };
  const printed = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined));
  addFigure(draft, quantity, { metric: 'hotspot', rank: place.rank, ...printed });
  if (stray.to > stray.from) {
    const message = `“${textOf(draft, stray)}”不属于热点名称，没有收入。`;
    report(draft, stray, { code: 'label-doubtful', severity: 'notice', message });
  }
  reportNumbersIn(draft, remark);
}

/** Numbers told in a remark stay words; a notice keeps them from passing silently. */
function reportNumbersIn(draft: Draft, remark: Range): void {
  for (const match of textOf(draft, remark).matchAll(/\d+/g)) {
    const where = { from: remark.from + match.index, to: remark.from + match.index + match[0].length };
    account(draft, where);
    if (match[0] === '12345') continue;
    const message = `备注中的“${match[0]}”只作为文字保留。`;
    report(draft, where, { code: 'number-unread', severity: 'notice', message });
  }
}

function reportGap(draft: Draft, place: Range, rank: number): void {
  const message = `热点第 ${rank} 项没有读出。`;
  report(draft, place, { code: 'rank-order', severity: 'warning', message });
}

/** Holds the bulletin where the list tells of more categories than were read. */
function reportUnreadItems(draft: Draft, list: Range, to: number): void {
  const items = printedCount(draft, 'hotspot');
  const told = [...textOf(draft, list).matchAll(ITEM)].length;
  const isBehind = UNREAD_ITEM.test(draft.folded.text.slice(list.to, Math.min(to, list.to + 60)));
  if (told <= items && !isBehind) return;
  const message = `热点问题里有没有读出的项目（读出 ${items} 项）。`;
  report(draft, list, { code: 'number-unread', severity: 'warning', message });
}

/** Reads the items from the list's start; returns the place behind the last, or null where none could be read. */
export function readHotspots(draft: Draft, range: Range): number | null {
  const { text } = draft.folded;
  const marked = markerLength(text, range.from) > 0;
  let end: number | null = null;
  let rank = 0;
  let at = itemAt(text, range) ? range.from : nextItemStart(text, firstReach(range), marked);
  for (let items = 0; at !== null && items < MOST_ITEMS; items += 1) {
    const item = itemAt(text, { from: at, to: range.to });
    if (!item) break;
    account(draft, { from: at, to: item.start });
    const expected = rank + 1;
    rank = rankAt(text, at, expected);
    if (rank > expected) reportGap(draft, { from: at, to: item.start }, expected);
    const reach = Math.min(range.to, item.quantity.end + LONGEST_ITEM);
    const next = nextItemStart(text, { from: item.quantity.end, to: reach }, marked);
    end = next ?? lastItemEnd(text, { from: item.quantity.end, to: reach });
    addItem(draft, item, { end, rank });
    at = next;
  }
  const behind = { from: range.from, to: end ?? Math.min(range.to, range.from + LONGEST_ITEM) };
  reportUnreadItems(draft, behind, range.to);
  return end;
}

function firstReach({ from, to }: Range): Range {
  return { from: from + 1, to: Math.min(to, from + LONGEST_ITEM) };
}
