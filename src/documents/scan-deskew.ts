// Straightens a tilted scan: at the right angle the lines of text leave the sharpest profile.
import { pictureFrom, rawInput, type Picture } from './picture.js';

/** Degrees on either side that a page on the glass may lie askew. */
const REACH = 3;
const STEPS = [0.25, 0.05] as const;
/** Tilts below, in degrees, are left alone: turning blurs a little. */
const LEAST = 0.06;
/** Longer side of the picture that is measured, in pixels. */
const SIDE = 1600;
const DARK = 140;
/** Rows of the profile to one pixel, so that small angles tell. */
const FINE = 1;

interface Dots {
  x: Float32Array;
  y: Float32Array;
  height: number;
}

function darkDots({ width, height, grey }: Picture): Dots {
  const places: number[] = [];
  for (let at = 0; at < grey.length; at += 1) if ((grey[at] ?? 255) < DARK) places.push(at);
  return {
    x: Float32Array.from(places, (at) => (at % width) - width / 2),
    y: Float32Array.from(places, (at) => Math.floor(at / width) - height / 2),
    height: height + width,
  };
}

/** How much the counts of neighbouring rows differ when the page is turned by so many degrees. */
function sharpness({ x, y, height }: Dots, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Float64Array(height * FINE);
  const middle = rows.length / 2;
  for (let index = 0; index < x.length; index += 1) {
    const row = Math.round(((y[index] ?? 0) - (x[index] ?? 0) * slope) * FINE + middle);
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row += 1) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  return sum;
}

/** Degrees by which the lines fall to the right; 0 for a page without text. */
function tiltOf(dots: Dots): number {
  let best = { degrees: 0, value: sharpness(dots, 0) };
  let reach = REACH;
  for (const step of STEPS) {
    const around = best.degrees;
    for (let degrees = around - reach; degrees <= around + reach; degrees += step) {
      const value = sharpness(dots, degrees);
      if (value > best.value) best = { degrees, value };
    }
    reach = step;
  }
  return best.degrees;
}

export interface Straightened {
  picture: Picture;
  /** How far the page had been turned, in degrees. */
  tilt: number;
}

export async function straighten(picture: Picture): Promise<Straightened> {
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const small =
    scale === 1
      ? picture
      : await pictureFrom(rawInput(picture).resize(Math.round(picture.width * scale)), null);
  const tilt = tiltOf(darkDots(small));
  if (Math.abs(tilt) < LEAST) return { picture, tilt: 0 };
  const turned = rawInput(picture).rotate(-tilt, { background: '#ffffff' });
  return { picture: await pictureFrom(turned, picture.dpi), tilt };
}
