// Every page of the application: nothing that axe finds, nothing to scroll sideways, in both schemes, on a desk and on a phone.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { createSetupCode } from '../../src/accounts/setup-code.js';
import type { IfMissing } from '../../src/compose.js';
import { openBrowserIfAny } from '../support/browser.js';
import { NO_PAGES, PAGES, SETUP } from '../support/pages.js';
import { visitsOf, type Visits } from '../support/page-visits.js';
import { fillPicturedLedger } from '../support/pictured-ledger.js';
import { routesOf } from '../support/routes.js';
import { openSite, type Site } from '../support/site.js';

const PATIENCE_MS = 240_000;
/** The only rules that the colours of a scheme can break. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];
interface View {
  width: number;
  scheme: 'light' | 'dark';
}
const DESK: View = { width: 1440, scheme: 'light' };
const PHONE: View = { width: 360, scheme: 'light' };
const PHONE_AT_NIGHT: View = { width: 360, scheme: 'dark' };
const LEDGERS: [name: string, ledger: { ifMissing: IfMissing; isPictured: boolean; views: View[] }][] = [
  ['an empty ledger', { ifMissing: 'empty', isPictured: false, views: [PHONE_AT_NIGHT] }],
  ['the seeded ledger', { ifMissing: 'seeds', isPictured: false, views: [PHONE] }],
  [
    'a simulated ledger with its watermark',
    { ifMissing: 'empty', isPictured: true, views: [DESK, PHONE_AT_NIGHT] },
  ],
];

const browser = await openBrowserIfAny();
const withBrowser = browser ? describe : describe.skip;

/** Of thousands of cells: on a phone only what narrowness and night can change. */
const LONG = new Set(['api', 'coverage']);

/** Rules and places. */
async function faultsAt(page: Page, { width, scheme }: View, rules: string[] | null): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  const axe = new AxeBuilder({ page }).options({
    resultTypes: ['violations'],
    ...(rules !== null && { runOnly: { type: 'rule', values: rules } }),
  });
  const { violations } = await axe.analyze();
  const faults = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  const widest = await page.evaluate('document.documentElement.scrollWidth');
  if (Number(widest) > width) faults.push(`scrolls sideways: ${String(widest)} px`);
  return faults.map((fault) => `${width} px, ${scheme}: ${fault}`);
}

async function faultsOf(page: Page, views: View[], isLong: boolean): Promise<string[]> {
  const faults: string[] = [];
  for (const view of views)
    faults.push(...(await faultsAt(page, view, isLong && view !== DESK ? OF_COLOURS : null)));
  return faults;
}

afterAll(async () => {
  await browser?.close();
});

withBrowser.each(LEDGERS)('%s', (_name, { ifMissing, isPictured, views }) => {
  let site: Site;
  let visits: Visits;
  beforeAll(async () => {
    site = await openSite(ifMissing);
    const pictured = isPictured ? fillPicturedLedger(site.services) : null;
    if (browser) visits = await visitsOf(browser, site, pictured);
  }, PATIENCE_MS);
  afterAll(() => {
    site.close();
  });

  // The description of the API says the same of every ledger.
  it.each(PAGES.filter(({ name }) => isPictured || name !== 'api'))(
    '$name → nothing found',
    async (wanted) => {
      const page = await visits.open(wanted);
      if (page !== null) expect(await faultsOf(page, views, LONG.has(wanted.name))).toEqual([]);
    },
    PATIENCE_MS,
  );
});

describe('the list of pages', () => {
  it('every address that can be opened → a page here, or none of its own', async () => {
    const site = await openSite();
    const gets = routesOf(site.app).filter((route) => route.startsWith('GET') && !route.includes('/api/v1/'));
    site.close();
    const listed = [...PAGES, SETUP].flatMap(({ route }) => (route?.startsWith('GET') ? [route] : []));
    expect([...new Set([...listed, ...NO_PAGES])].sort()).toEqual([...new Set(gets)].sort());
  });
});

withBrowser('before the first user', () => {
  it('the page that creates one → nothing found', async () => {
    if (!browser) return;
    const site = await openSite('empty', { setup: createSetupCode() });
    const page = await (await visitsOf(browser, site, null)).open(SETUP);
    if (page === null) throw new Error('no page');
    expect(await page.locator('#code').count()).toBe(1);
    expect(await faultsOf(page, [DESK, PHONE_AT_NIGHT], false)).toEqual([]);
    site.close();
  });
});
