// What the ingest flow needs of the storage, which is passed in.
import type { Bulletin, Kind, Metric } from '../domain/bulletin.js';
import type { MonthDay } from '../domain/dates.js';
import type { AcceptedReading, Decision, ReadingKey, RecentDays } from '../domain/decision.js';
import type { Finding } from '../domain/finding.js';
import type { ExtractedText } from '../domain/layout.js';
import type { Redaction } from '../domain/redaction.js';
import type { ReviewedReading } from '../domain/review.js';
import type { ArchivedSource, Arrival, StoredArrival } from '../domain/source.js';
import type { Statement, StoredStatement } from '../domain/statement.js';

export interface AcceptedReadings {
  acceptedTouching(key: ReadingKey): AcceptedReading[];
  acceptedOnMonthDay(key: { region: string; kind: Kind; monthDay: MonthDay }): AcceptedReading[];
  recentValues(days: RecentDays): (metric: Metric, label: string | null) => number[];
}

export interface IngestLedger extends AcceptedReadings {
  transaction<T>(work: () => T): T;
  rehearse<T>(work: () => T): T;
  source(sha256: string): ArchivedSource | null;
  knownSource(sha256: string): { id: number; arrivals: StoredArrival[] } | null;
  extracted(sha256: string): ExtractedText | null;
  redaction(sha256: string): Redaction | null;
  digests(): string[];
  repeatsOf(readingId: number): number[];
  reviewed(readingId: number): ReviewedReading | null;
  addSource(
    source: ExtractedText & {
      sha256: string;
      bytes: Uint8Array;
      receivedAt: string;
      findings: Finding[];
    },
  ): number;
  addArrival(sourceId: number, arrival: Arrival): number;
  addReading(
    origin: { sourceId: number; arrivalId: number; parserVersion: string; readAt: string },
    bulletin: Bulletin,
  ): number;
  decide(decision: Decision): number;
  addStatement(
    origin: { sourceId: number; arrivalId: number; parserVersion: string; region: string; readAt: string },
    statement: Statement,
  ): number;
  withdrawStatement(id: number, by: { actor: string; at: string }): void;
  statementsOf(sha256: string): StoredStatement[];
}
