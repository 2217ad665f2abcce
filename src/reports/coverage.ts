// Of the days of a span, which have data and which are left out: said before any sum.
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import { type Book, dayRef } from './book.js';
import { heldTexts, leftOutDays, withoutBulletinText } from './left-out.js';
import type { KindPeriod } from './period-model.js';

export type Coverage = Pick<
  KindPeriod,
  'daysWithData' | 'daysText' | 'leftOut' | 'withoutBulletinText' | 'heldText'
>;

export function coverageOf(book: Book, kind: Kind, dates: IsoDate[]): Coverage {
  const days = dates.map((date) => ({ ...dayRef(date), status: book.day(kind, date).status }));
  const daysWithData = days.filter(({ status }) => status === 'accepted').length;
  const leftOut = leftOutDays(days, book.scope.today);
  return {
    daysWithData,
    daysText: `${days.length}天中${daysWithData}天有数据`,
    leftOut,
    withoutBulletinText: withoutBulletinText(leftOut),
    heldText: heldTexts(leftOut),
  };
}
