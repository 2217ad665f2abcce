// Drives Chromium: pages of this application as PDF, a part of one as a picture. No script, one origin, nothing kept.
import type { Browser, BrowserContext, BrowserServer, Page, Route } from 'playwright-core';
import { RequestError } from '../domain/errors.js';
import { oneAtATime } from '../domain/queue.js';
import { findChromium, type Search } from './find-chromium.js';
import { heldBrowser, type Held } from './held-browser.js';

export interface ChromiumSettings extends Search {
  /** False only where nobody else's pages are ever opened, such as in tests. */
  sandbox: boolean;
}

export interface Access {
  /** Lets the page through once; made when its turn has come, and goes nowhere but into its own address. */
  token(): string;
}

export interface Printer {
  /** Null: pages can be printed; else why not, as a sentence. */
  readonly refusal: string | null;
  printPage(url: string, access: Access): Promise<Buffer>;
  /** PNG of the first such element; null where the page has none. */
  pictureOf(url: string, selector: string, access: Access): Promise<Buffer | null>;
  /** Ends the browser; a later print starts another. */
  close(): Promise<void>;
}

/** For all of one print; the start of the browser has as long once more. */
const LIMIT_MS = 30_000;
const MOST_WAITING = 4;
const TOO_MANY = '现在生成 PDF 的人太多，请过一会儿再试。';
const IDLE_MS = 60_000;
/** Of paper: 300 dots an inch. */
const SCALE = 3;
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const NONE =
  '没有找到 Chromium，不能生成 PDF；请用浏览器的打印功能，或安装 Chromium 后用 CHROMIUM 写明它的位置。';
const AS_ROOT =
  '以 root 身份运行时 Chromium 不能带沙箱启动，不能生成 PDF；请换普通用户运行，或在隔离的环境里设 CHROMIUM_SANDBOX=0。';
const FAILED = '页面没有印成 PDF，请过一会儿再试。';

export function createPrinter(settings: ChromiumSettings | null): Printer {
  const file = settings === null ? null : findChromium(settings);
  const sandbox = settings?.sandbox !== false;
  const refusal = file === null ? NONE : sandbox && process.getuid?.() === 0 ? AS_ROOT : null;
  const inTurn = oneAtATime(MOST_WAITING, TOO_MANY);
  const browser = heldBrowser(() => launch(file ?? '', sandbox), {
    ...{ limitMs: LIMIT_MS, idleMs: IDLE_MS, late: FAILED },
  });
  const print = async <T>(url: string, access: Access, work: (page: Page) => Promise<T>): Promise<T> => {
    if (refusal !== null) throw new RequestError('unavailable', refusal);
    return await inTurn(() => browser.use(({ opened }) => onPage(opened, tokened(url, access), work)));
  };
  return {
    refusal,
    printPage: (url, access) => print(url, access, pdfOf),
    pictureOf: (url, selector, access) => print(url, access, (page) => pictureOn(page, selector)),
    close: () => browser.close(),
  };
}

interface Launched extends Held {
  opened: Browser;
}

/** As a server of its own, on loopback under a secret path: only so its process can be killed. */
async function launch(executablePath: string, sandbox: boolean): Promise<Launched> {
  let started: BrowserServer | null = null;
  // A third of a second of loading, which whoever prints nothing never pays.
  const { chromium } = await import('playwright-core');
  try {
    const server = await chromium.launchServer({
      host: '127.0.0.1',
      executablePath,
      chromiumSandbox: sandbox,
      args: FLAGS,
      timeout: LIMIT_MS,
      // The application ends in its own way, and its browser with it.
      ...{ handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false },
    });
    started = server;
    const opened = await chromium.connect(server.wsEndpoint(), { timeout: LIMIT_MS });
    return { opened, isConnected: () => opened.isConnected(), kill: () => server.kill() };
  } catch (error) {
    await started?.kill();
    const hint = sandbox ? '；沙箱在这个系统上可能不可用，隔离的环境里可设 CHROMIUM_SANDBOX=0' : '';
    throw refused(`Chromium（${executablePath}）启动不了，不能生成 PDF${hint}。`, error);
  }
}

const PRINT_TOKEN = /([?&]print=)[\w-]*/g;

/** What a browser says of a failure has the address with the token in it, which goes no further, not even into the log. */
function refused(sentence: string, error: unknown): RequestError {
  const told = error instanceof Error ? error.message : String(error);
  return new RequestError('unavailable', sentence, { cause: new Error(told.replace(PRINT_TOKEN, '$1…')) });
}

function tokened(url: string, access: Access): URL {
  const address = new URL(url);
  address.searchParams.set('print', access.token());
  return address;
}

/** In a context of its own. */
async function onPage<T>(browser: Browser, address: URL, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    serviceWorkers: 'block',
    acceptDownloads: false,
    colorScheme: 'light',
    deviceScaleFactor: SCALE,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Its certificate is for the names that visitors use; nothing but our own address is opened.
    ignoreHTTPSErrors: true,
  });
  try {
    return await work(await openedPage(context, address));
  } catch (error) {
    throw error instanceof RequestError ? error : refused(FAILED, error);
  } finally {
    await context.close();
  }
}

async function openedPage(context: BrowserContext, address: URL): Promise<Page> {
  context.setDefaultTimeout(LIMIT_MS);
  await context.route('**/*', (route) => answered(route, address.origin));
  const page = await context.newPage();
  const response = await page.goto(address.href, { waitUntil: 'networkidle' });
  if (response?.status() !== 200) {
    throw refused(
      FAILED,
      new Error(`the page to print was answered with ${response?.status() ?? 'nothing'}`),
    );
  }
  return page;
}

/** Only our own answers: a redirect would be followed without being asked about, so none is let through. */
async function answered(route: Route, origin: string): Promise<void> {
  try {
    if (new URL(route.request().url()).origin !== origin) {
      await route.abort('blockedbyclient');
      return;
    }
    const response = await route.fetch({ maxRedirects: 0 });
    const isElsewhere = response.status() >= 300 && response.status() < 400;
    await (isElsewhere ? route.abort('blockedbyclient') : route.fulfill({ response }));
  } catch {
    // The print is over, or its server is: whoever waits for the page is told there.
    await route.abort().catch(() => undefined);
  }
}

async function pdfOf(page: Page): Promise<Buffer> {
  return await page.pdf({
    ...{ format: 'A4', preferCSSPageSize: true, printBackground: true, displayHeaderFooter: false },
    ...{ tagged: true, outline: true },
  });
}

async function pictureOn(page: Page, selector: string): Promise<Buffer | null> {
  const element = page.locator(selector).first();
  if ((await element.count()) === 0) return null;
  return await element.screenshot({ type: 'png', animations: 'disabled' });
}
