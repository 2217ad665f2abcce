// For one test file: a real browser, and the real application that it visits.
import { afterAll, beforeAll, describe } from '@jest/globals';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowserIfAny } from './browser.js';
import { openSite, type Site } from './site.js';

export interface Browsing {
  /** Skips where no browser can start. */
  journeys: typeof describe | typeof describe.skip;
  /** From the first test on. */
  site: () => Site;
  newContext: (options: BrowserContextOptions) => Promise<BrowserContext>;
}

/** Both are closed after the tests of the file. */
export async function openBrowsing(): Promise<Browsing> {
  const browser = await openBrowserIfAny();
  let site: Site | null = null;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });
  return {
    journeys: browser ? describe : describe.skip,
    site() {
      if (!site) throw new Error('the site opens with the first test');
      return site;
    },
    async newContext(options) {
      if (!browser) throw new Error('no browser');
      return browser.newContext(options);
    },
  };
}

/** What a reader sees, on one line. */
export async function text(page: Page, part = 'main'): Promise<string> {
  return (await page.locator(part).first().innerText()).replace(/\s+/g, ' ');
}
