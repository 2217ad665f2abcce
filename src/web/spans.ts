// From which day to which: as an address gives it, or the last twelve months up to the newest day.
import { z } from 'zod';
import { daysBetween, type IsoDate } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';
import { endsOf, firstOfMonth } from '../domain/period.js';
import type { DaySpan } from '../domain/span.js';
import type { Services } from '../compose.js';
import { optionalDate } from './parameters.js';

/** Ten years: enough for any comparison that people make, and no page of a million days. */
const MOST_DAYS = 3_660;
const MONTHS = 12;

export const daySpan = z
  .object({
    from: optionalDate.meta({ description: '第一天，空着是 to 之前十二个月。', examples: ['2025-09-01'] }),
    to: optionalDate.meta({ description: '最后一天，空着是有通报的最近一天。', examples: ['2025-10-15'] }),
  })
  .refine(({ from, to }) => !from || !to || from <= to, '起始日期晚于截止日期。');

/** `given`: with one end missing, twelve months from or up to the other. */
export function spanOf(
  { storage, region, clock }: Services,
  given: Partial<Record<'from' | 'to', IsoDate | undefined>>,
): DaySpan {
  const newest = storage.newestDay(region, clock.today()) ?? clock.today();
  const to = given.to ?? laterOf(given.from, newest);
  const from = given.from ?? firstOfMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7)) - MONTHS);
  if (daysBetween(from, to) >= MOST_DAYS) throw new RequestError('invalid', '时段太长，最多十年。');
  return { from, to };
}

/** A page that begins after the newest day goes to the end of its own month. */
function laterOf(from: IsoDate | undefined, newest: IsoDate): IsoDate {
  return from === undefined || from <= newest ? newest : endsOf(from.slice(0, 7)).to;
}
