// What is told while documents are read: which file, which page, what was found.
import type { Bulletin } from './bulletin.js';
import type { FileOutcome, ReadingOutcome } from './outcome.js';

/** What was found in a document that is done, stored or not. */
export interface FoundIn extends Pick<FileOutcome, 'name' | 'error'> {
  readings: { bulletin: Bulletin; date: ReadingOutcome['date'] }[];
}

/** `name` is the document's, inside a ZIP with the ZIP's before it. */
export type IngestEvent =
  | { kind: 'page'; name: string; page: number; pages: number }
  | { kind: 'done'; name: string; outcome: FoundIn };

export type Watch = (event: IngestEvent) => void;
