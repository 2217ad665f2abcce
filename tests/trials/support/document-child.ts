// Reads documents one after the other in one process, as the product does in one process each (src/documents/child-main.ts).
import { readDocx } from '../../../src/documents/docx.js';
import { readHtml } from '../../../src/documents/html.js';
import { readImage } from '../../../src/documents/image.js';
import { readPdf } from '../../../src/documents/pdf.js';
import { adapterFor, openDocuments } from '../../../src/documents/read-document.js';
import type { DocumentReading } from '../../../src/documents/reading.js';
import { refuse } from '../../../src/documents/refusals.js';

/** What is told of one document inside the bytes; `thrown`: what the product would not have caught. */
export interface Told {
  readings: DocumentReading[];
  thrown: string | null;
}

const ADAPTERS = { html: readHtml, docx: readDocx, pdf: readPdf, image: readImage };

async function readHere(bytes: Uint8Array): Promise<DocumentReading> {
  const adapter = await adapterFor(bytes);
  if (typeof adapter !== 'string') return adapter;
  try {
    return await ADAPTERS[adapter](bytes, () => undefined);
  } catch {
    return refuse.damaged();
  }
}

async function tell(bytes: Uint8Array): Promise<Told> {
  const readings: DocumentReading[] = [];
  try {
    for await (const { content } of openDocuments('mutated', bytes)) {
      readings.push('ok' in content ? content : await readHere(content));
    }
    return { readings, thrown: null };
  } catch (error) {
    return { readings, thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on('message', (bytes: Uint8Array) => {
  void tell(bytes).then((told) => process.send?.(told));
});
