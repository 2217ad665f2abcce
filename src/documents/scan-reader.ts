// Reads pictures of pages: evened, straightened, parted into columns, then recognised block by block.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import type { TextBlock, TextLine } from './page-text.js';
import { pictureFrom, rawInput, type Picture } from './picture.js';
import type { Box } from './reading-order.js';
import { emOf, scanBlocks, type ScanBlocks } from './scan-blocks.js';
import { straighten } from './scan-deskew.js';
import { marksOf } from './scan-marks.js';
import { evenLight } from './scan-light.js';

const require = createRequire(import.meta.url);
const VERSIONS = {
  tesseract: (require('tesseract.js/package.json') as { version: string }).version,
  data: '4.0.0_best_int',
};
export const SCAN_EXTRACTOR = `tesseract ${VERSIONS.tesseract} chi_sim ${VERSIONS.data}`;

const LANGUAGE_DATA = join(
  dirname(require.resolve('@tesseract.js-data/chi_sim/package.json')),
  VERSIONS.data,
);
/** Marks that no paper prints and that 1 and （ are taken for. */
const NEVER_PRINTED = '[]|{}〈〉【】〔〕';
/** The recogniser was taught with characters of about this height, in pixels. */
const BEST_EM = 36;
/** Small type gains nothing by more. */
const MOST_ENLARGED = 4;
/** A newspaper page of 400 × 570 mm at 300 dpi has 32 million. */
const MAX_PIXELS = 48_000_000;
/** White around a block, in em: characters at the very edge are missed. */
const MARGIN = 0.6;
/** Where a picture does not say. */
const USUAL_DPI = 300;
const POINTS_PER_INCH = 72;

export interface ScanReader {
  /** The page's blocks in reading order. */
  read(picture: Picture): Promise<TextBlock[]>;
  close(): Promise<void>;
}

/** Enlarged or reduced to what the recogniser knows best, before turning: a small picture would lose by it. */
async function atBestSize(picture: Picture): Promise<Picture> {
  const em = emOf(marksOf(picture).marks);
  const { width, height, dpi } = picture;
  const most = Math.min(MOST_ENLARGED, Math.sqrt(MAX_PIXELS / (width * height)));
  const scale = em === 0 ? 1 : Math.min(BEST_EM / em, most);
  if (Math.abs(scale - 1) < 0.1) return picture;
  const size = { width: Math.max(1, Math.round(width * scale)), kernel: 'cubic' as const };
  return await pictureFrom(rawInput(picture).resize(size), (dpi ?? USUAL_DPI) * scale);
}

/** The block alone, with white around it. */
async function cutOut({ picture, em }: ScanBlocks, block: Box): Promise<Buffer> {
  const area = {
    left: Math.floor(block.x),
    top: Math.floor(block.y),
    width: Math.ceil(block.width),
    height: Math.ceil(block.height),
  };
  const margin = Math.round(MARGIN * em);
  const border = { top: margin, bottom: margin, left: margin, right: margin, background: '#ffffff' };
  return await rawInput(picture).extract(area).extend(border).png({ compressionLevel: 0 }).toBuffer();
}

/** The recogniser parts Chinese words by spaces; those between letters and numbers are the page's own. */
function withoutGaps(text: string): string {
  return text.replace(/(?<=[^\x21-\x7e]) +| +(?=[^\x21-\x7e])/g, '');
}

/** The opening bracket is often taken for that of a title; one that no title's bracket closes is round. */
function mended(lines: readonly string[]): string[] {
  const text = lines.map(withoutGaps).join('\n');
  return text.replace(/[（(]?《(?=[^《》（(]*[)）]|[^《》]*$)/g, '（').split('\n');
}

export async function openScanReader(): Promise<ScanReader> {
  const worker: Worker = await createWorker('chi_sim', OEM.LSTM_ONLY, {
    langPath: LANGUAGE_DATA,
    cacheMethod: 'none',
    gzip: true,
  });
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_BLOCK,
    user_defined_dpi: '300',
    tessedit_char_blacklist: NEVER_PRINTED,
  });

  async function readBlock(scan: ScanBlocks, block: Box): Promise<TextLine[]> {
    const { data } = await worker.recognize(await cutOut(scan, block), {}, { blocks: true });
    const margin = Math.round(MARGIN * scan.em);
    const points = POINTS_PER_INCH / (scan.picture.dpi ?? USUAL_DPI);
    const lines = (data.blocks ?? []).flatMap((part) => part.paragraphs).flatMap((part) => part.lines);
    const texts = mended(lines.map(({ text }) => text.trim()));
    return lines.map(({ bbox }, index) => ({
      text: texts[index] ?? '',
      x: (block.x + bbox.x0 - margin) * points,
      y: (block.y + bbox.y0 - margin) * points,
      width: (bbox.x1 - bbox.x0) * points,
      height: (bbox.y1 - bbox.y0) * points,
    }));
  }

  return {
    async read(picture) {
      const { picture: straight } = await straighten(await atBestSize(evenLight(picture)));
      const scan = scanBlocks(straight);
      const blocks: TextLine[][] = [];
      for (const block of scan.blocks) blocks.push(await readBlock(scan, block));
      return blocks.filter((block) => block.length > 0);
    },
    async close() {
      await worker.terminate();
    },
  };
}
