// Prints pages by Chromium: as PDF with a text layer, and as a picture of 300 dpi. Fonts come over http on loopback.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { openBrowserIfAny } from './browser.js';
import { PAPER } from './newspaper-style.js';

const FONTS = join(import.meta.dirname, '../../node_modules/@fontsource');
const FONT_FILE = /^\/noto-(?:sans|serif)-sc\/(?:files\/)?[\w[\]-]+\.(?:css|woff2)$/;
const PIXELS_PER_MM = 96 / 25.4;
/** Of the picture; scans are made from it. */
export const PRINT_DPI = 300;

export interface Print {
  pdf: Uint8Array;
  png: Uint8Array;
}

export interface Printer {
  print(html: string): Promise<Print>;
  close(): Promise<void>;
}

function servePages(pages: ReadonlyMap<string, string>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '/');
    const html = pages.get(path);
    if (html !== undefined) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8').end(html);
    } else if (FONT_FILE.test(path)) {
      response.setHeader('Content-Type', path.endsWith('.css') ? 'text/css' : 'font/woff2');
      readFile(join(FONTS, path)).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    } else response.writeHead(404).end();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

async function printPage(browser: Browser, url: string): Promise<Print> {
  const context = await browser.newContext({
    deviceScaleFactor: PRINT_DPI / 96,
    viewport: {
      width: Math.round(PAPER.width * PIXELS_PER_MM),
      height: Math.round(PAPER.height * PIXELS_PER_MM),
    },
  });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.evaluate('document.fonts.ready');
    const png = await page.screenshot({ type: 'png' });
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    return { pdf, png };
  } finally {
    await context.close();
  }
}

/** One browser for many pages; the caller closes it. Null where no browser can start. */
export async function openPrinter(): Promise<Printer | null> {
  const browser = await openBrowserIfAny();
  if (!browser) return null;
  const pages = new Map<string, string>();
  const server = await servePages(pages);
  const { port } = server.address() as AddressInfo;
  return {
    async print(html) {
      const path = `/pages/${pages.size}.html`;
      pages.set(path, html);
      return await printPage(browser, `http://127.0.0.1:${port}${path}`);
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
