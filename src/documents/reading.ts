// What reading a document gives, whatever its kind: the contract between the flow and its adapters.
import type { IsoDate } from '../domain/dates.js';
import type { LinePlace, PageSpan } from '../domain/layout.js';

export type DocumentErrorCode =
  | 'empty'
  | 'too-large'
  | 'not-text'
  | 'unsupported'
  | 'encrypted'
  | 'damaged'
  | 'too-many-pages'
  | 'unsafe'
  | 'timeout'
  | 'out-of-memory'
  | 'no-text';

/** Why a document cannot be read; `message` is one Chinese sentence for the person who brought it. */
export interface Unreadable {
  ok: false;
  code: DocumentErrorCode;
  message: string;
}

export interface DocumentText {
  ok: true;
  text: string;
  /** What read it, with its version: `text 1`, `pdfjs 5.6.205`. */
  extractor: string;
  /** In order; plain text is one page. */
  pages: PageSpan[];
  /** Absent where the document has no fixed layout (plain text, HTML, DOCX). */
  lines?: LinePlace[];
  /** The publication date that the document itself states. */
  published?: IsoDate;
}

export type DocumentReading = DocumentText | Unreadable;

/** How far the reading of one document is. */
export interface Step {
  /** From 1. */
  page: number;
  pages: number;
}

/** One kind of document: never throws on content. Runs in a process of its own. */
export type Adapter = (bytes: Uint8Array, progress: (step: Step) => void) => Promise<DocumentReading>;
