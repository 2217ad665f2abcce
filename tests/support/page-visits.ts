// Opens the pages of an application one after another: one login for all of them.
import type { Browser, Page } from 'playwright-core';
import { addressOf, type PageCase } from './pages.js';
import type { Pictured } from './pictured-ledger.js';
import type { Site } from './site.js';

export interface Visits {
  /** Null where this ledger has no such page. The next visit takes its place. */
  open(wanted: PageCase): Promise<Page | null>;
}

export async function visitsOf(browser: Browser, site: Site, pictured: Pictured | null): Promise<Visits> {
  const strangers = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  const members = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  let isLoggedIn = false;
  const pageFor = async ({ role }: PageCase): Promise<Page> => {
    if (role === null) return strangers;
    if (!isLoggedIn) await site.logIn(members, role);
    isLoggedIn = true;
    return members;
  };
  return {
    async open(wanted) {
      const address = addressOf(wanted, pictured);
      if (address === null) return null;
      const page = await pageFor(wanted);
      await page.goto(site.url + address);
      await wanted.then?.(page);
      return page;
    },
  };
}
