// The periods a story speaks of, as printed: 2023年10月以来, 前4个月, 截至2月底, 今年上半年.
import { chineseNumber } from './statements-numbers.js';

/** One end of a period. `year` absent: not printed; with `ago` it is told from the year of printing (今年: 0, 去年: 1). */
export interface PeriodEnd {
  year?: number;
  ago?: number;
  month?: number;
  day?: number;
}

export interface StoryPeriod {
  /** Places in the folded text. */
  from: number;
  to: number;
  first: PeriodEnd | null;
  last: PeriodEnd | null;
  /** True for a single day: a daily figure, which is no statement. */
  isDay: boolean;
}

type Groups = Partial<Record<string, string>>;
type Rule = (groups: Groups) => Pick<StoryPeriod, 'first' | 'last'> | null;

const NUMERAL = '(?:\\d{1,2}|[一二三四五六七八九十]{1,2})';
const YEAR = '(?:(?:(?<year>20\\d\\d)年|(?<told>今年|本年|去年|上年|前年))度?)';
const SINCE = '(?:[^,;:。()\\d]{0,24}?(?:以来|至今)|起)';
/** Every form, the more particular first; names of groups carry what the rules need. */
const FORMS: [string, Rule][] = [
  [`(?:截至|截止到?)${YEAR}?(?<month>${NUMERAL})月(?<day>\\d{1,2})日?`, upTo],
  [`(?:截至|截止到?)${YEAR}?(?:(?<month>${NUMERAL})月份?)?(?:底|末)?`, upTo],
  ['(?:截至|截止到?)(?:目前|今日|当前|现在)', () => ({ first: null, last: null })],
  [
    `${YEAR}?(?<month>${NUMERAL})月?(?:份)?(?:至|到|[-—–~])+(?:(?<yearTo>20\\d\\d)年|(?<toldTo>今年))?(?<monthTo>${NUMERAL})月(?:底|份|末)?(?!\\d)`,
    range,
  ],
  [
    `${YEAR}?(?<month>\\d{1,2})月(?<day>\\d{1,2})日?(?:至|到|[-—–~])+(?:(?<yearTo>20\\d\\d)年)?(?:(?<monthTo>\\d{1,2})月)?(?<dayTo>\\d{1,2})日`,
    range,
  ],
  [`${YEAR}?(?:前|头)(?<months>${NUMERAL})个月`, (groups) => monthsOf(groups, 1, numeral(groups['months']))],
  [
    `${YEAR}?前(?<quarters>三|3|两|2)(?:个)?季度`,
    (groups) => monthsOf(groups, 1, 3 * numeral(groups['quarters'])),
  ],
  [
    `${YEAR}?第?(?<quarter>[一二三四1-4])季度`,
    (groups) => monthsOf(groups, 3 * numeral(groups['quarter']) - 2, 3 * numeral(groups['quarter'])),
  ],
  [`${YEAR}?上半年`, (groups) => monthsOf(groups, 1, 6)],
  [`${YEAR}?下半年`, (groups) => monthsOf(groups, 7, 12)],
  [`自?从?${YEAR}?(?<month>\\d{1,2})月(?<day>\\d{1,2})日${SINCE}`, since],
  [`自?从?${YEAR}?(?<month>${NUMERAL})月(?:份|底|初)?${SINCE}`, since],
  [`自?从?${YEAR}${SINCE}`, since],
  [
    '(?:自|近年|近?[一二两三四五六七八九十\\d]+年)[^,;:。()\\d]{0,14}?来(?![电自])',
    () => ({ first: null, last: null }),
  ],
  [
    '(?:有诉必应|机制|平台|热线|启动|运行|开通|上线|实施|推行|改革|试点|党的)(?:(?![今去上本]年)[^,;:。()\\d]){0,14}?以来',
    () => ({ first: null, last: null }),
  ],
  [`${YEAR}?(?<month>\\d{1,2})月(?<day>\\d{1,2})日?`, single],
  [`${YEAR}?(?<month>${NUMERAL})月(?:份)?`, single],
  [`${YEAR}(?:全年)?`, single],
];
const DAY_WORDS = /当日|当天|昨日|昨天/g;
/** A date that another figure or an event has, not the figures behind it. */
const COMPARED = /(?:较|比|与|由|同)$/;
const EVENT_BEHIND =
  /^[^。\d]{0,24}?(?:记者|讯|本报|启动|开通|上线|成立|推行|印发|出台|召开|举行|揭牌|挂牌|试点)/;
