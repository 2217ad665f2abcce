// A ledger of two weeks with a gap, and the application that prints its reports through a real Chromium.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whileServing } from '../../src/cli/serve-self.js';
import { compose, type Services } from '../../src/compose.js';
import type { ReportFormat } from '../../src/domain/report-format.js';
import { reportRequest, type Wanted } from '../../src/web/report-files.js';
import { readFileSync } from 'node:fs';
import { hotlineText } from './builders.js';

export interface PrintingApp {
  services: Services;
  /** Bytes of the file that a download gives. */
  file(own: string | null, wanted: Wanted, format: ReportFormat): Promise<Buffer>;
  /** `work` gets the address of the application; everything that it logged is kept. */
  serving<T>(work: (own: string) => Promise<T>): Promise<T>;
  log: string[];
  close(): Promise<void>;
}

/** On 25 October 2025; weeks 41 and 42, without 16 October. `chromium`: null, none. */
export async function openPrintingApp(chromium: string | null): Promise<PrintingApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'ledger-print-'));
  const clock = { now: () => new Date('2025-10-25T04:00:00.000Z'), today: () => '2025-10-25' };
  const printing = { named: chromium ?? join(dataDir, 'none'), path: [], sandbox: false };
  const services = compose({ dataDir, region: '西宁市', printing }, clock, 'empty');
  await ingestDays(services);
  const log: string[] = [];
  const stderr = Object.assign(Object.create(process.stderr) as typeof process.stderr, {
    write: (line: string) => log.push(line) > 0,
  });
  return {
    services,
    log,
    file: async (own, wanted, format) => {
      const folder = mkdtempSync(join(dataDir, 'file-'));
      const request = reportRequest(services, own, { wanted, format, forExcel: false });
      await services.writeReport(join(folder, 'report'), request, null);
      return readFileSync(join(folder, 'report'));
    },
    serving: (work) => whileServing(services, { stderr }, work),
    async close() {
      await services.printing.close();
      services.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function ingestDays({ ingest }: Services): Promise<void> {
  const days = Array.from({ length: 14 }, (_, index) => index + 6).filter((day) => day !== 16);
  for (const day of days) {
    const calls = 1100 + 7 * day;
    const direct = 700 + 3 * day;
    const text = hotlineText({
      day: `10月${day}日`,
      calls,
      messages: 50 + day,
      direct,
      transferred: calls - direct,
    });
    const published = `2025-10-${String(day + 1).padStart(2, '0')}`;
    await ingest.ingest({
      name: `${day}.txt`,
      bytes: Buffer.from(text),
      origin: 'person',
      actor: '录入员',
      published,
    });
  }
}
