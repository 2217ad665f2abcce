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

function isDoubtful({ findings }: Bulletin): boolean {
  return findings.some(({ code }) => code === 'date-doubtful');
}

/**
 * Whether a reading says more than the earlier ones of its place: a date without doubt goes before a doubtful one,
 * then the stronger kind of evidence; of one kind, the newer.
 */
export function saysMore(bulletin: Bulletin, earlier: HeldReading[]): boolean {
  return earlier.every((held) => {
    const doubts = Number(isDoubtful(held.bulletin)) - Number(isDoubtful(bulletin));
    if (doubts !== 0) return doubts > 0;
    const gain = evidenceStrength(bulletin) - evidenceStrength(held.bulletin);
    return gain > 0 || (gain === 0 && bulletin.date !== held.bulletin.date);
  });
}
