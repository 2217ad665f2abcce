// A ledger with one week of hotline bulletins, and all that brings, corrects, redacts and issues over it.
import type { Clock } from '../../src/domain/clock.js';
import { datesFrom } from '../../src/domain/dates.js';
import type { ReportFigure } from '../../src/domain/report.js';
import { createIssuer, type Issuer } from '../../src/exports/issuer.js';
import { createIngest, type Ingest } from '../../src/ingest/ingest.js';
import { createRedaction, type Redact } from '../../src/ingest/redact.js';
import { createReview, type ReviewActs } from '../../src/ingest/review.js';
import { figuresByKey } from '../../src/reports/report-differences.js';
import { document, hotlineText } from './builders.js';
import { newLedger, type TestLedger } from './ledger.js';

export const WEEK = '2025-W42';
export const DAYS = datesFrom('2025-10-13', '2025-10-19');

export interface IssueRoom extends TestLedger {
  ingest: Ingest;
  review: ReviewActs;
  redact: Redact;
  reports: Issuer;
  /** It stands on this day until it is set. */
  clock: Clock & { set(day: string): void };
}

export function emptyRoom(): IssueRoom {
  const ledger = newLedger();
  const { storage } = ledger;
  let day = '2025-10-22';
  const clock = {
    now: () => new Date(`${day}T04:00:00.000Z`),
    today: () => day,
    set: (next: string) => {
      day = next;
    },
  };
  const services = { storage, clock, region: '西宁市' };
  return {
    ...{ ...ledger, clock },
    ingest: createIngest(services),
    review: createReview(services),
    redact: createRedaction(services),
    reports: createIssuer({ ...services, deadline: 4 }),
  };
}

/** Digests of the sources, in the order of the days. */
export async function bring({ ingest }: IssueRoom, days: string[], name = 'page'): Promise<string[]> {
  const digests: string[] = [];
  for (const date of days) {
    const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
    const text = hotlineText({ day: `${month}月${day}日`, calls: 1000 + day, direct: 524 + day });
    const published = `${date.slice(0, 8)}${String(day + 1).padStart(2, '0')}`;
    const [outcome] = await ingest.ingest(document(text, { name: `${name}-${date}.txt`, published }));
    if (outcome?.sha256 === undefined) throw new Error('nothing came of it');
    digests.push(outcome.sha256);
  }
  return digests;
}

/** All seven days from Monday on. */
export async function weekRoom(): Promise<IssueRoom & { digests: string[] }> {
  const room = emptyRoom();
  return { ...room, digests: await bring(room, DAYS) };
}

/** Calls and what was handled directly change together, so that the sums agree. */
export function correctCalls({ storage, review }: IssueRoom, date: string, calls: number): void {
  const entry = storage.entriesOn('西宁市', [date]).find(({ state }) => state === 'accepted');
  if (entry === undefined) throw new Error(`nothing is accepted on ${date}`);
  const { id = 0, value = 0 } = entry.figures.find(({ metric }) => metric === 'calls') ?? {};
  const direct = entry.figures.find(({ metric }) => metric === 'direct');
  const more = calls - (value ?? 0);
  review.correct({
    ...{ readingId: entry.readingId, actor: '审核员', note: '看错一位' },
    changes: [
      { id, value: calls },
      { id: direct?.id ?? 0, value: (direct?.value ?? 0) + more },
    ],
    added: [],
  });
}

export function figureOf(room: IssueRoom, id: number, key: string): ReportFigure | undefined {
  const issued = room.reports.issued(id)?.document;
  return issued ? figuresByKey(issued).get(key) : undefined;
}
