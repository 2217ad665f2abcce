// Where a Chromium is: the one that was named, else the usual names in the search path and the usual places.
import { accessSync, constants, statSync } from 'node:fs';
import { join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];
const PLACES = [
  '/usr/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export interface Search {
  /** A file that the setting names; null: look for one. */
  named: string | null;
  /** Folders. */
  path: readonly string[];
}

/** Null where there is none. */
export function findChromium({ named, path }: Search): string | null {
  if (named !== null) return isProgram(named) ? named : null;
  const candidates = [...path, ...PLACES].flatMap((place) => [
    place,
    ...NAMES.map((name) => join(place, name)),
  ]);
  return candidates.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
