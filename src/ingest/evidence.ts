// Weighs what a second visit of a document brings: what is known is never lost to weaker evidence.
import type { Bulletin, YearRule } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type { Arrival, HeldReading } from '../domain/source.js';

const WEAKEST_FIRST: YearRule[] = ['none', 'mentions', 'fileName', 'masthead', 'published'];

/** The publication date given last; null where none was ever given. */
export function newestPublished(arrivals: Arrival[]): IsoDate | null {
  return arrivals.findLast((arrival) => arrival.published !== null)?.published ?? null;
}

/** Greater is stronger. */
export function evidenceStrength({ year }: Bulletin): number {
  return WEAKEST_FIRST.indexOf(year.rule);
}

/** Whether a reading says more than the earlier ones of its place: another date, on no weaker evidence. */
export function saysMore(bulletin: Bulletin, earlier: HeldReading[]): boolean {
  return earlier.every((held) => {
    const gain = evidenceStrength(bulletin) - evidenceStrength(held.bulletin);
    return gain > 0 || (gain === 0 && bulletin.date !== held.bulletin.date);
  });
}
