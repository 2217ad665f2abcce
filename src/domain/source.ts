// What the ledger holds of one archived document: its text, who brought it, and what was read in it.
import type { Bulletin } from './bulletin.js';
import type { IsoDate } from './dates.js';
import type { StoredFigure } from './entry.js';
import type { Finding } from './finding.js';
import type { Judgement } from './judgement.js';
import type { PageSpan } from './layout.js';

/** How a document came in; only seeds do not open the coverage. */
export type Origin = 'seed' | 'import' | 'person' | 'simulation';

/** Somebody brought these bytes under this name. */
export interface Arrival {
  name: string;
  /** Null where nobody gave a publication date. */
  published: IsoDate | null;
  origin: Origin;
  actor: string;
  /** ISO 8601 instant, UTC. */
  at: string;
}

export interface StoredArrival extends Arrival {
  id: number;
}

export interface StoredBulletin extends Bulletin {
  figures: StoredFigure[];
}

/** One reading as the ledger holds it, with the state that its newest decision gives it. */
export interface HeldReading extends Judgement {
  readingId: number;
  bulletin: StoredBulletin;
  /** The day of the key it lies under, which may be better known than the page's own; null: none. */
  date: IsoDate | null;
  /** True where it prints the same figures as the accepted reading of its key: one more source. */
  repeats: boolean;
  /** The version that a person made this one from; null: read by the parser. */
  corrects: number | null;
}

/** The source page's read model. */
export interface ArchivedSource {
  sha256: string;
  /** The newest name; `names` has every name it came under, oldest first. */
  name: string;
  names: string[];
  /** The newest publication date that was given; null where none was. */
  published: IsoDate | null;
  /** The text as extracted; null once it is redacted. */
  text: string | null;
  extractor: string;
  pages: PageSpan[];
  /** The publication date that the document itself states; null where it states none. */
  stated: IsoDate | null;
  /** ISO 8601 instant, UTC. */
  receivedAt: string;
  /** Without superseded ones, in the order of the page. */
  readings: HeldReading[];
  /** Findings that belong to no bulletin. */
  findings: Finding[];
}
