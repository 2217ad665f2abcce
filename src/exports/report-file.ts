// One report as the bytes of a file, in any of its formats.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { RequestError } from '../domain/errors.js';
import type { ReportDocument } from '../domain/report.js';
import type { ReportFormat } from '../domain/report-format.js';
import { reportCsv } from './report-csv.js';
import { tablesOf } from './report-text.js';

/** What only a browser can make of the report's page. */
export interface ReportPages {
  /** Of just this document. Throws a RequestError where there is no browser. */
  pdf(document: ReportDocument): Promise<Buffer>;
  /** Its chart as PNG; null where there is none. */
  picture(document: ReportDocument): Promise<Buffer | null>;
}

export interface ReportRequest {
  /** The report as it stands now; asked once a file. */
  read(): ReportDocument;
  /** How many of its sources are redacted. */
  redacted(document: ReportDocument): number;
  /** Null: not issued. */
  edition: number | null;
  format: ReportFormat;
  /** A CSV with a BOM. */
  forExcel: boolean;
  pages: ReportPages;
}

export interface WrittenReport {
  /** What the file shows. */
  document: ReportDocument;
  /** Of all tables, heads left out. */
  rows: number;
  bytes: number;
  sha256: string;
  /** The moment whose figures are in the file. */
  head: string;
}

/** `target` must not exist yet. The ledger may move on meanwhile: every part is of the document that was read. */
export async function writeReport(target: string, request: ReportRequest): Promise<WrittenReport> {
  const document = request.read();
  const redacted = request.redacted(document);
  const data = await reportBytes(document, request);
  // Words that were taken away meanwhile must not leave.
  if (request.redacted(document) !== redacted) {
    throw new RequestError('unavailable', '报告引用的一份来源刚刚隐去，请重新下载。');
  }
  await writeFile(target, data, { flag: 'wx' });
  return {
    document,
    rows: tablesOf(document).reduce((sum, { rows }) => sum + rows.length, 0),
    bytes: data.byteLength,
    sha256: createHash('sha256').update(data).digest('hex'),
    head: document.head,
  };
}

/** The libraries of Word and Excel files are loaded with the first such file. */
async function reportBytes(
  document: ReportDocument,
  { format, forExcel, pages }: ReportRequest,
): Promise<Buffer> {
  switch (format) {
    case 'pdf':
      return await pages.pdf(document);
    case 'docx': {
      const { reportDocx } = await import('./report-docx.js');
      return await reportDocx(document, await pages.picture(document));
    }
    case 'xlsx': {
      const { reportXlsx } = await import('./report-xlsx.js');
      return await reportXlsx(document);
    }
    case 'csv':
      return Buffer.from(reportCsv(document, forExcel));
  }
}
