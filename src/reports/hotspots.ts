// The hotspot categories of a span of days: how often each is printed, what that comes to at least, and how it went by month.
import { datesFrom, type IsoDate } from '../domain/dates.js';
import type { Entry, Scope } from '../domain/entry.js';
import { periodName, type PeriodCode } from '../domain/period.js';
import type { DaySpan } from '../domain/span.js';
import { dayRef, openBook, pageScope } from './book.js';
import { coverageOf } from './coverage.js';
import {
  countOf,
  labelsOf,
  listedMonths,
  listedOf,
  listingsOf,
  shownSpan,
  type Listing,
} from './hotspot-listings.js';
import type { CategoryRow, HotspotsModel } from './hotspots-model.js';
import { labelsText } from './tally.js';
import { HOTSPOT_NOTE } from './wording.js';

interface Months {
  /** With data. */
  dates: IsoDate[];
  codes: PeriodCode[];
}

function rowOf([label, listings]: [string, Listing[]], { dates, codes }: Months): CategoryRow {
  const [first = '', last = ''] = [listings[0]?.date, listings.at(-1)?.date];
  return {
    label,
    labelsText: labelsText(label, labelsOf(listings)),
    ...listedOf(listings, dates),
    first: dayRef(first),
    last: dayRef(last),
    months: listedMonths(listings, dates, codes),
  };
}

/** `entries`: those that touch a day of the span; others do no harm. */
export function hotspotsModel({ from, to }: DaySpan, entries: Entry[], scope: Scope): HotspotsModel {
  const book = openBook(entries, scope);
  const dates = datesFrom(from, to);
  const { byName, dates: withData } = listingsOf(book, dates);
  const { codes, ...span } = shownSpan(from, to);
  const rows = [...byName].sort(([, a], [, b]) => countOf(b) - countOf(a));
  return {
    ...pageScope(scope),
    ...coverageOf(book, 'hotline', dates),
    ...span,
    title: '热点类别',
    categories: rows.map((row) => rowOf(row, { dates: withData, codes })),
    months: codes.map((code) => ({ code, name: periodName(code) })),
    hotspotNote: HOTSPOT_NOTE,
  };
}
