// The service of prints: whether there is a Chromium, what it prints, and the tokens that let it in.
import type { Clock } from '../domain/clock.js';
import { createPrinter, type ChromiumSettings, type Printer } from './chromium.js';
import { createPrintTokens } from './print-tokens.js';

export interface Printing {
  /** Whether pages can be printed as PDF. */
  readonly available: boolean;
  /** Why not, as a sentence; null where they can. */
  readonly refusal: string | null;
  /** PDF of a page of ours, by its whole address. */
  printPage(url: string): Promise<Buffer>;
  /** PNG of the first such element of a page of ours; null where it has none. */
  pictureOf(url: string, selector: string): Promise<Buffer | null>;
  /** A token for this path; every print makes its own. */
  issue: (path: string) => string;
  /** Lets a print in: true once for a token that was made for this path. */
  redeem: (token: string, path: string) => boolean;
  close(): Promise<void>;
}

/** Every print has a token of its own, for its path alone. `settings`: null where nothing is to be printed. */
export function createPrinting(settings: ChromiumSettings | null, clock: Clock): Printing {
  const printer: Printer = createPrinter(settings);
  const tokens = createPrintTokens(clock);
  const access = (url: string): { token: string } => ({ token: tokens.issue(new URL(url).pathname) });
  return {
    available: printer.refusal === null,
    refusal: printer.refusal,
    printPage: (url) => printer.printPage(url, access(url)),
    pictureOf: (url, selector) => printer.pictureOf(url, selector, access(url)),
    issue: tokens.issue,
    redeem: tokens.redeem,
    close: () => printer.close(),
  };
}
