// Makes scans of printed pages: lower resolution, tilt, blur, the back page shining through, noise of the glass.
import sharp from 'sharp';
import { newspaperPages, type NewspaperPage } from './newspaper-page.js';
import { openPrinter, PRINT_DPI, type Print } from './printing.js';

export interface Degradation {
  dpi: number;
  /** Degrees, clockwise. */
  tilt?: number;
  /** Standard deviation in pixels of the scan. */
  blur?: number;
  /** The back page seen through the paper: 0 not at all, 1 as dark as the front. */
  bleed?: number;
  /** Of the noise of the glass. */
  seed?: number;
}

/** Grey levels by which the glass errs. */
const NOISE = 6;
const PAPER = '#f4f2ec';

/** The page as its back page shows it: mirrored, soft, as faint as told. */
async function shineThrough(png: Uint8Array, bleed: number): Promise<Buffer> {
  return await sharp(png)
    .flop()
    .greyscale()
    .blur(2.5)
    .linear(bleed, 255 * (1 - bleed))
    .png()
    .toBuffer();
}

function withNoise(grey: Buffer, seed: number): Buffer {
  let state = seed >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  for (let at = 0; at < grey.length; at += 1) {
    const error = (next() + next() + next() - 1.5) * 2 * NOISE;
    grey[at] = Math.max(0, Math.min(255, (grey[at] ?? 0) + error));
  }
  return grey;
}

/** A JPEG scan of a page that was printed at 300 dpi. */
export async function degrade(
  png: Uint8Array,
  { dpi, tilt = 0, blur = 0, bleed = 0, seed = 1 }: Degradation,
): Promise<Buffer> {
  const back = bleed > 0 ? [{ input: await shineThrough(png, bleed), blend: 'multiply' as const }] : [];
  const sheet = await sharp(png).flatten({ background: PAPER }).composite(back).png().toBuffer();
  const turned = await sharp(sheet).rotate(tilt, { background: PAPER }).png().toBuffer();
  const turnedWidth = (await sharp(turned).metadata()).width;
  const resized = sharp(turned).resize(Math.round((turnedWidth * dpi) / PRINT_DPI));
  const soft = blur > 0 ? resized.blur(blur) : resized;
  const { data, info } = await soft.greyscale().linear(0.86, 22).raw().toBuffer({ resolveWithObject: true });
  return await sharp(withNoise(data, seed), {
    raw: { width: info.width, height: info.height, channels: info.channels },
  })
    .withMetadata({ density: dpi })
    .jpeg({ quality: 82 })
    .toBuffer();
}

/** Printed pages one by one, from one Chromium; the same seed gives the same pages. */
export async function* scanPages(options: {
  seed: number;
  count: number;
}): AsyncGenerator<NewspaperPage & Print> {
  const printer = await openPrinter();
  if (!printer) throw new Error('scans are printed by a browser, and none can start here');
  try {
    for (const page of newspaperPages(options)) yield { ...page, ...(await printer.print(page.html)) };
  } finally {
    await printer.close();
  }
}
