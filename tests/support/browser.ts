// A Chromium for tests and the bench: the one inside the npm package, else the system's.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import packaged from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

const SYSTEM_CHROMIUM = '/usr/bin/chromium';

/** Headless, alone with the pages it is given: nothing is fetched, updated or reported. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/** Unpacking by a test that runs beside this one may not be over when the file is already there. */
const ATTEMPTS = 10;
const PAUSE_MS = 1000;

async function startPackaged(env?: Record<string, string>): Promise<Browser> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const executablePath = await packaged.executablePath();
      return await chromium.launch({ executablePath, args: FLAGS, ...(env && { env }) });
    } catch (error) {
      const isStillUnpacked = /ETXTBSY|EACCES|ENOEXEC/.test(String(error));
      if (!isStillUnpacked || attempt === ATTEMPTS) throw error;
      await delay(PAUSE_MS);
    }
  }
}

/** The caller closes it. */
export async function openBrowser(): Promise<Browser> {
  try {
    return await startPackaged();
  } catch (error) {
    if (!existsSync(SYSTEM_CHROMIUM)) throw error;
    return await chromium.launch({ executablePath: SYSTEM_CHROMIUM, args: FLAGS });
  }
}

/** Null, with a message, where no browser can start; in CI that is a failure. The caller closes it. */
export async function openBrowserIfAny(): Promise<Browser | null> {
  try {
    return await openBrowser();
  } catch (error) {
    if (process.env['CI']) throw error;
    process.stderr.write(
      'no browser can start here: its tests are skipped (Debian: apt-get install chromium)\n',
    );
    return null;
  }
}

/**
 * The one that pictures are taken with: pinned by npm, as are its fonts, whatever the system has.
 * Null, with a message, where it cannot start; in CI that is a failure. The caller closes it.
 */
export async function openPinnedBrowser(): Promise<Browser | null> {
  try {
    return await startPackaged({ FONTCONFIG_PATH: join(tmpdir(), 'fonts') });
  } catch (error) {
    if (process.env['CI']) throw error;
    process.stderr.write(
      'the Chromium of @sparticuz/chromium cannot start here: pictures are not compared (Debian: apt-get install chromium brings its libraries)\n',
    );
    return null;
  }
}

/** The file of a browser that starts here, for what starts one by itself; null as above. */
export async function browserFile(): Promise<string | null> {
  const browser = await openBrowserIfAny();
  if (browser === null) return null;
  await browser.close();
  const file = await packaged.executablePath();
  try {
    await (await chromium.launch({ executablePath: file, args: FLAGS })).close();
    return file;
  } catch {
    return SYSTEM_CHROMIUM;
  }
}
