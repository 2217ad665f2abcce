// Years mentioned in the news around a bulletin, weighed: what has happened, ranges and plans, history.
import { addDays, dateOf, type IsoDate, type MonthDay } from '../domain/dates.js';

export interface Mentions {
  /** Times that a year is named as present or past, by year. */
  happened: ReadonlyMap<number, number>;
  /** Years of plans and ranges (2026—2030年), which say nothing of the day of printing. */
  planned: ReadonlySet<number>;
  /** The latest day, or first of a month, that the page tells as past; null where none is dated. */
  latest: IsoDate | null;
}

/** `date` null: no evidence, or two readings of the same weight, which `equal` then lists. */
export interface Weighed {
  date: IsoDate | null;
  equal: IsoDate[];
}

const RANGE = /(?<!\d)(20\d\d)\s*年?\s*[—–\-~～至到]{1,2}\s*(20\d\d)(?!\d)/g;
const YEAR =
  /(?<!\d)(20\d\d)\s*年(?:\s*(?:\d{1,2}\s*[—–\-至]{1,2}\s*)?(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?/g;
const PLAN_BEHIND = /^[^，。；]{0,6}?(?:规划|计划|目标|底前|力争|将|预计|拟|前[，完建实])/;
const PLAN_BEFORE = /(?:到|至|预计|计划|力争|确保|规划)\s*$/;
/** Publication lies at most this many days behind the data day. */
const LONGEST_DELAY = 7;

function isPlanned(text: string, match: RegExpExecArray): boolean {
  const behind = text.slice(match.index + match[0].length, match.index + match[0].length + 16);
  return PLAN_BEHIND.test(behind) || PLAN_BEFORE.test(text.slice(Math.max(0, match.index - 6), match.index));
}

export function mentionsIn(text: string): Mentions {
  const happened = new Map<number, number>();
  const planned = new Set<number>();
  const ranges = new Set<number>();
  let latest: IsoDate | null = null;
  for (const match of text.matchAll(RANGE)) {
    for (const year of [match[1], match[2]]) planned.add(Number(year));
    ranges.add(match.index).add(match.index + match[0].lastIndexOf(match[2] ?? ''));
  }
  for (const match of text.matchAll(YEAR)) {
    const year = Number(match[1]);
    if (ranges.has(match.index)) continue;
    if (isPlanned(text, match)) {
      planned.add(year);
      continue;
    }
    happened.set(year, (happened.get(year) ?? 0) + 1);
    const [, , month, day = '1'] = match;
    const dated = month ? dateOf(year, `${month.padStart(2, '0')}-${day.padStart(2, '0')}`) : null;
    if (dated !== null && (latest === null || dated > latest)) latest = dated;
  }
  return { happened, planned, latest };
}

/**
 * The newest year that the page tells as happened and that leaves the day in the past. A page cannot tell of a day
 * behind its own printing, so a later dated mention moves the day a year on. In the last week of December the page
 * may be of either year where nothing in it is dated past January: two equal readings.
 */
export function weigh(mentions: Mentions, monthDay: MonthDay, today: IsoDate): Weighed {
  const possible = [...mentions.happened.keys()]
    .map((year) => dateOf(year, monthDay))
    .filter((date) => date !== null && date <= today);
  const newest = possible.reduce<IsoDate | null>((a, b) => (a !== null && b !== null && a > b ? a : b), null);
  if (newest === null) return { date: null, equal: [] };
  const year = Number(newest.slice(0, 4));
  const { latest } = mentions;
  if (latest !== null && latest <= today && addDays(newest, LONGEST_DELAY) < latest) {
    const next = dateOf(year + 1, monthDay);
    return { date: next !== null && next <= today ? next : newest, equal: [] };
  }
  const isYearEnd = monthDay >= '12-25';
  const before = dateOf(year - 1, monthDay);
  const isDatedLater = latest !== null && latest >= `${String(year)}-02-01`;
  if (isYearEnd && before !== null && mentions.happened.has(year - 1) && !isDatedLater) {
    return { date: null, equal: [before, newest] };
  }
  return { date: newest, equal: [] };
}
