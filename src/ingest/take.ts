// Takes a document that was read into the ledger: rows and decisions, inside the transaction of whoever calls.
import type { Bulletin, PageReading } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import { keyOf, sameDays } from '../domain/decision.js';
import type { ExtractedText } from '../domain/layout.js';
import { differencesBetween, type FileOutcome, type ReadingOutcome } from '../domain/outcome.js';
import type { Arrival, HeldReading } from '../domain/source.js';
import { newestPublished, saysMore } from './evidence.js';
import type { IngestDocument, IngestServices } from './ingest.js';
import type { IngestLedger } from './ledger.js';
import { readAs } from './page.js';
import { isAnswered } from './persons-word.js';
import { settle } from './settle.js';
import { hasChanges, keepStatements, statementChanges } from './statements.js';

/** A document that could be read. */
export interface ReadDocument extends IngestDocument {
  sha256: string;
  extracted: ExtractedText;
  page: PageReading;
  /** The publication date that the page was read with; null: none. */
  readWith: IsoDate | null;
}

export function readingIdsOf(storage: IngestLedger, sha256: string): ReadonlySet<number> {
  return new Set(storage.source(sha256)?.readings.map(({ readingId }) => readingId));
}

/** `before`: the readings of these bytes that stood before this visit. */
export function take(
  services: IngestServices,
  document: ReadDocument,
  before: ReadonlySet<number>,
): FileOutcome {
  const known = services.storage.knownSource(document.sha256);
  const changed = known ? takeAgain(services, document, known) : takeNew(services, document);
  const { storage } = services;
  const archived = storage.source(document.sha256);
  return {
    name: document.name,
    sha256: document.sha256,
    text: document.extracted.text,
    unchanged: !changed,
    readings: (archived?.readings ?? []).map((held) => ({
      ...held,
      isNew: !before.has(held.readingId),
      differences: differencesOf(held, storage),
    })),
    statements: storage.statementsOf(document.sha256),
    findings: archived?.findings ?? [],
  };
}

function takeNew(services: IngestServices, document: ReadDocument): true {
  const { storage, clock } = services;
  const { page } = document;
  const at = clock.now().toISOString();
  const { sha256, bytes, extracted } = document;
  const sourceId = storage.addSource({
    ...extracted,
    sha256,
    bytes,
    receivedAt: at,
    findings: page.findings,
  });
  const arrivalId = storage.addArrival(sourceId, arrivalOf(document, at));
  const visit = { ledger: storage, sourceId, arrivalId, at };
  for (const bulletin of page.bulletins) settle(bulletin, [], visit);
  keepStatements(statementChanges(page.statements, []), visit, services.region);
  return true;
}

/** Returns false where the document brings nothing new; then nothing is written. */
function takeAgain(
  services: IngestServices,
  document: ReadDocument,
  known: { id: number; arrivals: Arrival[] },
): boolean {
  const { storage, clock } = services;
  const before = newestPublished(known.arrivals);
  const published = document.published ?? before;
  const newName = known.arrivals.every((arrival) => arrival.name !== document.name);
  if (published === before && !newName) return false;
  const held = storage.source(document.sha256)?.readings ?? [];
  const page = pageWith(services, document, published);
  const earlierOf = byPlace(held);
  const fresh = page.bulletins.filter((bulletin) => {
    const earlier = earlierOf(bulletin);
    return saysMore(bulletin, earlier) && !isAnswered(bulletin, earlier, storage);
  });
  const statements = statementChanges(page.statements, storage.statementsOf(document.sha256));
  if (published === before && fresh.length === 0 && !hasChanges(statements)) return false;
  const at = clock.now().toISOString();
  const arrivalId = storage.addArrival(known.id, arrivalOf(document, at));
  const visit = { ledger: storage, sourceId: known.id, arrivalId, at };
  for (const bulletin of fresh) settle(bulletin, earlierOf(bulletin), visit);
  keepStatements(statements, visit, services.region);
  return true;
}

/** The page as it was read, unless a publication date came in since: with an earlier document of the same batch. */
function pageWith(
  services: IngestServices,
  { name, extracted, page, readWith }: ReadDocument,
  published: IsoDate | null,
): PageReading {
  return readWith === published ? page : readAs(services, { name, extracted, published });
}

function arrivalOf({ name, published, origin, actor }: ReadDocument, at: string): Arrival {
  return { name, published: published ?? null, origin, actor, at };
}

/** The readings that stand where a bulletin was read before. */
function byPlace(held: HeldReading[]): (bulletin: Bulletin) => HeldReading[] {
  const placeOf = ({ kind, start }: Bulletin): string => `${kind} ${start}`;
  const places = new Map<string, HeldReading[]>();
  for (const reading of held) {
    const place = placeOf(reading.bulletin);
    places.set(place, [...(places.get(place) ?? []), reading]);
  }
  return (bulletin) => places.get(placeOf(bulletin)) ?? [];
}

function differencesOf(held: HeldReading, ledger: IngestLedger): ReadingOutcome['differences'] {
  if (!held.reasons.includes('conflict')) return [];
  const key = keyOf({ ...held.bulletin, date: held.date });
  const rival = ledger.acceptedTouching(key).find((accepted) => sameDays(accepted, key));
  return rival ? differencesBetween(rival.figures, held.bulletin.figures) : [];
}
