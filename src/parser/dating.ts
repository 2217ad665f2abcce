// Day and month as printed + what is known of the page → the date, with the rule that said the year.
import type { Evidence, Year, YearRule } from '../domain/bulletin.js';
import { addDays, dateOf, daysBetween, yearOf, type IsoDate, type MonthDay } from '../domain/dates.js';
import type { Finding } from '../domain/finding.js';
import type { PrintedDay } from './day.js';
import { mentionsIn, weigh, type Mentions } from './mentions.js';
import { fullDatesIn, mastheadDatesIn } from './printed-dates.js';

/** What speaks for a year; the page's own words are searched once, and only when a bulletin needs them. */
export interface Witness {
  evidence: Evidence;
  mastheads(): IsoDate[];
  mentions(): Mentions;
}

type Note = Pick<Finding, 'code' | 'severity' | 'message'>;

export interface Dating {
  date: IsoDate | null;
  dateTo?: IsoDate;
  year: Year;
  notes: Note[];
}

/** A notice is printed 0 to 7 days behind its day (known pages: one to three). */
const LONGEST_DELAY = 7;

export function witnessOf(raw: string, evidence: Evidence): Witness {
  let mastheads: IsoDate[] | undefined;
  let mentions: Mentions | undefined;
  return {
    evidence,
    mastheads: () => (mastheads ??= mastheadDatesIn(raw)),
    mentions: () => (mentions ??= mentionsIn(raw)),
  };
}

/** The newest such day up to a limit; 29 February may be years back. */
function latestUpTo(monthDay: MonthDay, limit: IsoDate): IsoDate | null {
  for (let year = yearOf(limit); year > yearOf(limit) - 9; year -= 1) {
    const date = dateOf(year, monthDay);
    if (date !== null && date <= limit) return date;
  }
  return null;
}

function isInTime(date: IsoDate, published: IsoDate): boolean {
  const delay = daysBetween(date, published);
  return delay >= 0 && delay <= LONGEST_DELAY;
}

function doubtful(date: IsoDate | null, rule: YearRule, published: IsoDate): Dating {
  const message = `数据日不在刊发日 ${published} 前 ${LONGEST_DELAY} 天之内，日期存疑，请核对。`;
  return {
    date,
    year: { known: false, rule },
    notes: [{ code: 'date-doubtful', severity: 'warning', message }],
  };
}

function open(equal: IsoDate[]): Dating {
  const message =
    equal.length > 0
      ? `年份无法确定：${equal.map((date) => `${yearOf(date)}年`).join('、')}的依据相当，请填写刊发日期。`
      : '页面没有可以确定年份的依据，请填写刊发日期。';
  return {
    date: null,
    year: { known: false, rule: 'none' },
    notes: [{ code: 'year-open', severity: 'warning', message }],
  };
}

/** Dates a day by publication dates of one kind; null where that kind gives none. */
function byPublication(last: MonthDay, published: IsoDate[], rule: YearRule): Dating | null {
  const [first] = published;
  if (first === undefined) return null;
  const inTime = new Set<IsoDate>();
  for (const day of published) {
    const date = latestUpTo(last, day);
    if (date !== null && isInTime(date, day)) inTime.add(date);
  }
  const [date, ...others] = [...inTime];
  if (others.length > 0) return open([...inTime].sort());
  if (date === undefined) return doubtful(latestUpTo(last, first), rule, first);
  return { date, year: { known: rule !== 'fileName', rule }, notes: [] };
}

function byPrintedYear(day: PrintedDay, last: MonthDay, evidence: Evidence): Dating | null {
  const date = day.year === undefined ? null : dateOf(day.year, last);
  if (date === null) return null;
  const published = evidence.published ?? evidence.today;
  const isPossible = evidence.published === undefined ? date <= published : isInTime(date, published);
  return isPossible
    ? { date, year: { known: true, rule: 'masthead' }, notes: [] }
    : doubtful(date, 'masthead', published);
}

function byMentions(last: MonthDay, witness: Witness): Dating {
  const mentions = witness.mentions();
  const { happened, planned } = mentions;
  const { date, equal } = weigh(mentions, last, witness.evidence.today);
  if (date === null) return open(equal);
  const counted = [...happened].sort(([a], [b]) => b - a).map(([year, times]) => `${year}年${times}次`);
  const left = [...planned].sort().map((year) => `${year}年`);
  const plans = left.length > 0 ? `；规划或跨年提法不计：${left.join('、')}` : '';
  const message = `没有印年份，按周围报道推定为${yearOf(date)}年（提到${counted.join('、')}${plans}）。`;
  return {
    date,
    year: { known: false, rule: 'mentions' },
    notes: [{ code: 'year-weighed', severity: 'notice', message }],
  };
}

/** The first day of a range that ends on a date: the nearest such day before it. */
function withRange(dating: Dating, day: PrintedDay): Dating {
  if (day.monthDayTo === undefined || dating.date === null) return dating;
  const first = latestUpTo(day.monthDay, addDays(dating.date, -1));
  return first === null ? dating : { ...dating, date: first, dateTo: dating.date };
}

/** A day that is printed, or said to be printed, later than today cannot be right, whatever the evidence. */
function notAhead(dating: Dating, { today, published = today }: Evidence): Dating {
  if (dating.date === null || (dating.date <= today && published <= today)) return dating;
  const message = `${dating.date > today ? '数据日' : '刊发日期'}晚于今天（${today}），日期存疑，请核对。`;
  const note: Note = { code: 'date-doubtful', severity: 'warning', message };
  return { ...dating, year: { ...dating.year, known: false }, notes: [...dating.notes, note] };
}

/** What the page or its name says of another year than the given date is told: one of the two is a slip. */
function notContradicted(dating: Dating, last: MonthDay, others: IsoDate[]): Dating {
  const { date, year } = dating;
  if (year.rule !== 'published' || !year.known) return dating;
  const rival = others.find((day) => {
    const other = latestUpTo(last, day);
    return other !== null && other !== date && isInTime(other, day);
  });
  if (rival === undefined) return dating;
  const message = `填写的刊发日期与版面或文件名中的日期（${rival}）不一致，日期存疑，请核对。`;
  const note: Note = { code: 'date-doubtful', severity: 'warning', message };
  return { ...dating, year: { ...year, known: false }, notes: [...dating.notes, note] };
}

/** The date of a printed day: the strongest kind of evidence decides, and says so. */
export function dateDay(day: PrintedDay, witness: Witness): Dating {
  const { evidence } = witness;
  const last = day.monthDayTo ?? day.monthDay;
  const published = evidence.published === undefined ? [] : [evidence.published];
  const stated = evidence.stated === undefined ? [] : [evidence.stated];
  const named = fullDatesIn(evidence.fileName ?? '').map(({ date }) => date);
  const dating =
    byPrintedYear(day, last, evidence) ??
    byPublication(last, published, 'published') ??
    byPublication(last, stated, 'masthead') ??
    byPublication(last, witness.mastheads(), 'masthead') ??
    byPublication(last, named, 'fileName') ??
    byMentions(last, witness);
  const others = published.length > 0 ? [...stated, ...witness.mastheads(), ...named] : [];
  return withRange(notAhead(notContradicted(dating, last, others), evidence), day);
}
