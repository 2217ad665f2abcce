// Printed newspaper pages as scans of three resolutions: tilted, soft, with the back page shining through.
import { readDocument } from '../../src/documents/read-document.js';
import { readPage } from '../../src/parser/read-page.js';
import { degrade, scanPages } from '../support/scans.js';
import { compare, EMPTY, evidenceFor, nearLabel, sumOf, type Tally } from './measure.js';
import type { Sample } from './pages.js';

const RESOLUTIONS = [300, 200, 130];

const TILTS = [0, 0.7, -0.5, 1.2, -1];
const BLEED = 0.1;

export interface Scanned {
  sample: Sample;
  dpi: number;
  tally: Tally;
}

/** The same pages at every resolution; each scan is told as soon as it is read. */
export async function* readScans(options: { seed: number; count: number }): AsyncGenerator<Scanned> {
  let index = 0;
  for await (const { png, published, expected } of scanPages(options)) {
    const tilt = TILTS[index % TILTS.length] ?? 0;
    const read = async (dpi: number): Promise<Scanned> => {
      const scan = await degrade(png, { dpi, tilt, blur: 0.9 * (dpi / 300), bleed: BLEED, seed: index + 1 });
      return readScan(scan, { dpi, sample: { text: '', published, truth: expected } });
    };
    yield* await Promise.all(RESOLUTIONS.map(read));
    index += 1;
  }
}

/** A scan that cannot be read at all counts as not found. */
async function readScan(scan: Uint8Array, { dpi, sample }: Omit<Scanned, 'tally'>): Promise<Scanned> {
  const document = await readDocument(scan);
  const text = document.ok ? document.text : '';
  const page = readPage(text, evidenceFor(sample));
  return { dpi, sample: { ...sample, text }, tally: compare(sample, page, nearLabel) };
}

export function tallyAt(dpi: number, scans: Scanned[]): Tally {
  return scans.filter((scan) => scan.dpi === dpi).reduce((all, { tally }) => sumOf(all, tally), EMPTY);
}
