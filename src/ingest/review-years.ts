// The years of a whole batch are accepted at once: all that is asked for or nothing.
import { dateOf } from '../domain/dates.js';
import type { ReadingKey } from '../domain/decision.js';
import { RequestError } from '../domain/errors.js';
import { waitsForYear, type YearOutcome } from '../domain/review.js';
import { decisionBy, openDesk, standingKey, type Desk, type ReviewServices } from './review-ledger.js';
import { roomFor } from './review-place.js';

export interface AcceptYears {
  readingIds: readonly number[];
  actor: string;
  note?: string | undefined;
  /** Another year for all of them; absent: each under the year that it was read with. */
  year?: number | undefined;
}

export interface YearsDone {
  /** In the order of their days. */
  outcomes: { readingId: number; decisionId: number; outcome: YearOutcome }[];
}

const MOST = 2000;
/** 10月1日至8日 in the first words of a notice whose year is open: no single day. */
const PRINTS_A_RANGE = /\d日?(?:至|到|[—–~～-]+)(?:\d{1,2}月)?\d{1,2}日/;

export function acceptYears(services: ReviewServices, batch: AcceptYears): YearsDone {
  const ids = [...new Set(batch.readingIds)];
  if (ids.length === 0) throw new RequestError('invalid', '没有选中通报。');
  if (ids.length > MOST) throw new RequestError('too-large', `一次最多采用 ${MOST} 份，请分几次办理。`);
  const desks = ids.map((readingId) => openDesk(services, { ...batch, readingId }));
  const stale = desks.filter(({ reading }) => reading.state !== 'pending' || !waitsForYear(reading.reasons));
  if (stale.length > 0) {
    const message = `其中 ${stale.length} 份已经处理过，或者不只差年份；这次没有采用任何一份，请看过现在的清单再办理。`;
    throw new RequestError('invalid', message);
  }
  const dated = desks.map((desk) => ({ desk, key: keyIn(desk, batch.year) }));
  dated.sort((a, b) => (a.key.date ?? '').localeCompare(b.key.date ?? ''));
  return { outcomes: dated.map(({ desk, key }) => place(desk, key)) };
}

/** Refuses a reading for which the year makes no day. */
function keyIn(desk: Desk, year: number | undefined): ReadingKey {
  const { bulletin, sourceId } = desk.reading;
  const key = standingKey(desk.reading);
  const monthDay = bulletin.monthDay ?? key.date?.slice(5);
  const date = year === undefined || monthDay === undefined ? key.date : dateOf(year, monthDay);
  if (date === null) {
    const why =
      year === undefined ? '其中有没有年份的，请填年份' : '其中有读不出日期的，或者那一年没有这一天';
    throw new RequestError('invalid', `${why}；或者取消勾选，逐份填日期。`);
  }
  if (date > desk.today) throw new RequestError('invalid', '其中有的数据日晚于今天，请核对年份。');
  const words = desk.ledger.archivedText(sourceId)?.slice(bulletin.start, bulletin.end).replace(/\s/g, '');
  if (PRINTS_A_RANGE.test((words ?? '').slice(0, 120)))
    throw new RequestError('invalid', '其中有合并几天的通报；请取消勾选，逐份填日期。');
  return { ...key, date };
}

function place(desk: Desk, key: ReadingKey): YearsDone['outcomes'][number] {
  const { ledger, reading, note } = desk;
  const { readingId, bulletin, reasons } = reading;
  const { sameAs, rivals } = roomFor(desk, { bulletin, key, leaving: [readingId] });
  const isTaken = rivals.length > 0;
  const action = sameDay(key, reading.date) ? 'accept' : 'set-date';
  const chief = isTaken
    ? decisionBy(desk, { readingId, action: 'hold', key, reasons: [...reasons, 'conflict'], note })
    : decisionBy(desk, { readingId, action, key, sameAs, note });
  const outcome = isTaken ? 'conflict' : sameAs === null ? 'accepted' : 'source';
  return { readingId, outcome, decisionId: ledger.act({ before: [], chief, after: [] }) };
}

function sameDay(key: ReadingKey, date: string | null): boolean {
  return key.date === date;
}
