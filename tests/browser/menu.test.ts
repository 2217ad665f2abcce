// The menu of further pages, by keyboard and by mouse, with and without script: in a real browser.
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowsing } from '../support/browsing.js';

const { journeys, site, newContext } = await openBrowsing();

async function openMenu(javaScriptEnabled: boolean): Promise<Page> {
  const page = await (await newContext({ javaScriptEnabled })).newPage();
  await page.goto(`${site().url}/statements`);
  await page.locator('.more-pages summary').focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('.more-pages ul').isVisible()).toBe(true);
  return page;
}

const isOpen = (page: Page): Promise<boolean> => page.locator('.more-pages ul').isVisible();
const focused = (page: Page): Promise<string> => page.locator(':focus').innerText();

journeys('the menu of further pages', () => {
  it('Escape on one of its links → closed, the focus is on 更多 again', async () => {
    const page = await openMenu(true);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('查找');
    await page.keyboard.press('Escape');
    expect([await isOpen(page), await focused(page)]).toEqual([false, '更多']);
    await page.context().close();
  });

  it('a click elsewhere → closed; a click within → still open', async () => {
    const page = await openMenu(true);
    await page.locator('.more-pages ul').click({ position: { x: 3, y: 3 } });
    expect(await isOpen(page)).toBe(true);
    await page.locator('h1').click();
    expect(await isOpen(page)).toBe(false);
    await page.context().close();
  });

  it('the focus goes past its last link → closed; from link to link → still open', async () => {
    const page = await openMenu(true);
    const links = await page.locator('.more-pages a').count();
    for (let link = 0; link < links; link += 1) await page.keyboard.press('Tab');
    expect([await isOpen(page), await focused(page)]).toEqual([true, '接口']);
    await page.keyboard.press('Tab');
    expect(await isOpen(page)).toBe(false);
    await page.context().close();
  });

  it('without script → it opens and closes by its own button, and its links lead on', async () => {
    const page = await openMenu(false);
    await page.locator('.more-pages summary').click();
    expect(await isOpen(page)).toBe(false);
    await page.locator('.more-pages summary').click();
    await page.locator('.more-pages a[href="/compare"]').click();
    expect(new URL(page.url()).pathname).toBe('/compare');
    await page.context().close();
  });
});
