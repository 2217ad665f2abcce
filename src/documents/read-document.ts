// Bytes of a document → its text, whatever its kind.
import { readPlainText } from './plain-text.js';
import type { DocumentReading, Step } from './reading.js';
import { refuse } from './refusals.js';
import { signatureOf } from './signature.js';

/** A newspaper page is about 20 kB of text; beyond this a file is something else. */
export const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** Never throws on content: what cannot be read comes back as a code and one sentence. */
export async function readDocument(
  bytes: Uint8Array,
  progress: (step: Step) => void = () => undefined,
): Promise<DocumentReading> {
  if (bytes.length > MAX_DOCUMENT_BYTES) return refuse.tooLarge(bytes.length, MAX_DOCUMENT_BYTES);
  progress({ page: 1, pages: 1 });
  const signature = signatureOf(bytes);
  if (signature === null) return readPlainText(bytes);
  return Promise.resolve(refuse.unsupported(signature.name));
}
