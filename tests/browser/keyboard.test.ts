// A supervisor finds the way with the keyboard alone: every stop has its ring, every step is a link or a field.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openBrowsing, text } from '../support/browsing.js';

const { journeys, site, newContext } = await openBrowsing();
const MOST_STOPS = 250;
let page: Page;

beforeAll(async () => {
  page = await (await newContext({ viewport: { width: 1440, height: 900 } })).newPage();
});
afterAll(async () => {
  await page.context().close();
});

interface Stop {
  name: string;
  href: string | null;
  hasRing: boolean;
}

const STOP = `(() => {
  const stop = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(stop);
  const name = stop.getAttribute('aria-label') ?? (stop.id === '' ? stop.textContent : '#' + stop.id);
  return {
    name: name.trim(), href: stop.getAttribute('href'),
    hasRing: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
  };
})()`;

/** Tab by Tab until the stop is reached; fails where one on the way does not show that it is there. */
async function tabTo(isIt: (stop: Stop) => boolean): Promise<void> {
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<Stop>(STOP);
    expect(stop).toEqual({ ...stop, hasRing: true });
    if (isIt(stop)) return;
  }
  throw new Error(`not reached at ${page.url()}`);
}

async function follow(isIt: (stop: Stop) => boolean): Promise<void> {
  await tabTo(isIt);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
}

const path = (): string => new URL(page.url()).pathname;
const to = (start: string) => (stop: Stop) => stop.href?.startsWith(start) === true;

journeys('with the keyboard alone', () => {
  it('overview → newest day → its week → its month', async () => {
    await page.goto(site().url);
    await page.keyboard.press('Tab');
    expect(await text(page, ':focus')).toBe('跳到正文');
    await page.keyboard.press('Enter');
    await follow(to('/daily/2025-10-'));
    expect(path()).toBe('/daily/2025-10-15');
    await follow(to('/weekly/2025-W42'));
    await follow(to('/monthly/2025-10'));
    expect(await text(page, 'h1')).toContain('2025年10月');
  }, 60_000);

  it('hotspots → a category; a comparison by typing; a search by typing → what was asked for', async () => {
    await follow(to('/hotspots'));
    await follow(to(`/hotspots/${encodeURIComponent('物业管理')}`));
    expect(await text(page, 'h1')).toBe('物业管理');
    await tabTo(({ name }) => name === '更多');
    await page.keyboard.press('Enter');
    await follow(to('/compare'));
    await tabTo(({ name }) => name === '#span-a');
    await page.keyboard.type('2025-10-14');
    await tabTo(({ name }) => name === '#span-b');
    await page.keyboard.type('2025-10-15');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(page.url()).toContain('a=2025-10-14&b=2025-10-15');
    expect(await page.locator('main data[value="1215"]').count()).toBeGreaterThan(0);
    await tabTo(({ name }) => name === '#find');
    await page.keyboard.type('物业');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(await text(page)).toContain('物业管理');
  }, 60_000);
});
