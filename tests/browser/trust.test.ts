// From a figure of the week to its characters, to its correction, to what changed since: in a real browser.
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { readDocument } from '../../src/documents/read-document.js';
import { openBrowsing, text } from '../support/browsing.js';

const { journeys, site, newContext } = await openBrowsing();

async function newPage(javaScriptEnabled: boolean): Promise<Page> {
  return (await newContext({ javaScriptEnabled, acceptDownloads: true })).newPage();
}

async function openFigure(page: Page, path: string, value: number): Promise<void> {
  await page.goto(`${site().url}${path}`);
  await page.locator(`#hotline-days a:has(> data[data-metric=calls][value="${value}"])`).click();
}

journeys('a figure of the week', () => {
  it('exported, opened, corrected → version, event, and “此后有变动” on the week', async () => {
    const page = await newPage(false);
    await site().logIn(page, 'clerk');
    await page.goto(`${site().url}/weekly/2025-W42`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByText('导出本周的全部数字').click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^figures_2025-10-13_2025-10-19_\d+-[0-9a-f]{32}\.csv$/);
    await page.reload();
    expect(await text(page, '.exported')).toContain('此后没有变动');

    await openFigure(page, '/weekly/2025-W42', 1215);
    expect(new URL(page.url()).pathname).toMatch(/^\/sources\/[0-9a-f]{64}$/);
    const mark = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`).first();
    expect(await mark.innerText()).toBe('1215');
    expect(await text(page)).toContain('接听群众来电诉求1215件次');

    await page.locator('main a[href^="/review/"]').first().click();
    await page.locator('input[value="1215"]').first().fill('1216');
    await page.fill('#note', '对照原报，漏读一位');
    await page.click('#do-correct');
    expect(await text(page)).toContain('更正');

    await openFigure(page, '/weekly/2025-W42', 1216);
    const proof = await text(page);
    expect(proof).toContain('第2版');
    expect(proof).toContain('对照原报，漏读一位');
    expect(proof).toContain('1215');
    expect(proof).toMatch(/第 ?\d+ ?号/);

    await page.goto(`${site().url}/weekly/2025-W42`);
    const since = await text(page, '.exported');
    expect(since).toContain('此后有变动');
    expect(since).toMatch(/来电诉求：1,215 → 1,216/);
    expect(since).toContain('对照原报，漏读一位');

    await page.goto(`${site().url}/exports`);
    expect(await text(page, '#history + table tbody tr')).toContain('有变动');
    await page.context().close();
  });

  it('a printed week → the head of the audit chain at the foot of every sheet', async () => {
    const page = await newPage(true);
    await page.goto(`${site().url}/weekly/2025-W42`);
    // Two letters f in a row must stay two: a font would print one sign for both.
    const head = `17-${'0ff1ffee'.repeat(4)}`;
    await page.evaluate(
      `document.querySelector('link[href^="/print/"]').href = '/print/${head}.css';
       new Promise((done) => document.querySelector('link[href^="/print/"]').addEventListener('load', done))`,
    );
    const reading = await readDocument(await page.pdf({ format: 'A4' }));
    if (!reading.ok) throw new Error(reading.message);
    const sheets = reading.pages.map(({ start, end }) => reading.text.slice(start, end).replace(/\s/g, ''));
    expect(sheets.length).toBeGreaterThan(1);
    expect(sheets.filter((sheet) => !sheet.includes(head))).toEqual([]);
    await page.context().close();
  });
});
