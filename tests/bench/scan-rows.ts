// Printed newspaper pages as scans of three resolutions: tilted, soft, with the back page shining through.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

export interface ScanOptions {
  seed: number;
  count: number;
  /** A folder that keeps the text of each scan: another run reads only what is missing. Absent: all are read. */
  texts?: string;
}

/** The same pages at every resolution; each scan is told as soon as it is read. */
export async function* readScans({ texts, ...options }: ScanOptions): AsyncGenerator<Scanned> {
  let index = 0;
  for await (const { png, published, expected } of scanPages(options)) {
    const tilt = TILTS[index % TILTS.length] ?? 0;
    const seed = index + 1;
    for (const dpi of RESOLUTIONS) {
      const scan = (): Promise<Buffer> =>
        degrade(png, { dpi, tilt, blur: 0.9 * (dpi / 300), bleed: BLEED, seed });
      const kept = texts === undefined ? null : join(texts, `${options.seed}-${seed}-${dpi}.txt`);
      const text = await textOf(scan, kept);
      const sample = { text, published, truth: expected };
      yield { sample, dpi, tally: compare(sample, readPage(text, evidenceFor(sample)), nearLabel) };
    }
    index += 1;
  }
}

/** Empty where the scan cannot be read at all: its figures count as not found. */
async function textOf(scan: () => Promise<Buffer>, kept: string | null): Promise<string> {
  if (kept !== null && existsSync(kept)) return readFileSync(kept, 'utf8');
  const document = await readDocument(await scan());
  const text = document.ok ? document.text : '';
  if (kept !== null) {
    mkdirSync(join(kept, '..'), { recursive: true });
    writeFileSync(kept, text);
  }
  return text;
}

export function tallyAt(dpi: number, scans: Scanned[]): Tally {
  return scans.filter((scan) => scan.dpi === dpi).reduce((all, { tally }) => sumOf(all, tally), EMPTY);
}
