// What the ledger holds for a day: one reading with its state, as storage gives it and reports take it.
import type { Bulletin, Figure } from './bulletin.js';
import type { IsoDate } from './dates.js';
import type { Finding } from './finding.js';
import type { Judgement } from './judgement.js';

export interface StoredFigure extends Figure {
  id: number;
  /** The name that its label is grouped under on the entry's day; absent where that is the label itself. */
  group?: string;
  /** Of a hotspot: likewise for the body that was contacted. */
  agencyGroup?: string;
}

/** A source that prints the entry's figures. */
export interface EntrySource {
  sha256: string;
  name: string;
  /** Null where nobody gave it. */
  published: IsoDate | null;
  readingId: number;
  /** Page of the document that the bulletin begins on; absent where it has only one. */
  page?: number;
}

/**
 * One reading under the key (region, kind, date) that its decision names.
 * At most one entry of a key is accepted; readings that only repeat it are its further sources.
 */
export interface Entry
  extends Judgement, Pick<Bulletin, 'kind' | 'region' | 'year' | 'verdict' | 'quoted' | 'agency'> {
  readingId: number;
  date: IsoDate;
  dateTo?: IsoDate;
  /** The name that the body contacted is grouped under on this day; absent where that is its own. */
  agencyGroup?: string;
  figures: StoredFigure[];
  findings: Finding[];
  /** The first is the one that the figures were read from. */
  sources: EntrySource[];
}

/** What a page needs to know of the ledger besides its entries. */
export interface Scope {
  region: string;
  today: IsoDate;
  /** First day that a person or an import brought; null while there is none. Earlier days are no gap. */
  coverageFrom: IsoDate | null;
  /** True for a ledger of simulated bulletins: every page and export says so. */
  simulated: boolean;
}
