// Where the bulletins of a folded stretch stand: by their titles, or by their first sentence in a story.
import type { Kind } from '../domain/bulletin.js';
import { Cover } from './cover.js';
import { printedDayIn } from './day.js';
import { matchesAt } from './matches.js';
import type { MendedText } from './mend.js';

/** Places in a folded text: the bulletin is read from `from` and ends before `to`. */
export interface Located {
  kind: Kind;
  from: number;
  to: number;
  /** Behind the title; of a quoted bulletin, where its sentence begins. */
  bodyFrom: number;
  /** Its first count, or null where none was found behind the title. */
  anchor: number | null;
  quoted: boolean;
}

interface Mark {
  kind: Kind;
  from: number;
  to: number;
}

/** Words that stand in all of them, and the pattern around these: its first group is what belongs to it in front. */
type Sought = readonly [words: string, pattern: RegExp];

const TITLES: Record<Kind, Sought> = {
  hotline: ['工作日报', /(?<=((?:党建引领)?(?:有诉.?应)?(?:马上办)?(?:机制)?(?:创新)?))工作日报/y],
  hazard: ['情况日报', /(?<=((?:安全)?隐患(?:举报)?(?:受理)?))情况日报/y],
};
const BODIES: Record<Kind, Sought> = {
  hotline: ['来电', /()来电(?:诉求)?(?:总量|共计|合计|[共计为:])?(?=\d)/y],
  hazard: ['隐患', /()隐患(?:举报)?(?:总量|共计|合计|[共计为:])?(?=\d)/y],
};
/** 工作日报 alone is any office's daily report. */
const SHORTEST_TITLE = 6;
/** Characters from a title to its first count. */
const TITLE_REACH = 160;
/** Characters from a quotation's date to its first count. */
const QUOTE_REACH = 80;
/** A report of hazards that names neither the city nor the hotline is another place's. */
const OUR_PLACE = /西宁|12345政务服务/;
const PLACE_REACH = 40;
/** Behind a day: it is the news's own. */
const NEWS = /^.*(?:记者|获悉|本报讯|了解到|消息)/;
/** Reports of a week or longer have figures of the same names. */
const OTHER_TITLE = /(?:工作|情况|受理)[周月季年旬]报/;
/** A story's totals of a longer period are statements, not a day's bulletin. */
const LONGER_PERIOD =
  /以来|累计|今年|前\d+个月|全年|上半年|下半年|季度|\d万|[本上当每][周月]|第\d+周|月份|月度|日均/;

function marksOf(text: string, sought: Record<Kind, Sought>): Mark[] {
  const marks: Mark[] = [];
  for (const kind of ['hotline', 'hazard'] as const) {
    for (const match of matchesAt(text, ...sought[kind])) {
      const { index, 0: words, 1: before = '' } = match;
      marks.push({ kind, from: index - before.length, to: index + words.length });
    }
  }
  return marks.sort((a, b) => a.from - b.from);
}

/** Where a quoted bulletin's sentence begins: at its date, with the hotline or the report told before the count. */
function quotationStart(text: string, body: Mark, floor: number): number | null {
  const from = Math.max(floor, body.from - QUOTE_REACH);
  const day = printedDayIn(text, { from, to: body.from });
  if (!day) return null;
  const told = text.slice(day.to, body.from);
  const newsman = NEWS.exec(told);
  const words = text.slice(day.from, body.to + 12);
  if (OTHER_TITLE.test(text.slice(Math.max(floor, body.from - TITLE_REACH), body.from))) return null;
  if (words.includes('。') || LONGER_PERIOD.test(words)) return null;
  const around = text.slice(Math.max(floor, day.from - PLACE_REACH), body.to + PLACE_REACH);
  const isOurs =
    body.kind === 'hotline'
      ? words.includes('12345') && words.includes('来电诉求')
      : words.includes('举报') && OUR_PLACE.test(around);
  if (!isOurs) return null;
  // The day on which a newsman was told is not the day that the figures are of.
  return newsman ? day.to + newsman.index + newsman[0].length : day.from;
}

/** Bulletins in order of place; walked once, each ending where the next begins. */
export function locate({ text, mended }: Pick<MendedText, 'text' | 'mended'>): Located[] {
  const titles = marksOf(text, TITLES).filter((mark) => mark.to - mark.from >= SHORTEST_TITLE);
  const bodies = marksOf(text, BODIES);
  // Without a title, words that had to be mended are no sign of a bulletin.
  const isMended = mended.size === 0 ? null : new Cover(text.length);
  for (const place of mended.values()) isMended?.add(place);
  const located: Located[] = [];
  let floor = 0;
  let nextTitle = 0;
  for (const body of bodies) {
    while (nextTitle < titles.length && (titles[nextTitle]?.from ?? 0) < body.from) {
      const { kind, from, to } = titles[nextTitle] ?? body;
      located.push({ kind, from, to: text.length, bodyFrom: to, anchor: null, quoted: false });
      floor = to;
      nextTitle += 1;
    }
    const title = located.at(-1);
    const isTitled =
      title?.anchor === null && title.kind === body.kind && body.from - title.bodyFrom <= TITLE_REACH;
    if (isTitled) title.anchor = body.to;
    else {
      const from = isMended?.touches(body) === true ? null : quotationStart(text, body, floor);
      if (from === null) continue;
      located.push({ kind: body.kind, from, to: text.length, bodyFrom: from, anchor: body.to, quoted: true });
    }
    floor = body.to;
  }
  for (const { kind, from, to } of titles.slice(nextTitle)) {
    located.push({ kind, from, to: text.length, bodyFrom: to, anchor: null, quoted: false });
  }
  for (const [index, bulletin] of located.entries()) bulletin.to = located[index + 1]?.from ?? bulletin.to;
  return located;
}
