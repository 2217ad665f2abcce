// The one flow of a document: bytes → text → readings → rows and decisions, in one transaction.
import type { Bulletin, PageReading } from '../domain/bulletin.js';
import type { Clock } from '../domain/clock.js';
import type { IsoDate } from '../domain/dates.js';
import type { ExtractedText } from '../domain/layout.js';
import { differencesBetween } from '../domain/outcome.js';
import type { FileOutcome, ReadingOutcome } from '../domain/outcome.js';
import type { Watch } from '../domain/progress.js';
import type { Arrival, HeldReading, Origin } from '../domain/source.js';
import { readPlainText } from '../documents/plain-text.js';
import { readPage } from '../parser/read-page.js';
import { newestPublished, saysMore } from './evidence.js';
import type { IngestLedger } from './ledger.js';
import { contentOf, createReader, digestOf, type OpenedDocument } from './reader.js';
import { keyOf } from './rules.js';
import { settle } from './settle.js';
import { hasChanges, keepStatements, statementChanges } from './statements.js';

export interface IngestDocument {
  name: string;
  bytes: Uint8Array;
  /** As a person or the command line gave it. */
  published?: IsoDate;
  origin: Origin;
  /** Who brought it. */
  actor: string;
}

export interface IngestServices {
  storage: IngestLedger;
  clock: Clock;
  /** The region of a bulletin that does not name its own. */
  region: string;
}

export interface Ingest {
  /** Stores the document, all of it or nothing; of a ZIP each document in it for itself, one outcome each. */
  ingest: (document: IngestDocument, watch?: Watch) => Promise<FileOutcome[]>;
  /** What `ingest` would do; nothing is kept, and the ids in the outcomes are nobody's. */
  preview: (document: IngestDocument, watch?: Watch) => Promise<FileOutcome[]>;
  /** Stores plain text at once: what the program itself brings. */
  ingestText: (document: IngestDocument) => FileOutcome;
  /** Begins to read a document that `ingest` or `preview` will be given soon. */
  prepare: (file: Pick<IngestDocument, 'name' | 'bytes'>, watch?: Watch) => void;
  /** Ends what is being read: before the storage is closed. */
  close: () => void;
}

/** A document that could be read. */
interface ReadableDocument extends IngestDocument {
  sha256: string;
  extracted: ExtractedText;
}

type Proceed = (readable: ReadableDocument) => FileOutcome;

export function createIngest(services: IngestServices): Ingest {
  const { storage } = services;
  const reader = createReader(storage);
  const store: Proceed = (readable) => storage.transaction(() => take(services, readable));
  const rehearse: Proceed = (readable) => storage.rehearse(() => take(services, readable));
  /** Reading may take long; what is decided and written is one synchronous step a document. */
  const each = async (brought: IngestDocument, watch: Watch, proceed: Proceed): Promise<FileOutcome[]> => {
    const outcomes: FileOutcome[] = [];
    for await (const opened of reader.open(brought, watch)) {
      const outcome = outcomeOf(brought, opened, proceed);
      watch({ kind: 'done', name: opened.name, outcome });
      outcomes.push(outcome);
    }
    return outcomes;
  };
  return {
    ingest: (brought, watch = unwatched) => each(brought, watch, store),
    preview: (brought, watch = unwatched) => each(brought, watch, rehearse),
    prepare: (file, watch = unwatched) => reader.prepare(file, watch),
    close: reader.close,
    ingestText(brought) {
      const { name, bytes } = brought;
      const content = contentOf(readPlainText(bytes));
      return outcomeOf(brought, { name, bytes, sha256: digestOf(bytes), content }, store);
    },
  };
}

const unwatched: Watch = () => undefined;

function outcomeOf(brought: IngestDocument, opened: OpenedDocument, proceed: Proceed): FileOutcome {
  const { name, bytes, sha256, content } = opened;
  if (!('ok' in content)) return proceed({ ...brought, name, bytes, sha256, extracted: content });
  const { code, message } = content;
  const nothing = { text: null, unchanged: false, readings: [], statements: [], findings: [] };
  return { name, sha256, error: { code, message }, ...nothing };
}

function take(services: IngestServices, document: ReadableDocument): FileOutcome {
  const known = services.storage.knownSource(document.sha256);
  const changed = known ? takeAgain(services, document, known) : takeNew(services, document);
  const { storage } = services;
  const archived = storage.source(document.sha256);
  return {
    name: document.name,
    sha256: document.sha256,
    text: document.extracted.text,
    unchanged: !changed,
    readings: (archived?.readings ?? []).map((held) => withDifferences(held, storage)),
    statements: storage.statementsOf(document.sha256),
    findings: archived?.findings ?? [],
  };
}

function takeNew(services: IngestServices, document: ReadableDocument): true {
  const { storage, clock } = services;
  const page = read(services, document, document.published ?? null);
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
  document: ReadableDocument,
  known: { id: number; arrivals: Arrival[] },
): boolean {
  const { storage, clock } = services;
  const before = newestPublished(known.arrivals);
  const published = document.published ?? before;
  const newName = known.arrivals.every((arrival) => arrival.name !== document.name);
  if (published === before && !newName) return false;
  const held = storage.source(document.sha256)?.readings ?? [];
  const page = read(services, document, published);
  const fresh = page.bulletins.filter((bulletin) => saysMore(bulletin, samePlace(bulletin, held)));
  const statements = statementChanges(page.statements, storage.statementsOf(document.sha256));
  if (published === before && fresh.length === 0 && !hasChanges(statements)) return false;
  const at = clock.now().toISOString();
  const arrivalId = storage.addArrival(known.id, arrivalOf(document, at));
  const visit = { ledger: storage, sourceId: known.id, arrivalId, at };
  for (const bulletin of fresh) settle(bulletin, samePlace(bulletin, held), visit);
  keepStatements(statements, visit, services.region);
  return true;
}

function read(
  { clock, region }: IngestServices,
  { extracted, name }: ReadableDocument,
  published: IsoDate | null,
): PageReading {
  const { text, stated } = extracted;
  const given = published === null ? {} : { published };
  const own = stated === undefined ? {} : { stated };
  return readPage(text, { region, today: clock.today(), fileName: name, ...given, ...own });
}

function arrivalOf({ name, published, origin, actor }: ReadableDocument, at: string): Arrival {
  return { name, published: published ?? null, origin, actor, at };
}

function samePlace({ kind, start }: Bulletin, held: HeldReading[]): HeldReading[] {
  return held.filter(({ bulletin }) => bulletin.kind === kind && bulletin.start === start);
}

function withDifferences(held: HeldReading, ledger: IngestLedger): ReadingOutcome {
  if (!held.reasons.includes('conflict')) return { ...held, differences: [] };
  const key = keyOf({ ...held.bulletin, date: held.date });
  const rival = ledger
    .acceptedTouching(key)
    .find((accepted) => accepted.date === key.date && accepted.dateTo === key.dateTo);
  return { ...held, differences: rival ? differencesBetween(rival.figures, held.bulletin.figures) : [] };
}
