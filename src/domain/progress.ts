// What is told while documents are read: which file, which page, what was found.
import type { FileOutcome } from './outcome.js';

/** `name` is the document's, inside a ZIP with the ZIP's before it. */
export type IngestEvent =
  | { kind: 'page'; name: string; page: number; pages: number }
  | { kind: 'done'; name: string; outcome: FileOutcome };

export type Watch = (event: IngestEvent) => void;
