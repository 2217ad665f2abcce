// Where the pages are that a figure of a report leads to.
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import { periodKindOf, type PeriodCode, type PeriodKind } from '../domain/period.js';

/** As the pages of periods are called. */
export const PERIOD_PATHS: Readonly<Record<PeriodKind, string>> = {
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  year: 'yearly',
};

/** Where a figure stands in its archived source, with all that is known of it on top. */
export function placeOf(sha256: string, figureId: number): string {
  return `/sources/${sha256}?figure=${figureId}#figure-${figureId}`;
}

export function dayPlace(date: IsoDate): string {
  return `/daily/${date}`;
}

export function periodPlace(code: PeriodCode): string {
  return `/${PERIOD_PATHS[periodKindOf(code) ?? 'year']}/${code}`;
}

/** The days or months that the sums of a period are made of. */
export function daysPlace(code: PeriodCode, kind: Kind): string {
  return `${periodPlace(code)}#${kind}-days`;
}
