// The distinct words of one region's readings, kept in memory: which readings print them, and what that comes to.
import { folded } from '../domain/folded.js';
import type { SeenWords } from '../domain/search.js';
import type { DaySpan } from '../domain/span.js';
import {
  firstOf,
  inOrder,
  onDays,
  tallyOf,
  type Place,
  type StandingReading,
  type Tally,
} from './word-places.js';

/** `figureId` 0: words of the bulletin itself, of no figure. */
export interface PrintedWords extends Pick<SeenWords, 'metric' | 'text' | 'category'> {
  figureId: number;
}

export interface WordIndex {
  put(reading: StandingReading, words: readonly PrintedWords[]): void;
  /** Does nothing for a reading that is not there. */
  drop(readingId: number): void;
  /** In no order. A notice of several days belongs to a span that it touches. */
  seen(span: DaySpan): SeenWords[];
}

interface WordPlace extends Place {
  word: Word;
}

interface Word extends Pick<SeenWords, 'metric' | 'text' | 'folded' | 'category'>, Tally {
  key: string;
  /** By day, then by reading, then by figure. */
  places: WordPlace[];
  /** Over all its days; null: to be told anew. */
  whole: SeenWords | null;
}

export function wordIndex(): WordIndex {
  const words = new Map<string, Word>();
  const placesOf = new Map<number, WordPlace[]>();
  /** Of notices over several days. */
  const long = new Set<WordPlace>();
  return {
    put(reading, printed) {
      const places = printed.map(({ figureId, ...word }) => ({ reading, word: kept(words, word), figureId }));
      placesOf.set(reading.id, places);
      for (const place of places) {
        change(place, (at, all) => all.splice(at, 0, place));
        if (reading.day !== reading.lastDay) long.add(place);
      }
    },
    drop(readingId) {
      for (const place of placesOf.get(readingId) ?? []) {
        change(place, (at, all) => all.splice(at, 1));
        long.delete(place);
        if (place.word.places.length === 0) words.delete(place.word.key);
      }
      placesOf.delete(readingId);
    },
    seen(span) {
      const reaching = [...long].filter((place) => reachesInto(place, span)).sort(inOrder);
      return [...words.values()].flatMap((word) => {
        const before = reaching.filter((place) => place.word === word);
        return seenWithin(word, before, span) ?? [];
      });
    },
  };
}

function kept(words: Map<string, Word>, word: Pick<Word, 'metric' | 'text' | 'category'>): Word {
  const key = JSON.stringify([word.metric, word.text, word.category]);
  const known = words.get(key);
  if (known) return known;
  const fresh = {
    ...word,
    key,
    folded: folded(word.text),
    places: [],
    whole: null,
    days: 0,
    acceptedDays: 0,
  };
  words.set(key, fresh);
  return fresh;
}

/** `splice` puts the place in, or takes it out, where it belongs; only the places of its day tell anything else then. */
function change(place: WordPlace, splice: (at: number, all: WordPlace[]) => unknown): void {
  const { word, reading } = place;
  const before = tallyOf(onDays(word.places, reading.day, reading.day));
  splice(
    firstOf(word.places, (other) => inOrder(other, place) >= 0),
    word.places,
  );
  const after = tallyOf(onDays(word.places, reading.day, reading.day));
  word.whole = null;
  word.days += after.days - before.days;
  word.acceptedDays += after.acceptedDays - before.acceptedDays;
}

/** A notice of several days that began before the span. */
function reachesInto({ reading: { day, lastDay } }: Place, { from, to }: DaySpan): boolean {
  return day < from && lastDay >= from && day <= to;
}

/** `before`: places of earlier days that reach into the span, in order. Null where there is none at all. */
function seenWithin(word: Word, before: readonly WordPlace[], { from, to }: DaySpan): SeenWords | null {
  const { places } = word;
  const isWhole = (places[0]?.reading.day ?? '') >= from && (places.at(-1)?.reading.day ?? '') <= to;
  if (isWhole) return (word.whole ??= told(word, places, word));
  const within = [...before, ...onDays(word.places, from, to)];
  return told(word, within, tallyOf(within));
}

function told(word: Word, places: readonly WordPlace[], { days, acceptedDays }: Tally): SeenWords | null {
  const [first, newest] = [places[0], places.at(-1)];
  if (first === undefined || newest === undefined) return null;
  return {
    metric: word.metric,
    text: word.text,
    folded: word.folded,
    category: word.category,
    firstDay: first.reading.day,
    lastDay: newest.reading.day,
    acceptedDays,
    pendingDays: days - acceptedDays,
    sha256: newest.reading.sha256,
    figureId: newest.figureId === 0 ? null : newest.figureId,
  };
}
