// The review page in a real browser: keys, and characters chosen in the source.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowserIfAny } from '../support/browser.js';
import { hotlineText } from '../support/builders.js';
import { openSite, type Site } from '../support/site.js';

const PATIENCE_MS = 60_000;

let browser: Browser | null;
let site: Site;
let page: Page;

beforeAll(async () => {
  browser = await openBrowserIfAny();
  site = await openSite();
  if (!browser) return;
  page = await browser.newPage();
  await site.logIn(page, 'clerk');
  const damaged = hotlineText({ day: '10月13日' }).replace('1215件次', '12l5件次');
  const text = `${hotlineText({ day: '10月14日', direct: 740 })}\n勘误：直接办理应为739件。\n\n${damaged}`;
  await page.goto(`${site.url}/ingest`);
  // With the line ends of Windows: the browser counts other offsets than the archive.
  const file = {
    name: '2025-10-15.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(text.replace(/\n/g, '\r\n')),
  };
  await page.setInputFiles('#files', file);
  await page.click('#ingest button[type="submit"]');
  await page.click('form[action="/ingest/store"] button.primary');
  await page.waitForSelector('h1:has-text("入库结果")');
}, PATIENCE_MS);

afterAll(async () => {
  await browser?.close();
  site.close();
});

describe('the review page', () => {
  it('a proposal is ticked and corrected → on to the next; e, chosen characters, reason → corrected', async () => {
    if (!browser) return;
    await page.goto(`${site.url}/review`);
    await page.click('.page-head .primary');
    await page.check('text=采纳这个建议');
    await page.click('#do-correct');
    await page.waitForSelector('text=已更正并入账：2025年10月13日热线通报');
    await page.click('tr[data-figure]:has-text("直接办理") .count');
    await page.evaluate(`(() => {
      const archived = document.getElementById('archived');
      const walker = document.createTreeWalker(archived, 4);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf('739件');
        if (at < 0) continue;
        getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 3);
      }
    })()`);
    await page.click('#use-selection');
    expect(await page.inputValue('tr[data-figure]:has-text("直接办理") .count')).toBe('739');
    // Without a reason nothing is sent; the cursor is where it is typed.
    await page.click('#do-correct');
    expect(await page.evaluate('document.activeElement.id')).toBe('note');
    await page.fill('#note', '文末有勘误');
    await page.click('#do-correct');
    await page.waitForSelector('text=已更正并入账：2025年10月14日热线通报');
    await page.goto(`${site.url}/daily/2025-10-14`);
    const place = await page.getAttribute('a:has(> data[data-metric="direct"])', 'href');
    await page.goto(`${site.url}${place ?? ''}`);
    expect(await page.textContent('mark.chosen')).toBe('739');
  }, 60_000);

  it('j and k move, ? tells, a and Enter accept what does not add up, keys typed into a field are letters', async () => {
    if (!browser) return;
    for (const [day, direct] of [
      ['10月11日', 740],
      ['10月12日', 741],
    ] as const) {
      await page.goto(`${site.url}/ingest`);
      await page.fill('#text', hotlineText({ day, direct }));
      await page.fill('#published', '2025-10-13');
      await page.click('#ingest button[type="submit"]');
      await page.click('form[action="/ingest/store"] button.primary');
      await page.waitForSelector('h1:has-text("入库结果")');
    }
    await page.goto(`${site.url}/review`);
    await page.click('.page-head .primary');
    await page.waitForSelector('h1:has-text("10月11日")');
    await page.keyboard.press('?');
    expect(await page.isVisible('#key-help')).toBe(true);
    await page.keyboard.press('j');
    await page.waitForSelector('h1:has-text("10月12日")');
    await page.keyboard.press('k');
    await page.waitForSelector('h1:has-text("10月11日")');
    await page.keyboard.press('r');
    await page.keyboard.type('ja');
    expect(await page.inputValue('#note')).toBe('ja');
    await page.keyboard.press('Escape');
    // Sums that do not agree ask for a second look: the key leads to the button.
    await page.keyboard.press('a');
    expect(await page.evaluate('document.activeElement.id')).toBe('do-accept');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=已采用：2025年10月11日热线通报');
    await page.waitForSelector('h1:has-text("10月12日")');
  }, 60_000);
});
