// From an empty database to the handed-in report, its correction and its proof: one journey, without script.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { createSetupCode } from '../../src/accounts/setup-code.js';
import { readDocument } from '../../src/documents/read-document.js';
import { datesFrom } from '../../src/domain/dates.js';
import { unzip } from '../support/audit-package.js';
import { browserFile, openBrowser } from '../support/browser.js';
import { text } from '../support/browsing.js';
import { hotlineText } from '../support/builders.js';
import { openSite, type Site } from '../support/site.js';
import { PASSWORD } from '../support/users.js';

const PATIENCE_MS = 120_000;
const WEEK = '2025-W41';
const DAYS = datesFrom('2025-10-06', '2025-10-12');
/** Does not add up: 740 + 476 are not 1215. */
const DOUBTFUL = '2025-10-08';

const chromium = await browserFile();
const journey = chromium === null ? describe.skip : describe;
const setup = createSetupCode();
let folder: string;
let site: Site;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-journey-'));
  site = await openSite('empty', { chromium, setup });
  if (chromium === null) return;
  browser = await openBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: false, acceptDownloads: true })).newPage();
}, PATIENCE_MS);

afterAll(async () => {
  if (chromium !== null) await browser.close();
  site.close();
  rmSync(folder, { recursive: true, force: true });
});

const pages = DAYS.map((date) => {
  const day = `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
  const content = hotlineText({ day, ...(date === DOUBTFUL && { direct: 740 }) });
  return { name: `第${date}版.txt`, mimeType: 'text/plain', buffer: Buffer.from(content) };
});

/** The file that a press of it gives. */
async function downloadedBy(selector: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click(selector)]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return file;
}

const click = (selector: string): Promise<void> => page.locator(selector).first().click();

async function wordsOf(file: string): Promise<string> {
  const reading = await readDocument(readFileSync(file));
  if (!reading.ok) throw new Error(reading.message);
  return reading.text.replace(/\s/g, '');
}

async function correct(value: string, direct: string): Promise<void> {
  await page.locator('tr[data-figure]:has(a:text-is("来电诉求")) .count').fill(value);
  await page.locator('tr[data-figure]:has(a:text-is("直接办理")) .count').fill(direct);
  await page.fill('#note', '对照原报');
  await page.click('#do-correct');
}

journey('an empty database', () => {
  it('the code of the terminal, seven pages, a doubtful day accepted → a week that is ready', async () => {
    await page.goto(site.url);
    expect(await text(page)).toContain('还没有通报');
    await page.goto(`${site.url}/setup`);
    await page.fill('#code', setup.text);
    await page.fill('#name', '张青');
    await page.fill('#setup-password', PASSWORD);
    await page.fill('#setup-again', PASSWORD);
    await click('main button.primary');
    await click('nav a[href="/ingest"]');
    await page.setInputFiles('#files', pages);
    await page.fill('#published', '2025-10-13');
    await click('#ingest button[type=submit]');
    expect(await text(page)).toContain('还没有入库');
    await click('form[action="/ingest/store"] button.primary');
    await click('main a[href="/review"]');
    await click('.page-head .primary');
    expect(await text(page)).toContain('来电诉求是 1215');
    await correct('1215', '739');
    expect(await text(page)).toContain('已更正并入账');
    await click('nav a[href="/reports"]');
    expect(await text(page, `tr:has(a[href="/reports/${WEEK}"])`)).toContain('可以印发');
  }, 120_000);

  it('its report → remarked, issued, downloaded as PDF, Word and Excel with the same sum', async () => {
    await click(`main a[href="/reports/${WEEK}"]`);
    await page.fill('#remark', '物业类来电请留意。');
    for (const [field, value] of Object.entries({ number: '第1期', issuer: '市热线办', signed: '张青' }))
      await page.fill(`#${field}`, value);
    await click('form[action$="/issue"] button.primary');
    expect(await text(page, 'h1')).toBe('第1期');
    expect(await text(page)).toContain('物业类来电请留意。');
    const [pdf, docx, xlsx] = [
      await downloadedBy('a[href$=".pdf"]'),
      await downloadedBy('a[href$=".docx"]'),
      await downloadedBy('a[href$=".xlsx"]'),
    ];
    for (const words of [await wordsOf(pdf), await wordsOf(docx)]) {
      expect(words).toContain('8,505件次');
      expect(words).toContain('物业类来电请留意。');
    }
    expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK');
  }, 120_000);

  it('a correction afterwards → a second edition says what differs, the first stays as it was', async () => {
    await page.goto(`${site.url}/daily/2025-10-10`);
    await click('a:has(> data[data-metric=calls][value="1215"])');
    await click('main a[href^="/review/"]');
    await correct('1216', '740');
    await page.goto(`${site.url}/reports/${WEEK}`);
    await click('form[action$="/issue"] button.primary');
    expect(await text(page, 'h1')).toContain('更正');
    const row = await text(page, 'section[aria-labelledby=differences] tr:has-text("10月10日来电诉求")');
    expect(row).toMatch(/1,215.*1,216/);
    await page.goto(`${site.url}/reports/issued/1`);
    expect(await page.locator('.sheets data[value="8505"]').count()).toBeGreaterThan(0);
  }, 120_000);

  it('the auditor: a figure at its source, a package whose report has the digest of the page, a sound chain', async () => {
    await page.goto(`${site.url}/weekly/${WEEK}`);
    // To the day, and from there to the characters.
    await click('a:has(> data[data-metric=calls][value="1216"])');
    await click('a:has(> data[data-metric=calls][value="1216"])');
    expect(new URL(page.url()).pathname).toMatch(/^\/sources\/[0-9a-f]{64}$/);
    expect(await text(page)).toContain('对照原报');
    await page.goto(`${site.url}/reports/issued/1`);
    const digest = await page.locator('.digest code').innerText();
    await page.goto(`${site.url}/exports`);
    const zip = await downloadedBy('form[action="/exports/package"] button.primary');
    await unzip(zip, join(folder, 'package'));
    const report = readFileSync(join(folder, 'package', 'reports', '1.json'));
    expect(createHash('sha256').update(report).digest('hex')).toBe(digest);
    await page.goto(`${site.url}/audit`);
    await click('form[action="/audit/verify"] button');
    expect(await text(page, '[role=status]')).toContain('校验通过');
  }, 120_000);
});
