// Every page of the application: its route, and an address of it. Routes without a page of their own are listed, too.
import type { Page } from 'playwright-core';
import type { Role } from '../../src/domain/user.js';
import { hotlineText } from './builders.js';
import type { Pictured } from './pictured-ledger.js';

export interface PageCase {
  name: string;
  /** Of the router; null: an answer that no route of its own gives. */
  route: string | null;
  /** SOURCE, REDACTED, READING and ISSUED stand for what a ledger has; a page of those is in no other ledger. */
  path: string;
  /** Null: a stranger. */
  role: Role | null;
  /** What leads from the address to the page. */
  then?: (page: Page) => Promise<void>;
}

async function preview(page: Page): Promise<void> {
  await page.fill('#text', hotlineText({ day: '10月17日' }));
  await page.fill('#published', '2025-10-18');
  await page.click('#ingest button[type=submit]');
  await page.waitForSelector('h1:has-text("预览")');
}

async function store(page: Page): Promise<void> {
  await preview(page);
  await page.click('form[action="/ingest/store"] button.primary');
  await page.waitForSelector('h1:has-text("入库结果")');
}

async function verify(page: Page): Promise<void> {
  await page.click('form[action="/audit/verify"] button');
  await page.waitForSelector('[role=status]');
}

const at = (name: string, route: string, path: string): PageCase => ({
  ...{ name, route: `GET ${route}`, path, role: 'admin' },
});

export const PAGES: PageCase[] = [
  at('home', '/', '/'),
  at('daily', '/daily/:date', '/daily/2025-10-15'),
  at('daily-pending', '/daily/:date', '/daily/2025-10-14'),
  at('daily-missing', '/daily/:date', '/daily/2025-10-09'),
  at('weekly', '/weekly/:period', '/weekly/2025-W41'),
  at('monthly', '/monthly/:period', '/monthly/2025-10'),
  at('quarterly', '/quarterly/:period', '/quarterly/2025-Q3'),
  at('yearly', '/yearly/:period', '/yearly/2025'),
  at('coverage', '/coverage/:year', '/coverage/2025'),
  at('hotspots', '/hotspots', '/hotspots'),
  at('hotspot', '/hotspots/:name', `/hotspots/${encodeURIComponent('物业管理')}`),
  at('compare', '/compare', '/compare'),
  at('compared', '/compare', '/compare?a=2025-W41&b=2025-W40'),
  at('search', '/search', `/search?q=${encodeURIComponent('物业')}`),
  at('reports', '/reports', '/reports'),
  at('report', '/reports/:period', '/reports/2025-W40'),
  at('report-issued', '/reports/issued/:id', '/reports/issued/ISSUED'),
  at('statements', '/statements', '/statements'),
  at('ingest', '/ingest', '/ingest'),
  { name: 'preview', route: 'POST /ingest', path: '/ingest', role: 'admin', then: preview },
  at('source', '/sources/:sha256', '/sources/SOURCE'),
  at('source-redacted', '/sources/:sha256', '/sources/REDACTED'),
  at('review', '/review', '/review'),
  at('review-reading', '/review/:readingId', '/review/READING'),
  at('aliases', '/aliases', '/aliases'),
  at('exports', '/exports', '/exports'),
  at('api', '/api', '/api'),
  at('account', '/account', '/account'),
  at('users', '/users', '/users'),
  at('audit', '/audit', '/audit'),
  { name: 'audit-verified', route: 'POST /audit/verify', path: '/audit', role: 'admin', then: verify },
  { name: 'not-found', route: null, path: '/nowhere', role: 'admin' },
  { name: 'login', route: 'GET /login', path: '/login', role: null },
  // It writes: the last one.
  { ...at('stored', '/ingest/results/:id', '/ingest'), then: store },
];

/** Where there is no user yet. */
export const SETUP: PageCase = { name: 'setup', route: 'GET /setup', path: '/setup', role: null };

/** Leads elsewhere, or gives a file or data. */
export const NO_PAGES = [
  ...['/daily', '/weekly', '/monthly', '/quarterly', '/yearly', '/coverage', '/reports/find'],
  ...['/reports/:period.:format', '/reports/issued/:id.:format', '/exports/:dataset.csv'],
  ...['/ingest/progress/:id', '/sources/:sha256/original', '/print/:head.css', '/healthz', '/readyz'],
].map((path) => `GET ${path}`);

/** Null where the ledger has no such page. */
export function addressOf({ path }: PageCase, pictured: Pictured | null): string | null {
  if (pictured === null) return /SOURCE|REDACTED|READING|ISSUED/.test(path) ? null : path;
  return path
    .replace('SOURCE', pictured.corrected)
    .replace('REDACTED', pictured.redacted)
    .replace('READING', String(pictured.pendingReading))
    .replace('ISSUED', String(pictured.issued));
}
