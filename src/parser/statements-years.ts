// The ends of a period as dates, as precise as printed; an open year by what dates the page.
import type { YearRule } from '../domain/bulletin.js';
import { dateOf, yearOf, type IsoDate } from '../domain/dates.js';
import type { PartialDate, StatementYear } from '../domain/statement.js';
import type { Witness } from './dating.js';
import { fullDatesIn } from './printed-dates.js';
import type { PeriodEnd } from './statements-periods.js';

export interface DatedPeriod {
  from: PartialDate | null;
  to: PartialDate | null;
  year: StatementYear;
}

export interface Publication {
  rule: YearRule;
  /** Days on one of which the page was printed, or about so. */
  days: IsoDate[];
}

const UNDATED: DatedPeriod = { from: null, to: null, year: { known: false, rule: 'none' } };

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** The first day of an end; null where the calendar has none. */
function startOf({ month = 1, day = 1 }: PeriodEnd, year: number): IsoDate | null {
  return dateOf(year, `${two(month)}-${two(day)}`);
}

function partial({ month, day }: PeriodEnd, year: number): PartialDate {
  return [String(year), ...[month, day].flatMap((part) => (part === undefined ? [] : [two(part)]))].join('-');
}

/** What dates the page, the strongest kind first. `bulletin`: the day of a bulletin on the page, with its rule. */
function publicationOf(witness: Witness, bulletin: Publication | null): Publication | null {
  const { published, stated, fileName } = witness.evidence;
  const kinds: Publication[] = [
    { rule: 'published', days: published === undefined ? [] : [published] },
    { rule: 'masthead', days: stated === undefined ? witness.mastheads() : [stated] },
    ...(bulletin === null ? [] : [bulletin]),
    { rule: 'fileName', days: fullDatesIn(fileName ?? '').map(({ date }) => date) },
  ];
  return kinds.find(({ days }) => days.length > 0) ?? null;
}

/** Of a page that only names years: the newest that it tells as happened and that leaves the end in the past. */
function yearByMentions(end: PeriodEnd, witness: Witness): number | null {
  const { happened } = witness.mentions();
  const { today } = witness.evidence;
  const newest = [...happened.keys()].filter((year) => year <= yearOf(today)).sort((a, b) => b - a)[0];
  if (newest === undefined) return null;
  if (end.ago !== undefined) return newest - end.ago;
  const start = startOf(end, newest);
  return start !== null && start <= today ? newest : newest - 1;
}

function yearOn(day: IsoDate, end: PeriodEnd): number {
  if (end.ago !== undefined) return yearOf(day) - end.ago;
  const start = startOf(end, yearOf(day));
  return start !== null && start <= day ? yearOf(day) : yearOf(day) - 1;
}

interface FoundYear {
  value: number;
  rule: StatementYear['rule'];
}

function yearOfEnd(end: PeriodEnd, witness: Witness, bulletin: Publication | null): FoundYear | null {
  if (end.year !== undefined) return { value: end.year, rule: 'printed' };
  const publication = publicationOf(witness, bulletin);
  if (publication === null) {
    const value = yearByMentions(end, witness);
    return value === null ? null : { value, rule: 'mentions' };
  }
  const years = [...new Set(publication.days.map((day) => yearOn(day, end)))];
  const [value] = years;
  return value === undefined || years.length > 1 ? null : { value, rule: publication.rule };
}

/** Whether the first end, in the year of the last, would lie behind it (10月至次年2月). */
function wraps(first: PeriodEnd, last: PeriodEnd): boolean {
  const order = ({ month = 0, day = 0 }: PeriodEnd): number => month * 100 + day;
  return first.month !== undefined && order(first) > order(last);
}

const KNOWN: readonly StatementYear['rule'][] = ['printed', 'published', 'masthead'];

/** `bulletin` speaks only where no publication date is had. A year that cannot be had leaves both ends open. */
export function datePeriod(
  { first, last }: { first: PeriodEnd | null; last: PeriodEnd | null },
  witness: Witness,
  bulletin: Publication | null,
): DatedPeriod {
  const leading = last?.year === undefined && first?.year !== undefined ? first : (last ?? first);
  if (leading === null) return UNDATED;
  const own =
    leading === last && first?.ago !== undefined && last.year === undefined
      ? { ...last, ago: first.ago }
      : leading;
  const found = yearOfEnd(own, witness, bulletin);
  if (found === null) return UNDATED;
  const { value, rule } = found;
  const other = (end: PeriodEnd, otherwise: number): number => end.year ?? otherwise;
  const shift = first !== null && last !== null && wraps(first, last) ? 1 : 0;
  const firstYear = first === null ? null : leading === first ? value : other(first, value - shift);
  const lastYear = last === null ? null : leading === last ? value : other(last, value + shift);
  const from = first === null || firstYear === null ? null : checked(first, firstYear);
  const to = last === null || lastYear === null ? null : checked(last, lastYear);
  return { from, to, year: { known: KNOWN.includes(rule), rule } };
}

function checked(end: PeriodEnd, year: number): PartialDate | null {
  return startOf(end, year) === null ? null : partial(end, year);
}
