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

export function searchPlace(words: string): string {
  return `/search?${new URLSearchParams({ q: words }).toString()}`;
}

/** `base` is what is compared with. */
export function comparePlace(base: string, here: string): string {
  return `/compare?a=${encodeURIComponent(base)}&b=${encodeURIComponent(here)}`;
}
