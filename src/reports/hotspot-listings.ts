// Which days print which hotspot categories: under the names that the office groups them under.
import type { IsoDate } from '../domain/dates.js';
import { monthsFrom, periodName, rangeName, type PeriodCode } from '../domain/period.js';
import type { Book } from './book.js';
import { computedCell, emptyCell, listCells } from './cells.js';
import type { Listed, ListedMonth, ShownSpan } from './hotspots-model.js';
import type { Cell } from './models.js';
import { sumText } from './tally.js';

/** One category on one accepted day. A day may print two labels of one name. */
export interface Listing {
  date: IsoDate;
  /** At least one. */
  cells: Cell[];
}

export interface Listings {
  /** In the order of first appearance. */
  byName: Map<string, Listing[]>;
  /** Days with an accepted bulletin, in order. */
  dates: IsoDate[];
}

export function listingsOf(book: Book, dates: IsoDate[]): Listings {
  const byName = new Map<string, Listing[]>();
  const accepted = dates.filter((date) => book.day('hotline', date).accepted !== null);
  for (const date of accepted) {
    for (const cell of listCells(book.day('hotline', date).accepted, 'hotspot')) add(byName, date, cell);
  }
  return { byName, dates: accepted };
}

function add(byName: Map<string, Listing[]>, date: IsoDate, cell: Cell): void {
  const name = nameOf(cell);
  if (name === '') return;
  const listings = byName.get(name) ?? [];
  byName.set(name, listings);
  const last = listings.at(-1);
  if (last?.date === date) last.cells.push(cell);
  else listings.push({ date, cells: [cell] });
}

/** Empty where the label was redacted. */
export function nameOf({ group, label }: Cell): string {
  return group ?? label ?? '';
}

export function countOf(listings: Listing[]): number {
  return listings.flatMap(({ cells }) => cells).reduce((sum, { value }) => sum + (value ?? 0), 0);
}

export function bestRank(listings: Listing[]): number | null {
  const ranks = listings.flatMap(({ cells }) => cells.flatMap(({ rank }) => rank ?? []));
  return ranks.length === 0 ? null : Math.min(...ranks);
}

export function labelsOf(listings: Listing[]): string[] {
  return [...new Set(listings.flatMap(({ cells }) => cells.flatMap(({ label }) => label ?? [])))];
}

/** `dates`: the days with data among which the listings are. */
export function listedOf(listings: Listing[], dates: IsoDate[]): Listed {
  const [daysListed, daysWithData] = [listings.length, dates.length];
  const sum = countOf(listings);
  const why =
    daysWithData === 0
      ? ({ code: 'no-data', text: '没有入账的数字。' } as const)
      : ({ code: 'not-listed', text: '通报没有印出，数量未知。' } as const);
  return {
    sum: daysListed === 0 ? emptyCell('hotspot', why) : computedCell('hotspot', sum, sumText('hotspot', sum)),
    daysListed,
    daysWithData,
    daysText: `${daysListed}/${daysWithData}天`,
    bestRank: bestRank(listings),
  };
}

/** One a month, in order; `dates`: the days with data. */
export function listedMonths(listings: Listing[], dates: IsoDate[], months: PeriodCode[]): ListedMonth[] {
  return months.map((code) => {
    const within = (date: IsoDate): boolean => date.startsWith(code);
    const here = listings.filter(({ date }) => within(date));
    return { code, name: periodName(code), ...listedOf(here, dates.filter(within)) };
  });
}

export function shownSpan(from: IsoDate, to: IsoDate): ShownSpan & { codes: PeriodCode[] } {
  return { from, to, spanName: rangeName(from, to), codes: monthsFrom(from, to) };
}
