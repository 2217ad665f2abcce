// Newspaper pages printed by Chromium, as PDF and as scans: the figures are those of the text.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DocumentText } from '../../src/documents/reading.js';
import { readDocument } from '../../src/documents/read-document.js';
import { newspaperPages } from '../support/newspaper-page.js';
import { PAPER } from '../support/newspaper-style.js';
import { openPrinter, type Print } from '../support/printing.js';
import { printedFigures, readFigures } from '../support/printed-figures.js';
import { degrade } from '../support/scans.js';

const pages = newspaperPages({ seed: 20251015, count: 4 });
const POINTS_PER_MM = 72 / 25.4;
/** A scan takes seconds, and more where others use the machine. */
const PATIENCE_MS = 120_000;

const printer = await openPrinter();
const printed = printer ? describe : describe.skip;
const prints: Print[] = [];

beforeAll(async () => {
  if (printer) for (const page of pages) prints.push(await printer.print(page.html));
}, PATIENCE_MS);

afterAll(async () => {
  await printer?.close();
});

async function read(bytes: Uint8Array | undefined): Promise<DocumentText> {
  const reading = await readDocument(bytes ?? new Uint8Array());
  if (!reading.ok) throw new Error(reading.message);
  return reading;
}

printed('a newspaper page as PDF', () => {
  it.each(pages.map((page, index) => ({ page, index, form: JSON.stringify(page.form) })))(
    'columns, boxes, overprint as in $form → every figure',
    async ({ page, index }) => {
      const { text, extractor } = await read(prints[index]?.pdf);
      expect(readFigures(text, page)).toEqual(printedFigures(page));
      expect(extractor).toMatch(/^pdfjs \d/);
    },
  );

  it('its lines → slices of the text, in places on the paper, none twice', async () => {
    const { text, lines = [], pages: spans } = await read(prints[0]?.pdf);
    expect(spans).toEqual([{ number: 1, start: 0, end: text.length }]);
    expect(lines.map((line) => text.slice(line.start, line.end)).join('')).toBe(text.replaceAll('\n', ''));
    for (const line of lines) {
      expect(line.x).toBeGreaterThan(0);
      expect(line.x + line.width).toBeLessThan(PAPER.width * POINTS_PER_MM);
      expect(line.y + line.height).toBeLessThan(PAPER.height * POINTS_PER_MM);
    }
  });
});

printed('a newspaper page as a scan', () => {
  it(
    '200 dpi, tilted, blurred, the back page shining through → every figure, lines where they are printed',
    async () => {
      const [page] = pages;
      if (!page || !prints[0]) throw new Error('nothing was printed');
      const scan = await degrade(prints[0].png, { dpi: 200, tilt: 1, blur: 0.6, bleed: 0.1, seed: 7 });
      const { text, lines = [], extractor } = await read(scan);
      expect(readFigures(text, page)).toEqual(printedFigures(page));
      expect(extractor).toMatch(/^tesseract \d/);
      const title = lines.find((line) => text.slice(line.start, line.end).includes('举报受理情况日报'));
      const inPdf = await read(prints[0].pdf);
      const printed = inPdf.lines?.find((line) =>
        inPdf.text.slice(line.start, line.end).includes('举报受理情况日报'),
      );
      // The tilted sheet is larger than the page, and stays so.
      expect(Math.abs((title?.x ?? 0) - (printed?.x ?? 0))).toBeLessThan(40);
      expect(Math.abs((title?.y ?? 0) - (printed?.y ?? 0))).toBeLessThan(40);
    },
    PATIENCE_MS,
  );

  it(
    'in a PDF without a text layer, tilted the other way → every figure',
    async () => {
      const [, page] = pages;
      if (!page || !prints[1]) throw new Error('nothing was printed');
      const scan = await degrade(prints[1].png, { dpi: 200, tilt: -1, seed: 8 });
      const url = `data:image/jpeg;base64,${scan.toString('base64')}`;
      const style = `@page { size: ${PAPER.width}mm ${PAPER.height}mm; margin: 0 } body { margin: 0 }`;
      const print = await printer?.print(
        `<style>${style} img { width: ${PAPER.width}mm; display: block }</style><img src="${url}">`,
      );
      const { text, extractor } = await read(print?.pdf);
      expect(readFigures(text, page)).toEqual(printedFigures(page));
      expect(extractor).toMatch(/^pdfjs .* \+ tesseract /);
    },
    PATIENCE_MS,
  );
});
