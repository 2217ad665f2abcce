// Finds the stretches of a page worth reading: most of a newspaper page is other news.
import type { Span } from '../domain/finding.js';
import { continuationOf } from './continued.js';
import { finder, WHITE_SPACE, type Beginning } from './matches.js';

/**
 * Words of the bulletins; each holds several, so that one that machines have mangled costs nothing. Behind each the two
 * of its characters that stand together least often in other news.
 */
const WORDS = Object.entries({
  ...{ 来电诉求: '电诉', 网民留言: '留言', 作日报: '作日', 况日报: '况日', 隐患举报: '举报' },
  ...{ 责任单位办理: '位办', 接收举报: '举报', 工作日: '作日', 举报受理情: '举报', 无集中反映: '中反' },
  ...{ 集中反映问题: '中反', 政务服务便民: '务便', 及时联系: '时联' },
});
/** The traditional forms of their characters. */
const TRADITIONAL = new Map(
  Object.entries({
    ...{ 来: '來', 电: '電', 诉: '訴', 网: '網', 况: '況', 报: '報', 隐: '隱', 举: '舉', 责: '責', 单: '單' },
    ...{ 办: '辦', 无: '無', 问: '問', 题: '題', 务: '務', 时: '時', 联: '聯', 应: '應', 热: '熱', 点: '點' },
  }),
);
/** What stands between the characters of a word: white space, and a reading in brackets. */
const GAP = String.raw`\s*(?:[(（][^()（）\d\s]{1,9}[)）]\s*)?`;

/** A character in either script. */
function glyph(char: string): string {
  const other = TRADITIONAL.get(char);
  return other === undefined ? char : `[${char}${other}]`;
}

/** The same once or overprinted. */
function printed(char: string): string {
  return String.raw`${glyph(char)}(?:\s*${glyph(char)})?`;
}

/** The first character of a word, and what may stand behind it: the next, the same once more, or a gap. */
function beginningOf([first = '', second = '']: string): Beginning {
  const [one, next] = [first, second].map((char) => char + (TRADITIONAL.get(char) ?? ''));
  return [one ?? '', `${one ?? ''}${next ?? ''}${WHITE_SPACE}(（`];
}

const anchorsIn = finder(
  new RegExp(WORDS.map(([word]) => Array.from(word, printed).join(GAP)).join('|')),
  ...WORDS.map(([word]) => beginningOf(word)),
);
/** One of these matches wherever an anchor does. */
export const BULLETIN_SIGNS = [...new Set(WORDS.map(([, pair]) => Array.from(pair, glyph).join(GAP)))];

/** Characters before an anchor: title, date and the words up to it, broken over lines. */
const BEFORE = 300;
/** Characters behind an anchor: five hotspots with long remarks, spaced out. */
const BEHIND = 4000;

/** A stretch of the page; its second part is where a bulletin goes on that breaks off at the end of the first. */
export type Stretch = [Span, ...Span[]];

/** Stretches around the anchors, in order, without overlap; empty for a page of other news. */
export function findStretches(raw: string): Stretch[] {
  const stretches: Span[] = [];
  for (const match of anchorsIn(raw)) {
    const start = Math.max(0, match.index - BEFORE);
    const end = Math.min(raw.length, match.index + BEHIND);
    const last = stretches.at(-1);
    if (last && start <= last.end) last.end = end;
    else stretches.push({ start, end });
  }
  return stretches.length === 0 ? [] : joined(raw, stretches);
}

/** Stretches that break off are joined with what goes on elsewhere; what stands between is read for itself. */
function joined(raw: string, stretches: Span[]): Stretch[] {
  const found = continuationOf(raw, stretches);
  if (!found) return stretches.map((stretch) => [stretch]);
  const { breaksOff, goesOn } = found;
  const whole: Stretch[] = [];
  for (const { start, end } of stretches) {
    const isCut = start < breaksOff.start && breaksOff.start <= end;
    if (isCut) whole.push([{ start, end: breaksOff.start }, goesOn]);
    const from = isCut ? breaksOff.end : start;
    // The words that go on are read with their beginning, not a second time.
    if (from < goesOn.start) whole.push([{ start: from, end: Math.min(end, goesOn.from) }]);
    if (end > goesOn.end) whole.push([{ start: Math.max(from, goesOn.end), end }]);
  }
  return whole.filter(([{ start, end }]) => start < end);
}
