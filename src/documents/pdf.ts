// PDF: the text layer page by page, in reading order; a page without one is read as a picture.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, VerbosityLevel, version, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { joinPages, type TextBlock } from './page-text.js';
import { glyphsOf } from './pdf-glyphs.js';
import { pdfBlocks } from './pdf-lines.js';
import { pictureOfPage } from './pdf-picture.js';
import type { Adapter, DocumentReading, Step } from './reading.js';
import { refusal, refuse } from './refusals.js';
import { openScanReader, SCAN_EXTRACTOR, type ScanReader } from './scan-reader.js';

const PDF_EXTRACTOR = `pdfjs ${version}`;
/** A whole issue of a newspaper has about fifty. */
const MAX_PDF_PAGES = 200;
/** Fewer characters are a folio or a stamp on a scanned page, not its text. */
const TEXT_LAYER = 40;

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({
    // pdfjs takes the memory over; the caller keeps its own.
    data: Uint8Array.from(bytes),
    // Plain paths, not URLs: without its maps of characters a Chinese PDF may read as silently empty.
    cMapUrl: join(PDFJS, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(PDFJS, 'standard_fonts/'),
    wasmUrl: join(PDFJS, 'wasm/'),
    iccUrl: join(PDFJS, 'iccs/'),
    isEvalSupported: false,
    verbosity: VerbosityLevel.ERRORS,
  }).promise;
}

interface Pages {
  blocks: TextBlock[][];
  scanned: boolean;
}

/** The scan reader is opened when the first page needs it. */
async function readPages(document: PDFDocumentProxy, progress: (step: Step) => void): Promise<Pages> {
  const result: Pages = { blocks: [], scanned: false };
  let scans: ScanReader | null = null;
  try {
    for (let number = 1; number <= document.numPages; number += 1) {
      progress({ page: number, pages: document.numPages });
      const page = await document.getPage(number);
      const glyphs = await glyphsOf(page);
      let blocks = pdfBlocks(glyphs);
      if (glyphs.length < TEXT_LAYER) {
        scans ??= await openScanReader();
        const seen = await scans.read(await pictureOfPage(document, page));
        if (charactersIn(seen) > glyphs.length) {
          blocks = seen;
          result.scanned = true;
        }
      }
      result.blocks.push(blocks);
      page.cleanup();
    }
  } finally {
    await scans?.close();
  }
  return result;
}

function charactersIn(blocks: readonly TextBlock[]): number {
  return blocks.flat().reduce((all, line) => all + line.text.length, 0);
}

async function readOpened(
  document: PDFDocumentProxy,
  progress: (step: Step) => void,
): Promise<DocumentReading> {
  if (document.numPages > MAX_PDF_PAGES) {
    const message = `PDF 有 ${document.numPages} 页，超过 ${MAX_PDF_PAGES} 页的上限，没有读取。`;
    return refusal('too-many-pages', message);
  }
  const { blocks, scanned } = await readPages(document, progress);
  const joined = joinPages(blocks);
  if (joined.text.trim() === '') return refusal('no-text', 'PDF 里没有文字，图像里也没有认出文字。');
  return { ok: true, ...joined, extractor: scanned ? `${PDF_EXTRACTOR} + ${SCAN_EXTRACTOR}` : PDF_EXTRACTOR };
}

export const readPdf: Adapter = async (bytes, progress) => {
  let document: PDFDocumentProxy | null = null;
  try {
    document = await open(bytes);
    return await readOpened(document, progress);
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return isLocked ? refuse.encrypted() : refuse.damaged();
  } finally {
    await document?.destroy();
  }
};
