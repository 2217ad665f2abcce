// The flow of a document: bytes → text → page, then rows and decisions in one transaction.
import type { Clock } from '../domain/clock.js';
import type { IsoDate } from '../domain/dates.js';
import type { FileOutcome } from '../domain/outcome.js';
import type { FoundIn, Watch } from '../domain/progress.js';
import type { Origin } from '../domain/source.js';
import { readPlainText } from '../documents/plain-text.js';
import { newestPublished } from './evidence.js';
import type { IngestLedger } from './ledger.js';
import { pageOf } from './page.js';
import { refusalOf } from './redact.js';
import { contentOf, createReader, digestOf, type OpenedDocument } from './reader.js';
import { readingIdsOf, take, type ReadDocument } from './take.js';

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
  /**
   * What `ingest` of these documents one after the other would do, a list of outcomes for each: the second meets what
   * the first brings. Nothing is kept, and the ids in the outcomes are nobody's.
   */
  preview: (documents: IngestDocument[], watch?: Watch) => Promise<FileOutcome[][]>;
  /** Stores plain text at once: what the program itself brings. */
  ingestText: (document: IngestDocument) => FileOutcome;
  /** Begins to read a document that `ingest` or `preview` will be given soon. */
  prepare: (file: Pick<IngestDocument, 'name' | 'bytes'>, watch?: Watch) => void;
  /** Ends what is being read: before the storage is closed. */
  close: () => void;
}

/** What came of reading: a page, or at once the outcome of a document that cannot be read. */
type Read = { document: ReadDocument } | { refused: FileOutcome };

/** Reading may take long; what is decided and written is one synchronous step. */
export function createIngest(services: IngestServices): Ingest {
  const { storage } = services;
  const reader = createReader(storage);
  const store = (read: Read): FileOutcome =>
    'refused' in read ? read.refused : storage.transaction(() => taken(services, read));
  return {
    async ingest(brought, watch = unwatched) {
      const outcomes: FileOutcome[] = [];
      for await (const opened of reader.open(brought, watch)) {
        const outcome = store(readOpened(services, brought, opened));
        reader.archived(opened.sha256);
        watch({ kind: 'done', name: opened.name, outcome });
        outcomes.push(outcome);
      }
      return outcomes;
    },
    async preview(documents, watch = unwatched) {
      const files: Read[][] = [];
      for (const brought of documents) {
        const read: Read[] = [];
        files.push(read);
        for await (const opened of reader.open(brought, watch)) {
          const one = readOpened(services, brought, opened);
          watch({ kind: 'done', name: opened.name, outcome: foundIn(one) });
          read.push(one);
        }
      }
      return storage.rehearse(() => rehearsed(services, files));
    },
    prepare: (file, watch = unwatched) => reader.prepare(file, watch),
    close: reader.close,
    ingestText(brought) {
      const { name, bytes } = brought;
      const content = contentOf(readPlainText(bytes));
      return store(readOpened(services, brought, { name, bytes, sha256: digestOf(bytes), content }));
    },
  };
}

const unwatched: Watch = () => undefined;

function readOpened(services: IngestServices, brought: IngestDocument, opened: OpenedDocument): Read {
  const { name, bytes, sha256, content } = opened;
  const nothing = { text: null, unchanged: false, readings: [], statements: [], findings: [] };
  const refuse = ({ code, message }: { code: string; message: string }): Read => ({
    refused: { name, sha256, error: { code, message }, ...nothing },
  });
  const redacted = refusalOf(services.storage, sha256);
  if (redacted !== null) return refuse(redacted);
  if ('ok' in content) return refuse(content);
  const known = services.storage.knownSource(sha256);
  const published = brought.published ?? newestPublished(known?.arrivals ?? []);
  const page = pageOf(services, { name, extracted: content, published });
  if ('ok' in page) return refuse(page);
  return { document: { ...brought, name, bytes, sha256, extracted: content, page, readWith: published } };
}

function taken(services: IngestServices, { document }: { document: ReadDocument }): FileOutcome {
  return take(services, document, readingIdsOf(services.storage, document.sha256));
}

/** New is what the ledger did not hold before the first of them. */
function rehearsed(services: IngestServices, files: Read[][]): FileOutcome[][] {
  const before = new Map<string, ReadonlySet<number>>();
  for (const read of files.flat()) {
    if ('refused' in read) continue;
    const { sha256 } = read.document;
    before.set(sha256, before.get(sha256) ?? readingIdsOf(services.storage, sha256));
  }
  return files.map((reads) =>
    reads.map((read) =>
      'refused' in read
        ? read.refused
        : take(services, read.document, before.get(read.document.sha256) ?? new Set()),
    ),
  );
}

function foundIn(read: Read): FoundIn {
  if ('refused' in read) return read.refused;
  const { name, page } = read.document;
  return { name, readings: page.bulletins.map((bulletin) => ({ bulletin, date: bulletin.date })) };
}
