// One report as the bytes of a file, in any of its formats.
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { RequestError } from '../domain/errors.js';
import type { ReportDocument } from '../domain/report.js';
import type { ReportFormat } from '../domain/report-format.js';
import { reportCsv } from './report-csv.js';
import { reportDocx } from './report-docx.js';
import { tablesOf } from './report-text.js';
import { reportXlsx } from './report-xlsx.js';

/** What only a browser can make of the report's page. */
export interface ReportPages {
  /** Throws a RequestError where there is no browser. */
  pdf(): Promise<Buffer>;
  /** The chart as PNG; null where there is none. */
  picture(): Promise<Buffer | null>;
}

export interface ReportRequest {
  /** The report as it stands now. */
  read(): ReportDocument;
  /** Null: not issued. */
  edition: number | null;
  format: ReportFormat;
  /** A CSV with a BOM. */
  forExcel: boolean;
  pages: ReportPages;
}

export interface WrittenReport {
  /** Of all tables, heads left out. */
  rows: number;
  bytes: number;
  sha256: string;
  /** The moment whose figures are in the file. */
  head: string;
}

/** The ledger may move on while a browser is at work: then what it made is not of the moment that is told. */
const ATTEMPTS = 3;

/** `target` must not exist yet. */
export async function writeReport(target: string, request: ReportRequest): Promise<WrittenReport> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const document = request.read();
    const data = await reportBytes(document, request);
    if (request.read().head !== document.head) continue;
    await writeFile(target, data, { flag: 'wx' });
    return {
      rows: tablesOf(document).reduce((sum, { rows }) => sum + rows.length, 0),
      bytes: data.byteLength,
      sha256: createHash('sha256').update(data).digest('hex'),
      head: document.head,
    };
  }
  throw new RequestError('unavailable', '台账正在变动，报告没有生成，请过一会儿再试。');
}

async function reportBytes(
  document: ReportDocument,
  { format, forExcel, pages }: ReportRequest,
): Promise<Buffer> {
  switch (format) {
    case 'pdf':
      return await pages.pdf();
    case 'docx':
      return await reportDocx(document, await pages.picture());
    case 'xlsx':
      return await reportXlsx(document);
    case 'csv':
      return Buffer.from(reportCsv(document, forExcel));
  }
}
