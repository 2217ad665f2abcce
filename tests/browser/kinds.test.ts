// One newspaper page in every kind of document, each dropped on the ingest page of a real browser.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readDocument } from '../../src/documents/read-document.js';
import { openBrowserIfAny } from '../support/browser.js';
import { text } from '../support/browsing.js';
import { docxOf, zipOf } from '../support/documents.js';
import { newspaperPages } from '../support/newspaper-page.js';
import { openPrinter } from '../support/printing.js';
import { degrade } from '../support/scans.js';
import { openSite, type Site } from '../support/site.js';

const PATIENCE_MS = 180_000;
const TODAY = '2025-10-18';

const printer = await openPrinter();
const browser = await openBrowserIfAny();
const journeys = printer && browser ? describe : describe.skip;
const paper = newspaperPages({ seed: 20251015, count: 12 }).find(({ published }) => published <= TODAY);

interface Dropped {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

let site: Site;
let documents: Dropped[];

async function documentsOf(html: string): Promise<Dropped[]> {
  const { pdf, png } = (await printer?.print(html)) ?? { pdf: Buffer.of(), png: Buffer.of() };
  const reading = await readDocument(Buffer.from(html));
  if (!reading.ok) throw new Error(reading.message);
  const scan = await degrade(png, { dpi: 200, tilt: 0.4, blur: 0.5, seed: 3 });
  const single: [string, string, Uint8Array][] = [
    ['版面.pdf', 'application/pdf', pdf],
    ['版面.html', 'text/html', Buffer.from(html)],
    ['版面.docx', 'application/octet-stream', await docxOf(reading.text)],
    ['扫描.png', 'image/png', scan],
  ];
  const zip = await zipOf(single.map(([name, , bytes]) => ({ name, bytes })));
  return [...single, ['一包.zip', 'application/zip', zip] as const].map(([name, mimeType, bytes]) => ({
    name,
    mimeType,
    buffer: Buffer.from(bytes),
  }));
}

/** The values under their metrics, as the preview shows them. */
async function figuresOn(page: Page): Promise<string[]> {
  const shown = await page.locator('main .file').first().locator('data[data-metric]').all();
  return Promise.all(
    shown.map(async (data) =>
      [await data.getAttribute('data-metric'), await data.getAttribute('value')].join(' '),
    ),
  );
}

beforeAll(async () => {
  site = await openSite('empty');
  documents = paper ? await documentsOf(paper.html) : [];
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  await printer?.close();
  site.close();
});

journeys('a newspaper page as PDF, web page, Word file, scan and ZIP', () => {
  it(
    'each dropped on the ingest page → the same figures; from the second on one more source',
    async () => {
      const page = await (await browser?.newContext())?.newPage();
      if (!page || !paper) throw new Error('no page');
      await site.logIn(page, 'clerk');
      const seen: string[][] = [];
      const fates: string[] = [];
      for (const document of documents) {
        await page.goto(`${site.url}/ingest`);
        await page.setInputFiles('input[type=file]', [document]);
        await page.fill('input[name=published]', paper.published);
        await page.click('#ingest button[type=submit]');
        await page.waitForSelector('main .file', { timeout: PATIENCE_MS });
        seen.push(await figuresOn(page));
        fates.push(await text(page));
        const store = page.locator('form[action="/ingest/store"] button.primary');
        if ((await store.count()) > 0) await store.click();
      }
      const [first = []] = seen;
      expect(first.length).toBeGreaterThan(4);
      for (const figures of seen.slice(1)) expect(figures).toEqual(first);
      expect(fates[0]).not.toContain('又一来源');
      for (const fate of fates.slice(1, 4)) expect(fate).toContain('又一来源');
    },
    PATIENCE_MS,
  );
});
