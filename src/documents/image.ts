// Photographs and scans of a page: PNG, JPEG, WebP, TIFF; the text is recognised, offline.
import sharp from 'sharp';
import { joinPages, type TextBlock } from './page-text.js';
import { pictureFrom, type Picture } from './picture.js';
import type { Adapter, Step, Unreadable } from './reading.js';
import { refusal, refuse } from './refusals.js';
import { openScanReader, SCAN_EXTRACTOR } from './scan-reader.js';

/** A newspaper page of 400 × 570 mm at 600 dpi has 9,450 × 13,500 pixels. */
const MAX_SIDE = 20_000;
export const MAX_PIXELS = 150_000_000;
/** Sheets of one TIFF. */
const MAX_SHEETS = 50;
/** More pixels tell the recogniser nothing; fewer take less time. */
const ENOUGH_PIXELS = 48_000_000;
/** A shorter side holds no line of text. */
const LEAST_SIDE = 24;

interface Sheets {
  count: number;
  width: number;
  height: number;
  dpi: number | null;
}

async function sheetsOf(bytes: Uint8Array): Promise<Sheets> {
  const { width, height, pages = 1, density } = await sharp(bytes, { limitInputPixels: false }).metadata();
  // 72 is what cameras and programs write that know nothing.
  return { width, height, count: pages, dpi: density !== undefined && density > 96 ? density : null };
}

function refused({ width, height, count }: Sheets): Unreadable | null {
  const size = `图片有 ${width} × ${height} 像素`;
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    const message = `${size}，超过每边 ${MAX_SIDE} 像素、共 1.5 亿像素的上限，没有读取。`;
    return refusal('too-large', message);
  }
  if (count > MAX_SHEETS) {
    const message = `图片文件有 ${count} 页，超过 ${MAX_SHEETS} 页的上限，没有读取。`;
    return refusal('too-many-pages', message);
  }
  if (Math.min(width, height) >= LEAST_SIDE) return null;
  return refusal('no-text', `${size}，太小，认不出文字。`);
}

async function pictureOf(bytes: Uint8Array, sheet: number, { width, height, dpi }: Sheets): Promise<Picture> {
  const scale = Math.min(1, Math.sqrt(ENOUGH_PIXELS / (width * height)));
  const upright = sharp(bytes, { page: sheet, limitInputPixels: MAX_PIXELS, failOn: 'error' })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .greyscale();
  const sized = scale < 1 ? upright.resize({ width: Math.round(width * scale) }) : upright;
  return await pictureFrom(sized, dpi === null ? null : dpi * scale);
}

async function readSheets(
  bytes: Uint8Array,
  sheets: Sheets,
  progress: (step: Step) => void,
): Promise<TextBlock[][]> {
  const reader = await openScanReader();
  try {
    const pages: TextBlock[][] = [];
    for (let sheet = 0; sheet < sheets.count; sheet += 1) {
      progress({ page: sheet + 1, pages: sheets.count });
      pages.push(await reader.read(await pictureOf(bytes, sheet, sheets)));
    }
    return pages;
  } finally {
    await reader.close();
  }
}

export const readImage: Adapter = async (bytes, progress) => {
  let pages: TextBlock[][];
  try {
    const sheets = await sheetsOf(bytes);
    const refusal = refused(sheets);
    if (refusal) return refusal;
    pages = await readSheets(bytes, sheets, progress);
  } catch {
    return refuse.damaged();
  }
  const joined = joinPages(pages);
  if (joined.text.trim() === '') return refusal('no-text', '图片里没有认出文字。');
  return { ok: true, ...joined, extractor: SCAN_EXTRACTOR };
};
