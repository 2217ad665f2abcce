// What people do with the pages, in a real browser.
import { expect, it } from '@jest/globals';
import { openBrowsing, text } from '../support/browsing.js';

const NOTICE = `西宁市安全隐患举报受理情况日报

10月16日，西宁市共收到安全隐患举报9件，其中12345政务服务便民热线接收举报6件、西宁市应急管理局接收举报3件，主要反映消防安全、燃气安全等问题，已及时联系相应县区政府核实处理。`;

const { journeys, site, newContext } = await openBrowsing();

journeys('without script', () => {
  it('a clerk pastes a notice with its publication date → sees it, stores it, finds it on its day', async () => {
    const context = await newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await site().logIn(page, 'clerk');
    await page.goto(`${site().url}/ingest`);
    await page.fill('textarea[name=text]', NOTICE);
    await page.fill('input[name=published]', '2025-10-17');
    await page.click('main form button[type=submit]');
    expect(await text(page)).toContain('还没有入库');
    expect(await page.locator('mark').allInnerTexts()).toEqual(
      expect.arrayContaining(['9', '6', '3', '消防安全']),
    );
    await page.click('form[action="/ingest/store"] button[type=submit]');
    await page.click('main a[href="/daily/2025-10-16"]');
    expect(await page.locator('data[data-metric=hazards]').first().innerText()).toBe('9');
    await context.close();
  });

  it('a supervisor opens the first page → the newest day; a figure → its characters in the source', async () => {
    const context = await newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site().url}/daily/2025-10-15`);
    await page.locator('a:has(data[data-metric=calls][value="1215"])').first().click();
    expect(page.url()).toMatch(/\/sources\/[0-9a-f]{64}\?figure=\d+#figure-\d+$/);
    const mark = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`);
    expect(await mark.innerText()).toBe('1215');
    expect(await mark.isVisible()).toBe(true);
    await context.close();
  });
});
