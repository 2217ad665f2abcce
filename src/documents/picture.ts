// A page as a grey picture: one byte a pixel, 0 black, 255 white.
import sharp, { type Sharp } from 'sharp';

export interface Picture {
  width: number;
  height: number;
  grey: Uint8Array;
  /** Dots per inch; null where the file does not say. */
  dpi: number | null;
}

/** A region of a picture, in whole pixels. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** For sharp: the pixels as they lie in memory. */
export function rawInput({ grey, width, height }: Omit<Picture, 'dpi'>): Sharp {
  return sharp(grey, { raw: { width, height, channels: 1 }, limitInputPixels: false });
}

/** Runs a chain of sharp steps and gives the picture back. */
export async function pictureFrom(steps: Sharp, dpi: number | null): Promise<Picture> {
  const { data, info } = await steps
    .toColourspace('b-w')
    .extractChannel(0)
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, grey: data, dpi };
}
