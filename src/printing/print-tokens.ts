// One-time tokens: each lets one GET of one path through, once, within a minute, to the report that it was made for.
import { randomBytes } from 'node:crypto';
import type { Clock } from '../domain/clock.js';
import type { ReportDocument } from '../domain/report.js';

const VALID_MS = 60_000;

export interface PrintTokens {
  /** For exactly this path; what it shows is this report, whatever the ledger says by then. */
  issue: (path: string, document: ReportDocument) => string;
  /** The report, once, in time, for the path that it was issued for; used up by any try. Null: not let in. */
  redeem: (token: string, path: string) => ReportDocument | null;
}

export function createPrintTokens(clock: Clock): PrintTokens {
  const open = new Map<string, { path: string; document: ReportDocument; until: number }>();
  const now = (): number => clock.now().getTime();
  return {
    issue(path, document) {
      for (const [token, { until }] of open) if (until <= now()) open.delete(token);
      const token = randomBytes(32).toString('base64url');
      open.set(token, { path, document, until: now() + VALID_MS });
      return token;
    },
    redeem(token, path) {
      const found = open.get(token);
      open.delete(token);
      return found?.path === path && now() < found.until ? found.document : null;
    },
  };
}
