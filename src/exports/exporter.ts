// Every export: written whole, recorded as an event with its digest, and only then given out.
import { join } from 'node:path';
import type { Clock } from '../domain/clock.js';
import type { DatasetFilters, DatasetName } from '../domain/dataset.js';
import type { Facts, Occurrence } from '../domain/event.js';
import type { Moment } from '../domain/moment.js';
import { oneAtATime } from '../domain/queue.js';
import { writeCsv, type WrittenCsv } from './csv.js';
import { refuseSenseless } from './filters.js';
import { writePackage, type WrittenPackage } from './package.js';
import { headOf } from './package-files.js';
import { writeReport, type ReportRequest, type WrittenReport } from './report-file.js';
import { endsOf } from '../domain/period.js';

/** What exports need of the storage, which is passed in. */
interface ExportLedger {
  moment(): Moment;
  transaction<T>(work: () => T): T;
  record(occurrence: Occurrence): unknown;
}

export interface ExporterParts {
  storage: ExportLedger;
  clock: Clock;
  region: string;
  /** The folder of the package. */
  root: string;
}

export interface DatasetRequest extends DatasetFilters {
  dataset: DatasetName;
  forExcel: boolean;
}

export interface Exporting {
  /** Whom the record names. */
  actor: string;
  /** Gives the file out, or throws; then nothing is recorded. */
  publish?: () => void;
  /** Called where the record could not be kept after all: what was given out is taken back. */
  takeBack?: () => void;
}

/** The moment whose figures are in the file: the head of the chain just before the event of the export; '' before any. */
interface AtHead {
  head: string;
}

export interface Exporter {
  /** Writes a dataset whole to a file; null: to tell its size and digest only, nothing is recorded. */
  writeDataset(
    target: string,
    request: DatasetRequest,
    exporting: Exporting | null,
  ): Promise<WrittenCsv & AtHead>;
  writePackage(
    target: string,
    filters: DatasetFilters,
    exporting: Exporting,
  ): Promise<WrittenPackage & AtHead>;
  /** As a dataset; one at a time, a few wait. */
  writeReport(target: string, request: ReportRequest, exporting: Exporting | null): Promise<WrittenReport>;
}

/** Reports that wait to be made into files. */
const MOST_WAITING = 8;
const TOO_MANY = '现在生成报告文件的人太多，请过一会儿再试。';

/** Where one of its methods throws, no event is there; what is left at the target is the caller's to remove. */
export function createExporter({ storage, clock, region, root }: ExporterParts): Exporter {
  const record = ({ actor, publish, takeBack }: Exporting, after: Facts): void => {
    const done = { published: false };
    try {
      storage.transaction(() => {
        storage.record({ action: 'export', actor, at: clock.now().toISOString(), after });
        publish?.();
        done.published = true;
      });
    } catch (error) {
      if (done.published) takeBack?.();
      throw error;
    }
  };
  const inTurn = oneAtATime(MOST_WAITING, TOO_MANY);
  return {
    async writeDataset(target, { dataset, forExcel, ...filters }, exporting) {
      refuseSenseless(dataset, filters);
      return await during(storage.moment(), async (moment) => {
        const rows = moment.datasetRows(dataset, { region, ...filters });
        const written = await writeCsv(rows, target, { dataset, forExcel, simulated: moment.simulated });
        const head = headOf(moment);
        if (exporting !== null) record(exporting, { dataset, ...asked(filters), forExcel, ...written, head });
        return { ...written, head };
      });
    },
    async writePackage(target, filters, exporting) {
      return await during(storage.moment(), async (moment) => {
        const created = clock.now().toISOString();
        const verifier = join(root, 'docs', 'verify-package.mjs');
        const written = await writePackage({ moment, region, filters, created, verifier }, target);
        const head = headOf(moment);
        const { rows, bytes, digest: sha256 } = written;
        const facts = { dataset: 'package', ...asked(filters), forExcel: null, rows, bytes, sha256, head };
        record(exporting, facts);
        return { ...written, head };
      });
    },
    async writeReport(target, request, exporting) {
      const written = await inTurn(() => writeReport(target, request));
      if (exporting !== null) record(exporting, reportFacts(request, written));
      return written;
    },
  };
}

function reportFacts(request: ReportRequest, written: WrittenReport): Facts {
  const { edition, format, forExcel } = request;
  const { document, ...told } = written;
  const { period } = document;
  return { dataset: 'report', period, edition, format, ...asked(endsOf(period)), forExcel, ...told };
}

async function during<T>(moment: Moment, work: (moment: Moment) => Promise<T>): Promise<T> {
  try {
    return await work(moment);
  } finally {
    moment.close();
  }
}

/** Of a category or a body only that one was asked for: a name in the chain would be out of a redaction's reach. */
function asked({ from, to, kind, category, body }: DatasetFilters): Facts {
  return {
    from: from ?? null,
    to: to ?? null,
    kind: kind ?? null,
    category: category !== undefined,
    body: body !== undefined,
  };
}
