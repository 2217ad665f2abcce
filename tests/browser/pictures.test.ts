// Every page at three widths in both schemes, and the printed week, against pictures that a person has approved.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { openPinnedBrowser } from '../support/browser.js';
import { PAGES } from '../support/pages.js';
import { visitsOf, type Visits } from '../support/page-visits.js';
import { comparedPictures, pictureFault } from '../support/pictures.js';
import { fillPicturedLedger } from '../support/pictured-ledger.js';
import { openSite, type Site } from '../support/site.js';

const PATIENCE_MS = 120_000;
const WIDTHS = [1440, 768, 360];
const SCHEMES = ['light', 'dark'] as const;
/** What comes below on a long page are more rows of the same. */
const TALLEST = 2600;
/** 156 mm of type area. */
const PRINTED_WIDTH = 590;

const browser = await openPinnedBrowser();
const withBrowser = browser ? describe : describe.skip;
let site: Site;
let visits: Visits;

/** Digests hang on random salts: their digits are zeros in a picture. A short one may by chance have no letter. */
const BLANK_DIGESTS = `(() => {
  const walker = document.createTreeWalker(document.body, 4);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    const isDigest = (digits) => node.parentElement.tagName === 'CODE' || !/^\\d+$/.test(digits);
    node.data = node.data.replace(/[0-9a-f]{8,}/g, (digits) => isDigest(digits) ? '0'.repeat(digits.length) : digits);
  }
  document.activeElement?.blur();
})()`;

async function picture(page: Page, width: number): Promise<Buffer> {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate('document.fonts.ready');
  const height = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const clip = { x: 0, y: 0, width, height: Math.min(height, TALLEST) };
  return await page.screenshot({ fullPage: true, clip, animations: 'disabled', caret: 'hide' });
}

async function faultsOf(page: Page, name: string, widths: number[]): Promise<string[]> {
  const faults: (string | null)[] = [];
  for (const colorScheme of SCHEMES) {
    await page.emulateMedia({ colorScheme });
    for (const width of widths)
      faults.push(await pictureFault(`${name}-${width}-${colorScheme}`, await picture(page, width)));
  }
  return faults.filter((fault) => fault !== null);
}

beforeAll(async () => {
  site = await openSite('empty');
  const pictured = fillPicturedLedger(site.services);
  if (browser) visits = await visitsOf(browser, site, pictured);
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  site.close();
});

withBrowser('pictures', () => {
  it.each(PAGES)(
    '$name at every width, light and dark → as approved',
    async (wanted) => {
      const page = await visits.open(wanted);
      if (page === null) throw new Error('no page');
      await page.evaluate(BLANK_DIGESTS);
      expect(await faultsOf(page, wanted.name, WIDTHS)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'the printed week → as approved, the same on paper whatever the scheme of the screen',
    async () => {
      const issued = PAGES.find(({ name }) => name === 'report-issued');
      const page = issued && (await visits.open(issued));
      if (!page) throw new Error('no page');
      await page.evaluate(BLANK_DIGESTS);
      const sheets: Buffer[] = [];
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ media: 'print', colorScheme });
        sheets.push(await picture(page, PRINTED_WIDTH));
      }
      await page.emulateMedia({ media: 'screen' });
      const [light = Buffer.of(), dark = Buffer.of()] = sheets;
      expect((await comparedPictures(light, dark)).share).toBe(0);
      expect(await pictureFault('printed-week', light)).toBeNull();
    },
    PATIENCE_MS,
  );
});

describe('two pictures', () => {
  const white = { width: 100, height: 100, channels: 3, background: '#fff' } as const;
  const spotted = (size: number): Promise<Buffer> => {
    const spot = { create: { ...white, width: size, height: 10, background: '#888' } };
    return sharp({ create: white })
      .composite([{ input: spot, left: 20, top: 20 }])
      .png()
      .toBuffer();
  };

  it('a spot on one → its share of the pixels; two sizes → all', async () => {
    const plain = await sharp({ create: white }).png().toBuffer();
    expect((await comparedPictures(plain, plain)).share).toBe(0);
    expect((await comparedPictures(plain, await spotted(4))).share).toBe(0.004);
    const taller = await sharp({ create: { ...white, height: 101 } })
      .png()
      .toBuffer();
    expect(await comparedPictures(plain, taller)).toEqual({ share: 1, where: null });
  });
});