const EVENT_REACH = 28;
/** Two expressions with only a comma between them are one: 今年以来,截至5月底. */
const JOINED = /^[,(]?$/;

function numeral(text = ''): number {
  return /^\d+$/.test(text) ? Number(text) : chineseNumber(text);
}

const AGO = new Map([
  ['今年', 0],
  ['本年', 0],
  ['去年', 1],
  ['上年', 1],
  ['前年', 2],
]);

interface Parts {
  year?: string | undefined;
  told?: string | undefined;
  month?: number | undefined;
  day?: string | undefined;
}

function endOf({ year, told, month, day }: Parts): PeriodEnd {
  const ago = AGO.get(told ?? '');
  return {
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(ago === undefined ? {} : { ago }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day: Number(day) }),
  };
}

function firstEnd({ year, told, month, day }: Groups): PeriodEnd {
  return endOf({ year, told, month: month === undefined ? undefined : numeral(month), day });
}

function upTo(groups: Groups): ReturnType<Rule> {
  const last = firstEnd(groups);
  return Object.keys(last).length === 0 ? null : { first: null, last };
}

function since(groups: Groups): ReturnType<Rule> {
  return { first: firstEnd(groups), last: null };
}

function range(groups: Groups): ReturnType<Rule> {
  const { yearTo, toldTo, month, monthTo = month, dayTo } = groups;
  return {
    first: firstEnd(groups),
    last: endOf({ year: yearTo, told: toldTo, month: numeral(monthTo), day: dayTo }),
  };
}

function monthsOf({ year, told }: Groups, month: number, monthTo: number): ReturnType<Rule> {
  return { first: endOf({ year, told, month }), last: endOf({ year, told, month: monthTo }) };
}

/** A year, a month or a day by itself; 今年 alone runs on. */
function single(groups: Groups): ReturnType<Rule> {
  const end = firstEnd(groups);
  return { first: end, last: end.ago === 0 && end.month === undefined ? null : end };
}

const PATTERNS = FORMS.map(([source, rule]) => ({ pattern: new RegExp(`(?<!\\d)${source}`, 'y'), rule }));
/** Where a form may begin: tried nowhere else, so that a long text costs little. */
const BEGINNINGS =
  /截[至止]|20\d\d年|今年|本年|去年|上年|前年|(?<![\d.])\d{1,2}(?=月|[-—–~至到]|年)|[一二三四五六七八九十两]{1,2}(?=[月至到]|年|季度)|第|[前头]|[上下]半年|[自从近]|有诉必应|机制|平台|热线|启动|运行|开通|上线|实施|推行|改革|试点|党的/g;

function periodAt(text: string, at: number): StoryPeriod | null {
  for (const { pattern, rule } of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const ends = match && rule(match.groups ?? {});
    if (!match || !ends) continue;
    const isDay = ends.first !== null && ends.first === ends.last && ends.first.day !== undefined;
    return { from: at, to: at + match[0].length, ...ends, isDay };
  }
  return null;
}

function isOfFigures(text: string, period: StoryPeriod): boolean {
  if (COMPARED.test(text.slice(Math.max(0, period.from - 2), period.from))) return false;
  const isBare = period.first !== null && (period.last === null || period.first === period.last);
  const printed = text.slice(period.from, period.to);
  if (!isBare || /(?:以来|至今|起)$/.test(printed)) return true;
  return !EVENT_BEHIND.test(text.slice(period.to, period.to + EVENT_REACH));
}

/** 今年以来,截至5月底: from the one and to the other. */
function joined(a: StoryPeriod, b: StoryPeriod): StoryPeriod {
  return { from: a.from, to: b.to, first: a.first ?? b.first, last: b.last, isDay: false };
}

/** The periods that figures of a sentence may belong to, in order; single days among them. */
export function periodsIn(text: string): StoryPeriod[] {
  const periods: StoryPeriod[] = [];
  let behind = 0;
  for (const { index } of text.matchAll(BEGINNINGS)) {
    const period = index < behind ? null : periodAt(text, index);
    if (!period || period.to === period.from) continue;
    behind = period.to;
    if (!isOfFigures(text, period)) continue;
    const before = periods.at(-1);
    const isOpen = before?.last === null && period.first === null;
    if (isOpen && JOINED.test(text.slice(before.to, period.from)))
      periods[periods.length - 1] = joined(before, period);
    else periods.push(period);
  }
  for (const match of text.matchAll(DAY_WORDS)) {
    const place = { from: match.index, to: match.index + match[0].length };
    periods.push({ ...place, first: null, last: null, isDay: true });
  }
  return periods.sort((a, b) => a.from - b.from);
}
