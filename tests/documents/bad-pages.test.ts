// PDFs and pictures that cannot be read: one sentence each.
import { describe, expect, it, jest } from '@jest/globals';
import sharp, { type Sharp } from 'sharp';
import { readDocument } from '../../src/documents/read-document.js';
import { pdfOf } from '../support/pdf.js';

const WHITE = '#ffffff';

function picture(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: WHITE }, limitInputPixels: false });
}

async function refusalOf(bytes: Uint8Array): Promise<[string, string]> {
  const reading = await readDocument(bytes);
  return reading.ok ? ['ok', reading.text] : [reading.code, reading.message];
}

/** Each is opened in a process of its own, which takes its time where others use the machine. */
jest.setTimeout(120_000);

describe('a PDF', () => {
  it('that is locked by a password → encrypted', async () => {
    const [code, message] = await refusalOf(pdfOf({ pages: 1, locked: true }));
    expect([code, message]).toEqual(['encrypted', expect.stringContaining('密码')]);
  });

  it('of ten thousand pages → refused with its number of pages', async () => {
    const [code, message] = await refusalOf(pdfOf({ pages: 10_000 }));
    expect([code, message]).toEqual(['too-many-pages', 'PDF 有 10000 页，超过 200 页的上限，没有读取。']);
  });

  it('cut off in the middle, or only its first line → damaged', async () => {
    const whole = pdfOf({ pages: 3 });
    expect((await refusalOf(whole.subarray(0, 120)))[0]).toBe('damaged');
    expect((await refusalOf(Buffer.from('%PDF-1.7\n')))[0]).toBe('damaged');
  });

  it('of empty pages → no text', async () => {
    expect((await refusalOf(pdfOf({ pages: 2 })))[0]).toBe('no-text');
  });

  it('whose words stand in the order of no reader, some printed twice → in order, once', async () => {
    const at = (x: number, y: number, text: string): string => `BT /F1 10 Tf ${x} ${y} Td (${text}) Tj ET`;
    const rows = Array.from({ length: 12 }, (_, row) => 700 - row * 14);
    const right = rows.map((y, row) => at(300, y, `right${row} of the second column`));
    const left = rows.map((y, row) => at(60, y, `left${row} of the first column`));
    const content = [...right, ...left, at(300.6, 700, 'right0 of the second column')].join('\n');
    const reading = await readDocument(pdfOf({ pages: 1, content }));
    const found = reading.ok ? reading.text.match(/(?:left|right)\d+/g) : null;
    const names = (side: string): string[] => rows.map((_, row) => `${side}${row}`);
    expect(found).toEqual([...names('left'), ...names('right')]);
  });
});

describe('a picture', () => {
  it('of 30,000 pixels a side → refused with its size', async () => {
    const wide = await picture(30_000, 40).png().toBuffer();
    const [code, message] = await refusalOf(wide);
    expect([code, message]).toEqual(['too-large', expect.stringContaining('30000 × 40 像素')]);
  });

  it('cut off in the middle → damaged', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
    const create = { width: 600, height: 600, channels: 3 as const, background: WHITE, noise };
    const whole = await sharp({ create }).jpeg().toBuffer();
    expect((await refusalOf(whole.subarray(0, whole.length / 2)))[0]).toBe('damaged');
  });

  it.each([
    ['empty paper', 800, 1000],
    ['too small for a line', 12, 12],
  ])('of %s → no text', async (_what, width, height) => {
    const [code, message] = await refusalOf(await picture(width, height).png().toBuffer());
    expect([code, message]).toEqual(['no-text', expect.stringContaining('文字')]);
  });
});
