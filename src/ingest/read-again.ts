// One archived source by the present parser: which of its readings would no longer be the same.
import type { Bulletin, Figure, PageReading } from '../domain/bulletin.js';
import { shanghaiDate } from '../domain/dates.js';
import { overlap } from '../domain/finding.js';
import { judge, type Reason } from '../domain/judgement.js';
import type { ArchivedSource, HeldReading, StoredArrival } from '../domain/source.js';
import type { StoredStatement } from '../domain/statement.js';
import { evidenceStrength, newestPublished } from './evidence.js';
import { readAs } from './page.js';
import { asRead, isAnswered, type DecidedReadings } from './persons-word.js';
import { statementChanges, type StatementChanges } from './statements.js';

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
  statements: StatementChanges;
}

interface Archived {
  source: ArchivedSource;
  known: { id: number; arrivals: StoredArrival[] };
  statements: StoredStatement[];
  /** The region of a bulletin that does not name its own. */
  region: string;
  ledger: DecidedReadings;
}

export function readAgain(archived: Archived): SourceAgain | null {
  const { source, known } = archived;
  if (source.text === null) return null;
  const { page, arrivalId } = strongest(source.text, archived);
  const left = new Set(source.readings);
  const different: SourceAgain['different'] = [];
  for (const bulletin of page.bulletins) {
    const earlier = [...left].filter((held) => samePlace(held.bulletin, bulletin));
    for (const held of earlier) left.delete(held);
    const isKnown = earlier.some((held) => sameReading(asRead(held, archived.ledger).bulletin, bulletin));
    if (!isKnown && !isAnswered(bulletin, earlier, archived.ledger)) different.push({ bulletin, earlier });
  }
  const statements = statementChanges(page.statements, archived.statements);
  return { source, sourceId: known.id, arrivalId, different, gone: [...left], statements };
}

/** Read as of the day each name came, so that only the parser makes a difference; the strongest evidence wins. */
function strongest(
  text: string,
  { source, known, region }: Archived,
): { page: PageReading; arrivalId: number } {
  const published = newestPublished(known.arrivals);
  const extracted = source.stated === null ? { text } : { text, stated: source.stated };
  const readings = known.arrivals.map(({ id, name, at }) => {
    const clock = { today: () => shanghaiDate(new Date(at)) };
    const page = readAs({ clock, region }, { name, extracted, published });
    return { page, arrivalId: id, strength: Math.max(-1, ...page.bulletins.map(evidenceStrength)) };
  });
  const most = Math.max(...readings.map(({ strength }) => strength));
  const best = readings.findLast(({ strength }) => strength === most);
  if (best === undefined) throw new Error(`Source ${source.sha256} never arrived.`);
  return best;
}

function samePlace(held: Bulletin, here: Bulletin): boolean {
  return held.kind === here.kind && overlap(held, here);
}

/** All that a person sees of a reading but the wording of its findings. */
function sameReading(held: Bulletin, here: Bulletin): boolean {
  return signature(held) === signature(here);
}

function signature(bulletin: Bulletin): string {
  const { region, monthDay, date, dateTo, year, verdict, quoted, agency } = bulletin;
  const facts = [region, monthDay, date, dateTo, year.known, year.rule, verdict, quoted, agency];
  return JSON.stringify([facts, ownReasons(bulletin), bulletin.figures.map(figureFacts)]);
}

/** Without what the ledger's history said of it, which is no matter of the parser. */
function ownReasons(bulletin: Bulletin): Reason[] {
  const findings = bulletin.findings.filter(({ code }) => code !== 'unlikely');
  return judge({ ...bulletin, findings }).reasons.toSorted();
}

function figureFacts(figure: Figure): unknown[] {
  const { metric, label, rank, value, unit, printed, agency, remark, start, end } = figure;
  return [metric, label, rank, value, unit, printed, agency, remark, start, end];
}
