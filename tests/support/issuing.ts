// Issued reports of a few figures, put into a ledger past the issuer: for tests of what becomes of their rows.
import type {
  IssuedReport,
  NewReport,
  ReportDocument,
  ReportFields,
  ReportFigure,
} from '../../src/domain/report.js';
import type { Issuer } from '../../src/exports/issuer.js';
import type { Storage } from '../../src/storage/open.js';

const AT = '2025-10-18T04:00:00.000Z';

export const FIELDS = { number: '第1期', issuer: '市热线办', drafted: '甲', checked: '乙', signed: '丙' };

export function reportFigure(key: string, value: number, name = key): ReportFigure {
  const text = value.toLocaleString('en-US');
  return { key, name, metric: key, value, format: 'count', text, href: null };
}

/** Issues what the form shows now, with the remark that was saved. */
export const issueAsSeen =
  (reports: Issuer) =>
  (period: string, fields: ReportFields, actor: string): IssuedReport => {
    const remark = reports.remark(period)?.text ?? '';
    return reports.issue(period, { fields, remark, seen: reports.shown(period).seen }, actor);
  };

/** One sentence with these figures. */
export function smallDocument(figures: ReportFigure[], rest: Partial<ReportDocument> = {}): ReportDocument {
  return {
    ...{ region: '西宁市', period: '2025-W36', title: '周报', periodName: '2025年第36周（9月1日—7日）' },
    ...{ simulatedText: null, isCorrection: false, fields: FIELDS, sources: [], head: '' },
    issuedOn: null,
    blocks: [{ type: 'paragraph', runs: figures.flatMap((figure) => ['，', figure]) }],
    ...rest,
  };
}

/** In a transaction of its own; returns its id. */
export function putReport(storage: Storage, document: ReportDocument, rest: Partial<NewReport> = {}): number {
  const { region, period, fields } = document;
  const by = { actor: '录入员', at: AT };
  const cited = document.sources;
  const report = {
    region,
    period,
    fields,
    cited,
    edition: 1,
    differences: [],
    remarkId: null,
    ...by,
    ...rest,
  };
  return storage.transaction(() => storage.addReport({ ...report, document }));
}
