// Reads a printed PDF back as it lies on paper: where each piece of text stands, in millimetres.
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

const MM = 25.4 / 72;

export interface PrintedText {
  text: string;
  /** From the left edge, and of the baseline from the top edge. */
  left: number;
  right: number;
  base: number;
  /** In points. */
  size: number;
}

export interface PrintedPage {
  number: number;
  width: number;
  height: number;
  texts: PrintedText[];
  /** Names of fonts that are not in the file. */
  missingFonts: string[];
}

export async function layoutOf(pdf: Uint8Array): Promise<PrintedPage[]> {
  const loading = getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0 });
  const document = await loading.promise;
  const pages: PrintedPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1)
    pages.push(await pageOf(await document.getPage(number), number));
  await loading.destroy();
  return pages;
}

async function pageOf(page: PDFPageProxy, number: number): Promise<PrintedPage> {
  const [, , width = 0, height = 0] = page.view;
  const content = await page.getTextContent();
  const texts: PrintedText[] = [];
  const fonts = new Set<string>();
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [, , , size = 0, left = 0, base = 0] = item.transform as number[];
    fonts.add(item.fontName);
    texts.push({
      text: item.str,
      left: left * MM,
      right: (left + item.width) * MM,
      base: (height - base) * MM,
      size: Math.abs(size),
    });
  }
  // Fonts are known once the page's operators were read.
  await page.getOperatorList();
  const missingFonts = [...fonts].filter((name) => isMissing(page.commonObjs.get(name)));
  return { number, width: width * MM, height: height * MM, texts, missingFonts };
}

function isMissing(font: unknown): boolean {
  return (font as { missingFile?: boolean }).missingFile !== false;
}

/** Pieces of text on one baseline, from left to right. */
export function linesOf({ texts }: PrintedPage): PrintedText[][] {
  const sorted = [...texts].sort((a, b) => a.base - b.base || a.left - b.left);
  const lines: PrintedText[][] = [];
  for (const piece of sorted) {
    const line = lines.at(-1);
    if (line?.[0] && Math.abs(line[0].base - piece.base) < 0.5) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

export function textOf(line: PrintedText[]): string {
  return line.map(({ text }) => text).join('');
}
