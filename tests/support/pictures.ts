// Holds a picture of a page against the approved one. `APPROVE=1` approves what is seen now.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

const APPROVED = join(import.meta.dirname, '..', 'browser', 'pictures');
/** Of 255, in any of the three colours: more than this is another colour, be it as faint as a line of a table. */
const SAME_COLOUR = 10;
const SHARE_THAT_MAY_DIFFER = 0.001;

interface Pixels {
  width: number;
  height: number;
  /** Three bytes each. */
  data: Buffer;
}

async function pixelsOf(picture: Buffer | string): Promise<Pixels> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** As it is kept: at half its size. What is compared went the same way, so that what is lost differs in nothing. */
async function stored(png: Buffer): Promise<Buffer> {
  const { width } = await sharp(png).metadata();
  return await sharp(png)
    .resize({ width: Math.round(width / 2) })
    .webp({ quality: 40 })
    .toBuffer();
}

function differsAt(one: Buffer, other: Buffer, at: number): boolean {
  return [0, 1, 2].some((part) => Math.abs((one[at + part] ?? 0) - (other[at + part] ?? 0)) > SAME_COLOUR);
}

/** Share of the pixels that differ, and a picture of where: black. Pictures of two sizes differ throughout. */
export async function comparedPictures(
  one: Buffer | string,
  other: Buffer | string,
): Promise<{ share: number; where: Buffer | null }> {
  const [a, b] = [await pixelsOf(one), await pixelsOf(other)];
  if (a.width !== b.width || a.height !== b.height) return { share: 1, where: null };
  const where = Buffer.alloc(a.width * a.height, 255);
  let differing = 0;
  for (let pixel = 0; pixel < where.length; pixel += 1) {
    if (!differsAt(a.data, b.data, 3 * pixel)) continue;
    where[pixel] = 0;
    differing += 1;
  }
  const raw = { width: a.width, height: a.height, channels: 1 } as const;
  return { share: differing / where.length, where: await sharp(where, { raw }).png().toBuffer() };
}

/** Null where the picture is the approved one; else what is wrong and where to look. */
export async function pictureFault(name: string, png: Buffer): Promise<string | null> {
  const approved = join(APPROVED, `${name}.webp`);
  const now = await stored(png);
  if (process.env['APPROVE'] === '1') {
    mkdirSync(APPROVED, { recursive: true });
    // What looks the same stays the same file.
    if (!existsSync(approved) || (await comparedPictures(approved, now)).share > SHARE_THAT_MAY_DIFFER)
      writeFileSync(approved, now);
    return null;
  }
  if (!existsSync(approved)) return `${name}: no approved picture; ${keep(name, png, null)}`;
  const { share, where } = await comparedPictures(approved, now);
  if (share <= SHARE_THAT_MAY_DIFFER) return null;
  return `${name}: ${(100 * share).toFixed(2)} % differ; ${keep(name, png, where)}`;
}

function keep(name: string, png: Buffer, where: Buffer | null): string {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-pictures-'));
  writeFileSync(join(folder, `${name}.png`), png);
  if (where) writeFileSync(join(folder, `${name}-difference.png`), where);
  return `see ${folder}`;
}
