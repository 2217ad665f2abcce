// Opens what a person brings: its documents one by one, each with what it says or why it cannot be read.
import { createHash } from 'node:crypto';
import type { ExtractedText } from '../domain/layout.js';
import type { Watch } from '../domain/progress.js';
import { openDocuments, readDocument, type ProgressOf } from '../documents/read-document.js';
import type { DocumentReading, Unreadable } from '../documents/reading.js';
import type { IngestLedger } from './ledger.js';
import { createRecent } from './recent.js';

export interface OpenedDocument {
  name: string;
  bytes: Uint8Array;
  sha256: string;
  content: ExtractedText | Unreadable;
}

export interface Reader {
  open: (file: { name: string; bytes: Uint8Array }, watch: Watch) => AsyncGenerator<OpenedDocument>;
  /** Ends what is being read; nothing is read from then on. */
  close: () => void;
}

/** What is archived or was read a moment ago (for the preview) is not read again: a scan takes its time. */
export function createReader(archive: Pick<IngestLedger, 'extracted'>): Reader {
  const recent = createRecent();
  const closing = new AbortController();
  const read = async (
    bytes: Uint8Array,
    sha256: string,
    step: ProgressOf,
  ): Promise<OpenedDocument['content']> => {
    const known = archive.extracted(sha256) ?? recent.get(sha256);
    if (known) return known;
    const content = contentOf(await readDocument(bytes, step, closing.signal));
    if (!('ok' in content)) recent.put(sha256, content);
    return content;
  };
  return {
    async *open(file, watch) {
      for await (const { name, content } of openDocuments(file.name, file.bytes)) {
        const bytes = 'ok' in content ? file.bytes : content;
        const sha256 = digestOf(bytes);
        const step: ProgressOf = (at) => watch({ kind: 'page', name, ...at });
        yield { name, bytes, sha256, content: 'ok' in content ? content : await read(content, sha256, step) };
      }
    },
    close: () => closing.abort(),
  };
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
