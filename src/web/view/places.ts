// Addresses of the pages that are about a name or about several periods.
import type { IsoDate } from '../../domain/dates.js';

interface Shown {
  from: IsoDate;
  to: IsoDate;
}

/** Without a span the page shows the last twelve months. */
export function hotspotPlace(label: string, shown?: Partial<Shown>): string {
  const { from, to } = shown ?? {};
  const query = from === undefined || to === undefined ? '' : `?from=${from}&to=${to}`;
  return `/hotspots/${encodeURIComponent(label)}${query}`;
}

/** The days of one month on the page of a category. */
export function monthPlace(label: string, shown: Shown, code: string): string {
  const { from, to } = shown;
  return `${hotspotPlace(label, { from, to })}#month-${code}`;
}

interface Filters {
  from: IsoDate | null;
  to: IsoDate | null;
}

/** With the filters of the page that it stands on, of one kind and from the given page on. */
export function searchPlace(
  words: string,
  kind?: unknown,
  rest?: { filters: Filters; page: number },
): string {
  const query = new URLSearchParams({ q: words });
  for (const end of ['from', 'to'] as const) {
    const day = rest?.filters[end];
    if (day) query.set(end, day);
  }
  if (typeof kind === 'string') query.set('kind', kind);
  if (rest && rest.page > 1) query.set('page', String(rest.page));
  return `/search?${query.toString()}`;
}

/** `base` is what is compared with. */
export function comparePlace(base: string, here: string): string {
  return `/compare?a=${encodeURIComponent(base)}&b=${encodeURIComponent(here)}`;
}
