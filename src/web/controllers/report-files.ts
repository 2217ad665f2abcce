// A report as a file: PDF, Word, Excel, CSV.
import type { RequestHandler } from 'express';
import { z } from 'zod';
import type { Services } from '../../compose.js';
import { RequestError } from '../../domain/errors.js';
import { isReportFormat, REPORT_FORMATS, type ReportFormat } from '../../domain/report-format.js';
import { exportingFor, refuseForeign, sendSpooled, spooled } from '../downloads.js';
import type { Entrance } from '../entrance.js';
import { anyPeriod, read, rowId } from '../parameters.js';
import { reportRequest, type Wanted } from '../report-files.js';
import { reportFileName } from '../view/export-names.js';

const purpose = z.object({ for: z.enum(['excel', ''], '用途只能是 excel，或不填。').optional() });

const TYPES: Readonly<Record<ReportFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

export function sendReport(services: Services, entrance: Entrance): RequestHandler {
  return sender(services, entrance, (parameters) => ({ period: read(anyPeriod, parameters['period']) }));
}

export function sendIssued(services: Services, entrance: Entrance): RequestHandler {
  return sender(services, entrance, (parameters) => ({ issue: read(rowId, parameters['id']) }));
}

function sender(
  services: Services,
  { own }: Entrance,
  wantedBy: (parameters: Readonly<Record<string, unknown>>) => Wanted,
): RequestHandler {
  return async (request, response) => {
    refuseForeign(request);
    const format = formatNamed(String(request.params['format']));
    const forExcel = read(purpose, request.query).for === 'excel';
    const order = reportRequest(services, own, { wanted: wantedBy(request.params), format, forExcel });
    response.set('Content-Type', TYPES[format]);
    // Whoever looks at the headers alone makes nobody else wait.
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    await spooled(services.tempDir, async (file) => {
      const written = await services.writeReport(file, order, exportingFor(request, response));
      const name = reportFileName(written.document, order.edition, format);
      response.attachment(name).set({
        ...{ 'X-Row-Count': String(written.rows), 'X-SHA256': written.sha256 },
        ...{ 'Content-Type': TYPES[format], 'X-Chain-Head': written.head },
      });
      await sendSpooled(response, file, written.bytes);
    });
  };
}

function formatNamed(text: string): ReportFormat {
  if (isReportFormat(text)) return text;
  throw new RequestError('not-found', `报告没有这种格式，可以下载的有：${REPORT_FORMATS.join('、')}。`);
}
