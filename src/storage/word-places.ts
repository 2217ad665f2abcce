// Places of words in a fixed order: by day, then by reading, then by figure; and how many days they come to.
import type { IsoDate } from '../domain/dates.js';

/** A reading that stands: accepted or waiting, with a day, no repetition of another. */
export interface StandingReading {
  id: number;
  day: IsoDate;
  /** The same day, but of a notice over several days. */
  lastDay: IsoDate;
  isAccepted: boolean;
  sha256: string;
}

export interface Place {
  reading: StandingReading;
  figureId: number;
}

export interface Tally {
  days: number;
  acceptedDays: number;
}

export function onDays<P extends Place>(places: readonly P[], from: IsoDate, to: IsoDate): P[] {
  const start = firstOf(places, ({ reading }) => reading.day >= from);
  const end = firstOf(places, ({ reading }) => reading.day > to);
  return places.slice(start, end);
}

/** Where in the sorted places those begin that are late enough. */
export function firstOf<P extends Place>(places: readonly P[], isLate: (place: P) => boolean): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const place = places[middle];
    if (place && isLate(place)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function inOrder(a: Place, b: Place): number {
  if (a.reading.day !== b.reading.day) return a.reading.day < b.reading.day ? -1 : 1;
  return a.reading.id - b.reading.id || a.figureId - b.figureId;
}

/** Of sorted places: days that have any, and days that have an accepted one. */
export function tallyOf(places: readonly Place[]): Tally {
  const tally = { days: 0, acceptedDays: 0 };
  let [day, acceptedDay] = ['', ''];
  for (const { reading } of places) {
    if (reading.day !== day) tally.days += 1;
    day = reading.day;
    if (!reading.isAccepted || reading.day === acceptedDay) continue;
    tally.acceptedDays += 1;
    acceptedDay = reading.day;
  }
  return tally;
}
