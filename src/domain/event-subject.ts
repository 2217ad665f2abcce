// What the row is that an event brought, for people: which document, which bulletin of which day, which name.
import type { AliasMetric } from './alias.js';
import type { Kind } from './bulletin.js';
import type { IsoDate } from './dates.js';
import type { PeriodCode } from './period.js';

export type EventSubject =
  | { type: 'source'; sha256: string; name: string }
  | {
      type: 'bulletin';
      sha256: string;
      readingId: number;
      kind: Kind;
      /** The day that it lies under, or lay under by the decision; null: none. */
      date: IsoDate | null;
      dateTo: IsoDate | null;
    }
  | { type: 'statement'; sha256: string; scope: string; printed: string | null }
  | { type: 'alias'; metric: AliasMetric; label: string; name: string | null; since: IsoDate; note: string }
  | { type: 'user'; name: string }
  | { type: 'report'; reportId: number; period: PeriodCode; edition: number }
  | { type: 'remark'; period: PeriodCode };
