// The process that reads one document and ends: no environment, no network, a low priority.
import { Socket } from 'node:net';
import { setPriority } from 'node:os';
import type { Adapter, DocumentReading, Step } from './reading.js';
import { refuse } from './refusals.js';

export type AdapterKind = 'html' | 'docx' | 'pdf' | 'image';

export interface Task {
  kind: AdapterKind;
  bytes: Uint8Array;
}

export type ChildMessage = { step: Step } | { reading: DocumentReading };

/** Each loads only its own libraries. */
const ADAPTERS: Record<AdapterKind, () => Promise<Adapter>> = {
  html: async () => (await import('./html.js')).readHtml,
  docx: async () => (await import('./docx.js')).readDocx,
  pdf: async () => (await import('./pdf.js')).readPdf,
  image: async () => (await import('./image.js')).readImage,
};

/** Below the server, which answers people meanwhile. */
const PRIORITY = 5;

/** Nothing a document says may reach out: the base of every connection of Node refuses. */
function closeNetwork(): void {
  Socket.prototype.connect = () => {
    throw new Error('a document may not use the network');
  };
}

async function answer({ kind, bytes }: Task): Promise<DocumentReading> {
  try {
    const read = await ADAPTERS[kind]();
    return await read(bytes, (step) => tell({ step }));
  } catch {
    // Whatever a library throws on these bytes, the bytes are why.
    return refuse.damaged();
  }
}

function tell(message: ChildMessage): void {
  process.send?.(message);
}

setPriority(PRIORITY);
closeNetwork();
process.once('disconnect', () => process.exit());
process.once('message', (task: Task) => {
  void answer(task).then((reading) => tell({ reading }));
});
