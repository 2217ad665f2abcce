// Where the words of a document stand: its pages, and the place of each line on its page.
import type { IsoDate } from './dates.js';
import type { Span } from './finding.js';

/** One page of a document; the slice of the text at its span is what the page says. */
export interface PageSpan extends Span {
  /** From 1. */
  number: number;
}

/** One line of text on its page, in points (1/72 inch); the origin is the page's top left corner. */
export interface LinePlace extends Span {
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is kept of a document besides its bytes. */
export interface ExtractedText {
  text: string;
  /** What read it, with its version. */
  extractor: string;
  pages: PageSpan[];
  /** Absent where the document has no fixed layout. */
  lines?: LinePlace[];
  /** The publication date that the document itself states. */
  stated?: IsoDate;
}
