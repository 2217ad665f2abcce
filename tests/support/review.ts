// A ledger with the ingest flow and review over it, and short ways to bring texts and look at what stands.
import { createIngest } from '../../src/ingest/ingest.js';
import { createReread } from '../../src/ingest/reread.js';
import { createRedaction, type Redact } from '../../src/ingest/redact.js';
import { createReview, type ReviewActs } from '../../src/ingest/review.js';
import type { IsoDate } from '../../src/domain/dates.js';
import type { ReviewedReading } from '../../src/domain/review.js';
import type { Rereading } from '../../src/domain/rereading.js';
import { clockAt, document } from './builders.js';
import { newLedger, type TestLedger } from './ledger.js';

export const REGION = '西宁市';
export const CLERK = '录入员甲';

export interface ReviewDesk extends TestLedger {
  review: ReviewActs;
  /** Brings a text under a name; returns the ids of what is read in it and not superseded, in the order of the text. */
  bring(text: string, how?: { name?: string; published?: IsoDate }): Promise<number[]>;
  reread(): Rereading;
  redact: Redact['redact'];
  reading(id: number): ReviewedReading;
  /** The state, day, reasons and what it repeats, of every reading. */
  standing(): Map<number, string>;
}

export function openDesk(today: IsoDate = '2025-10-20'): ReviewDesk {
  const ledger = newLedger();
  const { storage } = ledger;
  const services = { storage, clock: clockAt(today), region: REGION };
  const { ingest } = createIngest(services);
  const reading = (id: number): ReviewedReading => {
    const found = storage.reviewed(id);
    if (found === null) throw new Error(`no reading ${id}`);
    return found;
  };
  return {
    ...ledger,
    review: createReview(services),
    redact: createRedaction(services).redact,
    reading,
    async bring(text, how = {}) {
      const outcomes = await ingest(document(text, how));
      return outcomes.flatMap(({ readings }) => readings.map(({ readingId }) => readingId));
    },
    reread: () => createReread(services).apply(() => undefined),
    standing() {
      const ids = ledger.shell.prepare<[], number>('SELECT id FROM readings ORDER BY id').pluck().all();
      return new Map(
        ids.map((id) => {
          const { state, date, dateTo, reasons, sameAs } = reading(id).decision;
          return [id, JSON.stringify([state, date, dateTo, reasons, sameAs])];
        }),
      );
    },
  };
}

/** The figure of a metric that comes first. */
export function figureOf(
  reading: ReviewedReading,
  metric: string,
): ReviewedReading['bulletin']['figures'][number] {
  const figure = reading.bulletin.figures.find((one) => one.metric === metric);
  if (figure === undefined) throw new Error(`no ${metric}`);
  return figure;
}
