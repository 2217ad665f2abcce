// Captions of QR codes and boxes that machines read into the middle of a bulletin.

import { distance } from 'fastest-levenshtein';
import type { Lines } from './lines.js';

/** Words that stand around the bulletins' QR codes (西宁晚报, 2024-05-31 and 2025-10-17) and never in a sentence. */
const CAPTION =
  /^(?:请?(?:微信)?扫(?:码|一扫|描)?(?:上方|下方|左侧|右侧)?(?:二维码)?(?:关注|举报|添加|进入|反映)?(?:我们|公众号|小程序)?|(?:长按)?(?:识别)?二维码(?:关注)?|关注我们|有诉必应|马上办|有诉必应马上办|安全隐患有奖举报|微信小程序举报\(扫描二维码\))$/;
/** Words that are a caption beside a QR code but also part of the bulletin's sentences. */
const HOTLINE_NAME =
  /^(?:西宁市?)?(?:12345(?:政务服务)?(?:便民)?(?:热线)?|政务服务(?:便民)?(?:热线)?|便民热线)$/;
const FULL_NAME = /^12345政务服务便民热线$/;
/** Captions long enough to be told where machines have misread them. */
const LONG_CAPTIONS = ['有诉必应马上办', '安全隐患有奖举报'];
const LONG_NAMES = ['政务服务便民热线', '12345政务服务便民热线'];
/** Characters of the longest caption. */
const LONGEST = 24;

/** Around the full name: a sentence that lacks its subject without it. */
const AWAITS_A_NAME = /(?:其中|件|由|[,、;:(])$/;
const GOES_ON_AFTER_A_NAME = /^(?:接|受理|收到|已|共)/;

type Kind = 'caption' | 'name' | 'text' | 'blank';

function kindOf({ text }: Lines, from: number, to: number): Kind {
  if (from === to) return 'blank';
  if (to - from > LONGEST) return 'text';
  const line = text.slice(from, to);
  if (CAPTION.test(line) || isMisread(line, LONG_CAPTIONS)) return 'caption';
  return HOTLINE_NAME.test(line) || isMisread(line, LONG_NAMES) ? 'name' : 'text';
}

/** Of the same length: 安全隐患举报 is a line of the sentence, not 安全隐患有奖举报 with two characters lost. */
function isMisread(line: string, known: readonly string[]): boolean {
  return known.some((caption) => caption.length === line.length && distance(line, caption) <= 2);
}

/** A paragraph of nothing but captions and the name goes as a whole, unless the sentence around it needs the name. */
function wholeParagraph(lines: Lines, from: number, to: number): number[] {
  const isNeeded =
    AWAITS_A_NAME.test(lineAt(lines, from - 2)) && GOES_ON_AFTER_A_NAME.test(lineAt(lines, to + 1));
  const indices = Array.from({ length: to - from }, (_, offset) => from + offset);
  return isNeeded ? indices.filter((index) => !FULL_NAME.test(lineAt(lines, index))) : indices;
}

/** The text of a line; '' where there is none. */
function lineAt({ text, starts }: Lines, index: number): string {
  return text.slice(starts[index] ?? 0, starts[index + 1] ?? 0);
}

/** Among lines of text: captions, and the name only between two of them. */
function amongText(kinds: readonly Kind[], from: number, to: number): number[] {
  const found: number[] = [];
  let names: number[] | null = null;
  for (let index = from; index < to; index += 1) {
    if (kinds[index] === 'caption') {
      found.push(...(names ?? []), index);
      names = [];
    } else if (kinds[index] === 'name') names?.push(index);
    else names = null;
  }
  return found;
}

/**
 * Indices of the lines that are captions. Lines are folded (no white space, no quotes, half width). Only known captions
 * that stand as lines of their own are taken out, never any short line.
 */
export function captionLines(lines: Lines): Set<number> {
  const captions = new Set<number>();
  const kinds = lines.starts.slice(1).map((end, index) => kindOf(lines, lines.starts[index] ?? 0, end));
  if (!kinds.includes('caption') && !kinds.includes('name')) return captions;
  for (let from = 0; from < kinds.length; from += 1) {
    let to = from;
    while (to < kinds.length && kinds[to] !== 'blank') to += 1;
    const isWhole = !kinds.slice(from, to).includes('text');
    const found = isWhole ? wholeParagraph(lines, from, to) : amongText(kinds, from, to);
    for (const index of found) captions.add(index);
    from = to;
  }
  return captions;
}
