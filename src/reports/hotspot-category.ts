// One hotspot category: its days and months, the bodies contacted, what was reported, and where it meets hazard topics.
import { datesFrom, type IsoDate } from '../domain/dates.js';
import type { Entry, Scope } from '../domain/entry.js';
import type { DaySpan } from '../domain/span.js';
import type { TopicRelation } from '../domain/topic-relation.js';
import { type Book, dayRef, openBook, pageScope } from './book.js';
import { computedCell } from './cells.js';
import { coverageOf } from './coverage.js';
import {
  bestRank,
  countOf,
  labelsOf,
  listedMonths,
  listedOf,
  listingsOf,
  shownSpan,
  type Listing,
} from './hotspot-listings.js';
import type { CategoryDay, CategoryModel, ContactedBody, ReportedRemark } from './hotspots-model.js';
import { relatedTopics } from './related-topics.js';
import { bodiesOf, labelsText } from './tally.js';
import { HOTSPOT_NOTE, NO_FOCUS, REDACTED, STATUS_NAMES } from './wording.js';

/** Which category in which days, and what the office says it borders on. */
export interface CategoryWish extends DaySpan {
  label: string;
  relations: readonly TopicRelation[];
}

function dayOf(book: Book, date: IsoDate, listing: Listing | undefined): CategoryDay {
  const { status } = book.day('hotline', date);
  const [cells, only] = [listing?.cells ?? [], listing?.cells.length === 1 ? listing.cells[0] : undefined];
  const listings = listing ? [listing] : [];
  const words = (of: (typeof cells)[number]['remark'][]): string[] => [
    ...new Set(of.flatMap((word) => word ?? [])),
  ];
  return {
    ...dayRef(date),
    status,
    statusName: status === 'accepted' ? '未印出' : STATUS_NAMES[status],
    isListed: listing !== undefined,
    cell: only ?? (listing ? computedCell('hotspot', countOf(listings)) : null),
    rank: bestRank(listings),
    labels: labelsOf(listings),
    remarks: words(cells.map(({ remark }) => remark)),
    agencies: words(cells.map(({ agency }) => agency)),
  };
}

function bodies(listings: Listing[]): ContactedBody[] {
  const byName = new Map<string, Pick<Listing, 'date' | 'cells'>[]>();
  for (const { date, cells } of listings) {
    for (const cell of cells) {
      const name = cell.agencyGroup ?? cell.agency;
      if (name === undefined || name === REDACTED) continue;
      byName.set(name, [...(byName.get(name) ?? []), { date, cells: [cell] }]);
    }
  }
  return [...byName].map(([name, own]) => ({
    name,
    labels: bodiesOf(own.flatMap(({ cells }) => cells.map(contactOf))).agencyLabels,
    days: new Set(own.map(({ date }) => date)).size,
    first: dayRef(own[0]?.date ?? ''),
    last: dayRef(own.at(-1)?.date ?? ''),
  }));
}

function contactOf({
  agency,
  agencyGroup,
}: Listing['cells'][number]): Parameters<typeof bodiesOf>[0][number] {
  return { ...(agency !== undefined && { agency }), ...(agencyGroup !== undefined && { agencyGroup }) };
}

function remarksOf(listings: Listing[]): ReportedRemark[] {
  return listings
    .flatMap(({ date, cells }) =>
      cells.flatMap((cell) => {
        const { remark = '' } = cell;
        const isTold = remark !== '' && remark !== NO_FOCUS && remark !== REDACTED;
        return isTold ? [{ ...dayRef(date), text: remark, cell }] : [];
      }),
    )
    .reverse();
}

function daysSaying(listings: Listing[], words: string): number {
  return listings.filter(({ cells }) => cells.some(({ remark }) => remark === words)).length;
}

/** Where the label itself is printed, but stands under another name. */
function namesOver(label: string, byName: ReadonlyMap<string, Listing[]>): string[] {
  return [...byName]
    .filter(([name, listings]) => name !== label && labelsOf(listings).includes(label))
    .map(([name]) => name);
}

/** `entries`: those that touch a day of the span; others do no harm. */
export function categoryModel(
  { label, from, to, relations }: CategoryWish,
  entries: Entry[],
  scope: Scope,
): CategoryModel {
  const book = openBook(entries, scope);
  const dates = datesFrom(from, to);
  const { byName, dates: withData } = listingsOf(book, dates);
  const listings = byName.get(label) ?? [];
  const byDate = new Map(listings.map((listing) => [listing.date, listing]));
  const { codes, ...span } = shownSpan(from, to);
  const days = dates.map((date) => dayOf(book, date, byDate.get(date))).reverse();
  const months = listedMonths(listings, withData, codes).reverse();
  return {
    ...pageScope(scope),
    ...coverageOf(book, 'hotline', dates),
    ...span,
    title: label,
    label,
    total: listedOf(listings, withData),
    labelsText: labelsText(label, labelsOf(listings)),
    groupedUnder: namesOver(label, byName),
    isListed: listings.length > 0,
    months: months.map((month) => ({
      ...month,
      days: days.filter(({ date }) => date.startsWith(month.code)),
    })),
    bodies: bodies(listings),
    daysWithoutFocus: daysSaying(listings, NO_FOCUS),
    remarks: remarksOf(listings),
    daysRedacted: daysSaying(listings, REDACTED),
    related: relatedTopics(book, { label, listings, dates }, relations),
    hotspotNote: HOTSPOT_NOTE,
  };
}
