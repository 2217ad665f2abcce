// A PDF page without a text layer, drawn as a picture.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Picture } from './picture.js';

const POINTS_PER_INCH = 72;
const DPI = 300;
/** A newspaper page of 400 × 570 mm at 300 dpi has 32 million. */
const MAX_PIXELS = 48_000_000;

/** What pdfjs makes of its optional canvas package. */
interface Drawing {
  canvas: Canvas;
  context: { getImageData(x: number, y: number, width: number, height: number): { data: Uint8ClampedArray } };
}
/** The browser's type, which the compiler does not know here. */
type Canvas = NonNullable<Parameters<PDFPageProxy['render']>[0]['canvas']>;
interface CanvasFactory {
  create(width: number, height: number): Drawing;
  destroy(drawing: Drawing): void;
}

/** Luma of an opaque picture, one byte a pixel. */
function greyOf(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let at = 0; at < grey.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = [rgba[at * 4], rgba[at * 4 + 1], rgba[at * 4 + 2]];
    grey[at] = (red * 299 + green * 587 + blue * 114) / 1000;
  }
  return grey;
}

export async function pictureOfPage(document: PDFDocumentProxy, page: PDFPageProxy): Promise<Picture> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(DPI / POINTS_PER_INCH, Math.sqrt(MAX_PIXELS / (width * height)));
  const viewport = page.getViewport({ scale });
  const size = { width: Math.ceil(viewport.width), height: Math.ceil(viewport.height) };
  const factory = document.canvasFactory as CanvasFactory;
  const drawing = factory.create(size.width, size.height);
  try {
    // pdfjs hands its drawing through untouched; its type is the browser's, which is unknown here.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment
    await page.render({ canvas: drawing.canvas, viewport, background: '#ffffff' }).promise;
    const { data } = drawing.context.getImageData(0, 0, size.width, size.height);
    return { ...size, grey: greyOf(data), dpi: scale * POINTS_PER_INCH };
  } finally {
    factory.destroy(drawing);
  }
}
