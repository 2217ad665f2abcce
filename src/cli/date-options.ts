// Dates of a command line.
import type { Clock } from '../domain/clock.js';
import { isIsoDate, type IsoDate } from '../domain/dates.js';
import { RequestError } from '../domain/errors.js';

const EARLIEST_PUBLISHED: IsoDate = '1900-01-01';

/** The value of a date option, or undefined where it was not given. */
export function dateOption(name: string, value: string | undefined): IsoDate | undefined {
  if (value === undefined || isIsoDate(value)) return value;
  throw new RequestError('invalid', `${name} 的日期“${value}”不对，应写成 2025-10-16 这样。`);
}

/** The value of --published: no paper of tomorrow, none from before there were any. */
export function publishedOption(value: string | undefined, clock: Clock): IsoDate | undefined {
  const published = dateOption('--published', value);
  if (published === undefined) return undefined;
  const today = clock.today();
  if (published > today) {
    throw new RequestError('invalid', `刊发日期 ${published} 晚于今天（${today}），请核对。`);
  }
  if (published < EARLIEST_PUBLISHED) {
    throw new RequestError('invalid', `刊发日期 ${published} 早于 1900 年，请核对。`);
  }
  return published;
}
