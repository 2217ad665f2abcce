// One archived source by the present parser: which of its readings would no longer be the same.
import type { Bulletin, Figure } from '../domain/bulletin.js';
import { shanghaiDate, type IsoDate } from '../domain/dates.js';
import { judge } from '../domain/judgement.js';
import type { ArchivedSource, HeldReading, StoredArrival } from '../domain/source.js';
import { readPage } from '../parser/read-page.js';
import { evidenceStrength, newestPublished } from './evidence.js';

/** Null where the text was taken out of the ledger. */
export interface SourceAgain {
  source: ArchivedSource;
  sourceId: number;
  /** The arrival whose name says most about the day. */
  arrivalId: number;
  /** Readings that differ, each with the earlier ones of its place; none where the place was empty. */
  different: { bulletin: Bulletin; earlier: HeldReading[] }[];
  /** Earlier readings of places where no bulletin is read any more. */
  gone: HeldReading[];
}

interface Archived {
  source: ArchivedSource;
  known: { id: number; arrivals: StoredArrival[] };
  /** The region of a bulletin that does not name its own. */
  region: string;
}

export function readAgain({ source, known, region }: Archived): SourceAgain | null {
  if (source.text === null) return null;
  const best = strongest({ ...source, text: source.text }, known.arrivals, region);
  const left = new Set(source.readings);
  const different: SourceAgain['different'] = [];
  for (const bulletin of best.bulletins) {
    const earlier = [...left].filter((held) => samePlace(held.bulletin, bulletin));
    for (const held of earlier) left.delete(held);
    if (!earlier.some((held) => sameReading(held.bulletin, bulletin))) different.push({ bulletin, earlier });
  }
  return { source, sourceId: known.id, arrivalId: best.arrivalId, different, gone: [...left] };
}

/** Read as of the day each name came, so that only the parser makes a difference; the strongest evidence wins. */
function strongest(
  { text, stated }: { text: string; stated: IsoDate | null },
  arrivals: StoredArrival[],
  region: string,
): { bulletins: Bulletin[]; arrivalId: number } {
  const published = newestPublished(arrivals);
  const readings = arrivals.map(({ id, name, at }) => {
    const today = shanghaiDate(new Date(at));
    const given = published === null ? {} : { published };
    const own = stated === null ? {} : { stated };
    const { bulletins } = readPage(text, { region, today, fileName: name, ...given, ...own });
    return { bulletins, arrivalId: id, strength: Math.max(-1, ...bulletins.map(evidenceStrength)) };
  });
  const most = Math.max(...readings.map(({ strength }) => strength));
  const best = readings.findLast(({ strength }) => strength === most);
  return best ?? { bulletins: [], arrivalId: 0 };
}

function samePlace(held: Bulletin, here: Bulletin): boolean {
  return held.kind === here.kind && held.start < here.end && here.start < held.end;
}

/** All that a person sees of a reading but the wording of its findings. */
function sameReading(held: Bulletin, here: Bulletin): boolean {
  return signature(held) === signature(here);
}

function signature(bulletin: Bulletin): string {
  const { region, monthDay, date, dateTo, year, verdict, quoted, agency } = bulletin;
  const facts = [region, monthDay, date, dateTo, year.known, year.rule, verdict, quoted, agency];
  return JSON.stringify([facts, judge(bulletin).reasons.toSorted(), bulletin.figures.map(figureFacts)]);
}

function figureFacts(figure: Figure): unknown[] {
  const { metric, label, rank, value, unit, printed, agency, remark, start, end } = figure;
  return [metric, label, rank, value, unit, printed, agency, remark, start, end];
}
