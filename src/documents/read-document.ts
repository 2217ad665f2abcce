// Bytes of a document → its text, whatever its kind; a ZIP → its documents.
import { readInChild } from './child.js';
import type { AdapterKind } from './child-main.js';
import { MAX_TEXT_BYTES, readPlainText } from './plain-text.js';
import type { DocumentReading, Step, Unreadable } from './reading.js';
import { refusal, refuse } from './refusals.js';
import { kindOf } from './signature.js';
import { officeKind } from './office.js';
import type { ZipEntry } from './zip.js';

const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** Files that systems leave in ZIPs and that nobody means to bring. */
const NO_DOCUMENT = /(?:^|\/)(?:\.[^./]|__MACOSX\/|Thumbs\.db$|desktop\.ini$)/;

export interface OpenedDocument {
  /** Inside a ZIP: `paper.zip/page-1.pdf`. */
  name: string;
  /** The bytes of the document, or why there are none. */
  content: Uint8Array | Unreadable;
}

/** Loaded with the first ZIP: plain text waits for no library. */
async function openZip(bytes: Uint8Array): Promise<ZipEntry[] | Unreadable> {
  const zip = await import('./zip.js');
  return await zip.openZip(bytes);
}

/** The documents of a file, one by one: itself, or what a ZIP holds. Never throws on content. */
export async function* openDocuments(name: string, bytes: Uint8Array): AsyncGenerator<OpenedDocument> {
  const isZip = bytes.length <= MAX_DOCUMENT_BYTES && kindOf(bytes) === 'zip';
  const entries = isZip ? await openZip(bytes) : null;
  if (entries === null || 'ok' in entries) yield { name, content: entries ?? bytes };
  else if (officeKind(entries) !== null) yield { name, content: bytes };
  else yield* entriesOf(name, entries);
}

async function* entriesOf(name: string, entries: ZipEntry[]): AsyncGenerator<OpenedDocument> {
  const documents = entries.filter((entry) => !NO_DOCUMENT.test(entry.name));
  if (documents.length === 0) yield { name, content: refusal('empty', '压缩包里没有文件。') };
  for (const entry of documents) {
    yield { name: `${name}/${entry.name}`, content: await entry.unpack() };
  }
}

export type ProgressOf = (step: Step) => void;

/**
 * Reads one document. Never throws on content: what cannot be read comes back as a code and one sentence.
 * `signal` ends a reading that takes its time.
 */
export async function readDocument(
  bytes: Uint8Array,
  progress: ProgressOf = () => undefined,
  signal?: AbortSignal,
): Promise<DocumentReading> {
  const adapter = await adapterFor(bytes);
  if (typeof adapter !== 'string') return adapter;
  const reading = await readInChild({ kind: adapter, bytes }, { progress, signal });
  // What a process sends back is searched in this one: a text that is too long would hold everybody up.
  return reading.ok && reading.text.length > MAX_TEXT_BYTES ? refuse.tooMuchText() : reading;
}

/** Who reads the document in a process of its own; what is known at once is the reading already. */
export async function adapterFor(bytes: Uint8Array): Promise<AdapterKind | DocumentReading> {
  if (bytes.length > MAX_DOCUMENT_BYTES) return refuse.tooLarge(bytes.length, MAX_DOCUMENT_BYTES);
  const kind = kindOf(bytes);
  if (typeof kind !== 'string') return kind;
  if (kind === 'text') return readPlainText(bytes);
  return kind === 'zip' ? await officeDocument(bytes) : kind;
}

async function officeDocument(bytes: Uint8Array): Promise<'docx' | Unreadable> {
  const entries = await openZip(bytes);
  if ('ok' in entries) return entries;
  return officeKind(entries) ?? refusal('unsafe', '压缩包里还有压缩包，没有打开；请解开后录入。');
}
