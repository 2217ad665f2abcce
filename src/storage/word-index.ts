// The distinct words of one region's readings, kept in memory: which readings print them, and what that comes to.
import type { IsoDate } from '../domain/dates.js';
import type { SeenWords } from '../domain/search.js';
import type { DaySpan } from '../domain/span.js';

/** A reading that stands: accepted or waiting, with a day, no repetition of another. */
export interface StandingReading {
  id: number;
  day: IsoDate;
  /** The same day, but of a notice over several days. */
  lastDay: IsoDate;
  isAccepted: boolean;
  sha256: string;
}

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

interface Place {
  reading: StandingReading;
  word: Word;
  figureId: number;
}

interface Word extends Pick<SeenWords, 'metric' | 'text' | 'category'> {
  key: string;
  places: Set<Place>;
  /** Over all its days; null: to be told anew. */
  whole: SeenWords | null;
}

export function wordIndex(): WordIndex {
  const words = new Map<string, Word>();
  const readings = new Map<number, { reading: StandingReading; places: Place[] }>();
  return {
    put(reading, printed) {
      const places = printed.map(({ figureId, ...word }) => placed(words, reading, { figureId, ...word }));
      readings.set(reading.id, { reading, places });
    },
    drop(readingId) {
      for (const place of readings.get(readingId)?.places ?? []) {
        const { word } = place;
        word.places.delete(place);
        word.whole = null;
        if (word.places.size === 0) words.delete(word.key);
      }
      readings.delete(readingId);
    },
    seen({ from, to }) {
      const all = [...readings.values()];
      const within = all.filter(({ reading: { day, lastDay } }) => lastDay >= from && day <= to);
      return within.length === all.length
        ? [...words.values()].map((word) => (word.whole ??= told(word, word.places)))
        : toldAmong(within.flatMap(({ places }) => places));
    },
  };
}

function placed(words: Map<string, Word>, reading: StandingReading, printed: PrintedWords): Place {
  const { metric, text, category, figureId } = printed;
  const key = JSON.stringify([metric, text, category]);
  const word = words.get(key) ?? { key, metric, text, category, places: new Set<Place>(), whole: null };
  words.set(key, word);
  const place = { reading, word, figureId };
  word.places.add(place);
  word.whole = null;
  return place;
}

function toldAmong(places: readonly Place[]): SeenWords[] {
  const byWord = new Map<Word, Place[]>();
  for (const place of places) {
    const known = byWord.get(place.word);
    if (known) known.push(place);
    else byWord.set(place.word, [place]);
  }
  return [...byWord].map(([word, own]) => told(word, own));
}

/** Of at least one place. */
function told({ metric, text, category }: Word, places: Iterable<Place>): SeenWords {
  const [days, accepted] = [new Set<IsoDate>(), new Set<IsoDate>()];
  let newest: Place | null = null;
  for (const place of places) {
    const { day, isAccepted } = place.reading;
    days.add(day);
    if (isAccepted) accepted.add(day);
    if (newest === null || isLater(place, newest)) newest = place;
  }
  if (newest === null) throw new Error(`nothing prints ${text}`);
  return {
    ...{ metric, text, category },
    firstDay: [...days].reduce((a, b) => (a < b ? a : b)),
    lastDay: newest.reading.day,
    acceptedDays: accepted.size,
    pendingDays: days.size - accepted.size,
    sha256: newest.reading.sha256,
    figureId: newest.figureId === 0 ? null : newest.figureId,
  };
}

/** By day, then by reading, then by figure. */
function isLater(a: Place, b: Place): boolean {
  if (a.reading.day !== b.reading.day) return a.reading.day > b.reading.day;
  return a.reading.id === b.reading.id ? a.figureId > b.figureId : a.reading.id > b.reading.id;
}
