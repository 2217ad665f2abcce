// A person accepts a reading as printed, or under a day of her own; or takes it out.
import { isIsoDate, monthDayName, type IsoDate } from '../domain/dates.js';
import { sameDays, type ReadingKey } from '../domain/decision.js';
import { RequestError } from '../domain/errors.js';
import {
  decisionBy,
  needNote,
  openDesk,
  standingKey,
  type ActOf,
  type Desk,
  type Done,
  type ReviewServices,
} from './review-ledger.js';
import { mustBeChosen, rehouse, restingOn, roomFor, stepBack } from './review-place.js';

export interface Accept extends ActOf {
  /** Accepted readings that the person saw and chose this one over. */
  over?: readonly number[] | undefined;
}

export interface SetDate extends Accept {
  date: IsoDate;
  dateTo?: IsoDate | undefined;
}

/** No notice covers more: the longest holidays are nine days. */
const LONGEST_RANGE = 31;

export function accept(services: ReviewServices, act: Accept): Done {
  const desk = openDesk(services, act);
  const { state } = desk.reading;
  if (state === 'accepted') throw new RequestError('invalid', '这份通报已经入账，没有改动。');
  mustBeCurrent(desk);
  return acceptUnder(desk, standingKey(desk.reading), { action: 'accept', over: act.over ?? [] });
}

export function setDate(services: ReviewServices, act: SetDate): Done {
  const desk = openDesk(services, act);
  mustBeCurrent(desk);
  const key = keyOn(desk, act);
  if (desk.reading.state === 'accepted' && sameDays(standingKey(desk.reading), key)) {
    throw new RequestError('invalid', '这份通报已经记在这一天，没有改动。');
  }
  return acceptUnder(desk, key, { action: 'set-date', over: act.over ?? [] });
}

export function reject(services: ReviewServices, act: ActOf): Done {
  const desk = openDesk(services, act);
  const { readingId, state } = desk.reading;
  if (state === 'rejected') throw new RequestError('invalid', '这份通报已经退回，没有改动。');
  mustBeCurrent(desk);
  needNote(desk, '退回要写明理由。');
  const after = rehouse(desk, restingOn(desk, [readingId], []), null);
  const key = standingKey(desk.reading);
  const chief = decisionBy(desk, { readingId, action: 'reject', key, note: desk.note });
  return { readingId, decisionId: desk.ledger.act({ before: [], chief, after }) };
}

export function mustBeCurrent({ reading }: Desk): void {
  if (reading.state === 'superseded')
    throw new RequestError('invalid', '这份读数已由新的版本代替，请在新的版本上办理。');
}

/** The key of a day that a person gave. */
export function keyOn(desk: Desk, { date, dateTo }: Pick<SetDate, 'date' | 'dateTo'>): ReadingKey {
  const last = dateTo ?? date;
  if (!isIsoDate(date) || !isIsoDate(last))
    throw new RequestError('invalid', '日期不对，应写成 2025-10-15 这样。');
  if (date < '1900') throw new RequestError('invalid', '年份超出了范围。');
  if (last > desk.today) throw new RequestError('invalid', '数据日晚于今天，请核对。');
  const { region, kind } = desk.reading.decision;
  const key = { region, kind, date, ...(last === date ? {} : { dateTo: last }) };
  mustBeARange(key);
  const { monthDay, dateTo: printedTo, date: printed } = desk.reading.bulletin;
  const isPrinted = monthDay === null || monthDay === date.slice(5);
  const endsAsPrinted = printed === null || printedTo?.slice(5) === key.dateTo?.slice(5);
  if (!isPrinted || !endsAsPrinted)
    needNote(desk, `与通报印的${printedDays(desk)}不同：要按填的日期入账，请写明理由。`);
  return key;
}

function mustBeARange({ date, dateTo }: ReadingKey): void {
  if (dateTo === undefined || date === null) return;
  if (dateTo < date) throw new RequestError('invalid', '最后一天早于第一天，请核对。');
  const days = (Date.parse(dateTo) - Date.parse(date)) / 86_400_000 + 1;
  if (days > LONGEST_RANGE)
    throw new RequestError('invalid', `一份通报不会合并超过 ${LONGEST_RANGE} 天，请核对。`);
}

function printedDays({ reading }: Desk): string {
  const { monthDay, dateTo } = reading.bulletin;
  // A leap year, so that every printed day has a name.
  const first = monthDay === null ? '日期' : monthDayName(`2024-${monthDay}`);
  return dateTo === undefined ? first : `${first}至${monthDayName(dateTo)}`;
}

function acceptUnder(
  desk: Desk,
  key: ReadingKey,
  { action, over }: { action: 'accept' | 'set-date'; over: readonly number[] },
): Done {
  const { ledger, reading, note } = desk;
  const { readingId, bulletin } = reading;
  if (key.date === null) throw new RequestError('invalid', '没有日期：请先填数据日，再采用。');
  const room = roomFor(desk, { bulletin, key, leaving: [readingId] });
  mustBeChosen(desk, room, over);
  const before = stepBack(desk, room);
  const rivals = room.rivals.map((rival) => rival.readingId);
  const resting = restingOn(desk, [readingId, ...rivals], [readingId, ...rivals]);
  const heir = { readingId: room.sameAs ?? readingId, key, bulletin };
  const chief = decisionBy(desk, { readingId, action, key, sameAs: room.sameAs, note });
  return { readingId, decisionId: ledger.act({ before, chief, after: rehouse(desk, resting, heir) }) };
}
