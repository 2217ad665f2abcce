// The service of prints: whether there is a Chromium, what it prints, and the tokens that let it in.
import type { Clock } from '../domain/clock.js';
import type { ReportDocument } from '../domain/report.js';
import { createPrinter, type Access, type ChromiumSettings, type Printer } from './chromium.js';
import { createPrintTokens, type PrintTokens } from './print-tokens.js';

export interface Printing extends PrintTokens {
  /** Whether pages can be printed as PDF. */
  readonly available: boolean;
  /** Why not, as a sentence; null where they can. */
  readonly refusal: string | null;
  /** PDF of the page of a report, by its whole address; the page shows just this document. */
  printPage(url: string, document: ReportDocument): Promise<Buffer>;
  /** PNG of the first such element of such a page; null where it has none. */
  pictureOf(url: string, selector: string, document: ReportDocument): Promise<Buffer | null>;
  close(): Promise<void>;
}

/** Every print has a token of its own, for its path alone. `settings`: null where nothing is to be printed. */
export function createPrinting(settings: ChromiumSettings | null, clock: Clock): Printing {
  const printer: Printer = createPrinter(settings);
  const tokens = createPrintTokens(clock);
  const access = (url: string, document: ReportDocument): Access => ({
    token: () => tokens.issue(new URL(url).pathname, document),
  });
  return {
    available: printer.refusal === null,
    refusal: printer.refusal,
    printPage: (url, document) => printer.printPage(url, access(url, document)),
    pictureOf: (url, selector, document) => printer.pictureOf(url, selector, access(url, document)),
    ...tokens,
    close: () => printer.close(),
  };
}
