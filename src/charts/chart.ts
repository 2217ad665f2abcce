// What every chart comes as: a title, a sentence, a key, and the same drawing for a wide and a narrow place.
import { lineText, type Run } from '../domain/report.js';
import type { KeyItem } from './key.js';
import { render, type Drawing } from './render.js';

/**
 * Two drawings instead of one that shrinks: at 360 px a wide drawing would have letters of 6 px, and a box that
 * scrolls sideways hides the gaps that it is there to show. The page shows one of them by the room that there is
 * (container queries in charts.css); the other is not displayed and not read out.
 */
export interface Chart {
  /** Unique on its page: `volume`, `hotspots`. */
  code: string;
  title: string;
  /** What it shows, in words and figures. */
  runs: Run[];
  /** The same as text. */
  sentence: string;
  /** Signs that the drawing uses, and only those. */
  key: KeyItem[];
  /** Null where there is nothing to draw; the sentence says why. */
  svg: string | null;
  narrow: string | null;
  /** Needs the whole width of a page. */
  isBroad: boolean;
}

export type Size = 'wide' | 'narrow';

export interface Sketch {
  code: string;
  title: string;
  runs: Run[];
  key: KeyItem[];
  isBroad?: boolean;
  /** Null: nothing to draw. */
  draw: ((size: Size) => Drawing) | null;
}

export function chartOf({ draw, isBroad = false, key, ...rest }: Sketch): Chart {
  const sentence = lineText(rest.runs);
  const drawn = (size: Size, id: string): string | null =>
    draw === null ? null : render(draw(size), { id, title: rest.title, desc: sentence });
  return {
    ...rest,
    sentence,
    key: draw === null ? [] : key,
    svg: drawn('wide', `chart-${rest.code}`),
    narrow: drawn('narrow', `chart-${rest.code}-narrow`),
    isBroad,
  };
}
