// Opens what a person brings: its documents one by one, each with what it says or why it cannot be read.
import { createHash } from 'node:crypto';
import type { ExtractedText } from '../domain/layout.js';
import type { Watch } from '../domain/progress.js';
import { openDocuments, readDocument, type ProgressOf } from '../documents/read-document.js';
import type { DocumentReading, Unreadable } from '../documents/reading.js';
import type { IngestLedger } from './ledger.js';
import { createRecent } from './recent.js';
import { refusalOf, type Redacted } from './redact.js';

export interface OpenedDocument {
  name: string;
  bytes: Uint8Array;
  sha256: string;
  content: ExtractedText | Unreadable | Redacted;
}

/** More than any form or window of files holds. */
const MOST_AHEAD = 64;

type Content = OpenedDocument['content'];

interface File {
  name: string;
  bytes: Uint8Array;
}

export interface Reader {
  open: (file: File, watch: Watch) => AsyncGenerator<OpenedDocument>;
  /** Begins to read what will be opened soon: each core can read a document of its own. */
  prepare: (file: File, watch: Watch) => void;
  /** The document is archived now: nobody else need remember it. */
  archived: (sha256: string) => void;
  /** Ends what is being read; nothing is read from then on. */
  close: () => void;
}

/** What is archived or was read a moment ago (for the preview) is not read again: a scan takes its time. */
export function createReader(archive: Pick<IngestLedger, 'extracted' | 'redaction'>): Reader {
  const [recent, ahead] = [createRecent(), new Map<string, Promise<Content>>()];
  const closing = new AbortController();
  const read = async (bytes: Uint8Array, sha256: string, step: ProgressOf): Promise<Content> => {
    const known = refusalOf(archive, sha256) ?? archive.extracted(sha256) ?? recent.get(sha256);
    if (known) return known;
    const content = contentOf(await readDocument(bytes, step, closing.signal));
    if (!('ok' in content)) recent.put(sha256, content);
    return content;
  };
  const prepare = async (file: File, watch: Watch): Promise<void> => {
    for await (const { name, content } of openDocuments(file.name, file.bytes)) {
      if ('ok' in content) continue;
      const sha256 = digestOf(content);
      const begun = ahead.get(sha256) ?? read(content, sha256, stepsOf(name, watch));
      ahead.set(sha256, begun);
      // Nobody came for the oldest: its request was given up.
      if (ahead.size > MOST_AHEAD) ahead.delete([...ahead.keys()][0] ?? '');
      await begun;
    }
  };
  return {
    async *open(file, watch) {
      for await (const { name, content } of openDocuments(file.name, file.bytes)) {
        const bytes = 'ok' in content ? file.bytes : content;
        const sha256 = digestOf(bytes);
        const begun = ahead.get(sha256) ?? null;
        ahead.delete(sha256);
        const known =
          'ok' in content ? content : await (begun ?? read(content, sha256, stepsOf(name, watch)));
        yield { name, bytes, sha256, content: known };
      }
    },
    prepare: (file, watch) => {
      // A fault that is no fault of the document comes again, and is told, when the document is opened.
      prepare(file, watch).catch(() => ahead.clear());
    },
    archived: (sha256) => recent.drop(sha256),
    close: () => closing.abort(),
  };
}

function stepsOf(name: string, watch: Watch): ProgressOf {
  return (step) => watch({ kind: 'page', name, ...step });
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function contentOf(reading: DocumentReading): ExtractedText | Unreadable {
  if (!reading.ok) return reading;
  const { text, extractor, pages, lines, published } = reading;
  return {
    text,
    extractor,
    pages,
    ...(lines === undefined ? {} : { lines }),
    ...(published === undefined ? {} : { stated: published }),
  };
}
