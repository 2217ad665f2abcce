// Reads a page with all the evidence that was ever brought for it: nothing known is lost again.
import type { Bulletin, Evidence, PageReading, YearRule } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type { Arrival, HeldReading } from '../domain/source.js';
import { readPage } from '../parser/read-page.js';

const WEAKEST_FIRST: YearRule[] = ['none', 'mentions', 'fileName', 'masthead', 'published'];

/** The publication date given last; null where none was ever given. */
export function newestPublished(arrivals: Arrival[]): IsoDate | null {
  return arrivals.findLast((arrival) => arrival.published !== null)?.published ?? null;
}

/** With the name that dates the page: the first of `names`, newest first, else none of them. */
export function readWithNames(
  text: string,
  names: string[],
  evidence: Omit<Evidence, 'fileName'>,
): PageReading {
  const [newest = '', ...earlier] = names;
  const reading = readPage(text, { ...evidence, fileName: newest });
  if (datedByName(reading) || evidence.published !== undefined) return reading;
  for (const fileName of earlier) {
    const other = readPage(text, { ...evidence, fileName });
    if (datedByName(other)) return other;
  }
  return reading;
}

/** Whether a reading says more than the earlier ones of its place: another date, on no weaker evidence. */
export function saysMore({ date, year }: Bulletin, earlier: HeldReading[]): boolean {
  return earlier.every(({ bulletin }) => {
    const gain = WEAKEST_FIRST.indexOf(year.rule) - WEAKEST_FIRST.indexOf(bulletin.year.rule);
    return gain > 0 || (gain === 0 && date !== bulletin.date);
  });
}

function datedByName(reading: PageReading): boolean {
  return reading.bulletins.some((bulletin) => bulletin.year.rule === 'fileName');
}
