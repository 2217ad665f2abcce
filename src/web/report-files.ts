// What a report's file is made of: its document, and the browser that opens its page with a token.
import type { Services } from '../compose.js';
import { RequestError } from '../domain/errors.js';
import type { PeriodCode } from '../domain/period.js';
import type { ReportDocument } from '../domain/report.js';
import type { ReportFormat } from '../domain/report-format.js';
import type { ReportPages, ReportRequest } from '../exports/report-file.js';

/** The drawing alone: title and sentence stand beside it in every format. */
const CHART = '#report-chart svg';

/** A period as today's figures make it, or an issue of it by its number. */
export type Wanted = { period: PeriodCode } | { issue: number };

export interface ReportOrder {
  wanted: Wanted;
  format: ReportFormat;
  forExcel: boolean;
}

/** `own`: where the application reaches itself; null: nowhere. */
export function reportRequest(
  services: Services,
  own: string | null,
  { wanted, ...form }: ReportOrder,
): ReportRequest {
  const { path, edition, read } = reportOf(services, wanted);
  const redacted: ReportRequest['redacted'] = ({ sources }) =>
    sources.filter((sha256) => services.storage.redaction(sha256) !== null).length;
  return {
    ...form,
    edition,
    read,
    redacted,
    pages: pagesOf(services, own === null ? null : `${own}${path}`),
  };
}

function reportOf(
  { reports }: Services,
  wanted: Wanted,
): Pick<ReportRequest, 'edition' | 'read'> & { path: string } {
  if ('period' in wanted) {
    const { period } = wanted;
    return { path: `/reports/${period}`, edition: null, read: () => reports.draft(period) };
  }
  const issued = (): { edition: number; document: ReportDocument } => {
    const report = reports.issued(wanted.issue);
    if (report === null) throw new RequestError('not-found', '没有这一期报告。');
    const { edition, document } = report;
    if (document === null) throw new RequestError('not-found', '这一期报告的来源已隐去，不再提供下载。');
    return { edition, document };
  };
  const { edition } = issued();
  return { path: `/reports/issued/${wanted.issue}`, edition, read: () => issued().document };
}

const NOT_SERVING = '现在不能生成 PDF，请用浏览器的打印功能。';

/** A Word file without its picture is better than none: the sentence says what the chart shows. */
function pagesOf({ printing }: Services, address: string | null): ReportPages {
  return {
    pdf: async (document) => {
      if (address === null || printing.refusal !== null) {
        throw new RequestError('unavailable', printing.refusal ?? NOT_SERVING);
      }
      return await printing.printPage(address, document);
    },
    picture: async (document) => {
      if (address === null || !printing.available) return null;
      try {
        return await printing.pictureOf(address, CHART, document);
      } catch (error) {
        if (error instanceof RequestError) return null;
        throw error;
      }
    },
  };
}
