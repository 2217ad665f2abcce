// Where a hotspot category meets topics of the hazard bulletins: days that print both. Counts are never added.
import type { IsoDate } from '../domain/dates.js';
import type { TopicRelation } from '../domain/topic-relation.js';
import { type Book, dayRef } from './book.js';
import { listCells } from './cells.js';
import { labelsOf, type Listing } from './hotspot-listings.js';
import type { RelatedTopic } from './hotspots-model.js';

interface Category {
  label: string;
  /** Of this category. */
  listings: Listing[];
  /** Of the span. */
  dates: IsoDate[];
}

/** Topics by their printed label and their name; days on which both bulletins are accepted. */
function topicsByDay(book: Book, dates: IsoDate[]): Map<IsoDate, Set<string>> {
  return new Map(
    dates.flatMap((date) => {
      const hazard = book.day('hazard', date).accepted;
      if (hazard === null || book.day('hotline', date).accepted === null) return [];
      const words = listCells(hazard, 'topic').flatMap(({ label, group }) =>
        [label ?? [], group ?? []].flat(),
      );
      return [[date, new Set(words)] as const];
    }),
  );
}

/** In the order of the relations. A relation may name the category or one of its printed labels; a topic comes once. */
export function relatedTopics(
  book: Book,
  { label, listings, dates }: Category,
  relations: readonly TopicRelation[],
): RelatedTopic[] {
  const names = new Set([label, ...labelsOf(listings)]);
  const topics = topicsByDay(book, dates);
  const mine = relations.filter(({ category }) => names.has(category));
  const once = mine.filter(({ topic }, index) => mine.findIndex((one) => one.topic === topic) === index);
  return once.map(({ topic, why }) => ({
    topic,
    why,
    days: listings.filter(({ date }) => topics.get(date)?.has(topic)).map(({ date }) => dayRef(date)),
    daysWithBoth: topics.size,
  }));
}
