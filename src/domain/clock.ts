// The clock is passed in; only the entry reads the machine's.
import type { IsoDate } from './dates.js';

export interface Clock {
  /** The present instant, for the record of who did what when. */
  now(): Date;
  /** The present day in Asia/Shanghai. */
  today(): IsoDate;
}
