// Whether a page is worth a closer look: most are other news, which this one search tells.
import { BULLETIN_SIGNS } from './find.js';
import { SERIES_SIGNS } from './other-series.js';
import { STATEMENT_SIGNS } from './statements-find.js';

const SIGN = new RegExp([...BULLETIN_SIGNS, ...STATEMENT_SIGNS, ...SERIES_SIGNS].join('|'));

/** False: nothing in the text can be part of a bulletin, a statement or another series. */
export function isWorthReading(text: string): boolean {
  return SIGN.test(text);
}
