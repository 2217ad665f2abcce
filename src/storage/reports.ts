// Issued reports, frozen with their digests, and editors' remarks: who issued and wrote what, when, in which version.
import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { canonical, sha256, type Json } from '../audit/canonical.js';
import { shanghaiTimestamp } from '../domain/dates.js';
import type { PeriodCode, PeriodKind } from '../domain/period.js';
import type {
  EarlierFields,
  EditorsRemark,
  FrozenReport,
  NewReport,
  ReportDifference,
  ReportDocument,
  ReportFields,
} from '../domain/report.js';
import type { Chain } from './events.js';

export interface Reports {
  /** Freezes it with its event; returns its id. Call it inside the transaction that read its figures. */
  addReport(report: NewReport): number;
  issuedReport(id: number): FrozenReport | null;
  /** Digests of the sources that it cites. */
  citedBy(id: number): string[];
  /** Oldest first. */
  editionsOf(region: string, period: PeriodCode): FrozenReport[];
  /** Newest first. */
  newestReports(region: string, most: number): FrozenReport[];
  /** Of every report of one kind of period, newest first. */
  earlierFields(region: string, kind: PeriodKind): EarlierFields[];
  /** Every version, oldest first; an empty text takes the remark back. */
  remarksOf(region: string, period: PeriodCode): EditorsRemark[];
  /** With its event, inside a transaction. */
  addRemark(remark: Omit<EditorsRemark, 'id'> & { region: string }): void;
}

interface ReportRow {
  id: number;
  region: string;
  period: string;
  edition: number;
  fields: string;
  document: string | null;
  digest: string;
  differences: string;
  names: string | null;
  remark_id: number | null;
  actor: string;
  at: string;
}

type DifferenceFigures = Pick<ReportDifference, 'before' | 'after'>;
type DifferenceName = Pick<ReportDifference, 'key' | 'name'>;

const ADD = `
  INSERT INTO reports (region, period, edition, fields, document, digest, differences, names, names_digest, remark_id,
    actor, at)
  VALUES (:region, :period, :edition, :fields, :document, :digest, :differences, :names, :namesDigest, :remarkId,
    :actor, :at)`;
const CITE = 'INSERT INTO report_sources (report_id, source_id) SELECT ?, id FROM sources WHERE sha256 = ?';
const CITED = `
  SELECT o.sha256 FROM report_sources AS c JOIN sources AS o ON o.id = c.source_id WHERE c.report_id = ? ORDER BY c.id`;
const OF_PERIOD = 'SELECT * FROM reports WHERE region = ? AND period = ? ORDER BY edition';
const NEWEST = 'SELECT * FROM reports WHERE region = ? ORDER BY id DESC LIMIT ?';
const FIELDS = 'SELECT period, fields FROM reports WHERE region = ? AND period GLOB ? ORDER BY id DESC';
const REMARKS = 'SELECT id, period, text, actor, at FROM remarks WHERE region = ? AND period = ? ORDER BY id';
const ADD_REMARK = `
  INSERT INTO remarks (region, period, text, actor, at) VALUES (:region, :period, :text, :actor, :at)`;

const SHAPES: Readonly<Record<PeriodKind, string>> = {
  week: '????-W??',
  month: '????-??',
  quarter: '????-Q?',
  year: '????',
};

export function reportsKeeper(db: Database, events: Chain): Reports {
  const one = db.prepare<[number], ReportRow>('SELECT * FROM reports WHERE id = ?');
  const ofPeriod = db.prepare<[string, string], ReportRow>(OF_PERIOD);
  const newest = db.prepare<[string, number], ReportRow>(NEWEST);
  const earlier = db.prepare<[string, string], Pick<ReportRow, 'period' | 'fields'>>(FIELDS);
  const remarks = db.prepare<[string, string], EditorsRemark>(REMARKS);
  const remarksOf: Reports['remarksOf'] = (region, period) =>
    remarks.all(region, period).map((row) => ({ ...row, at: shanghaiTimestamp(new Date(row.at)) }));
  const cited = db.prepare<[number], string>(CITED).pluck();
  return {
    addReport: reportAdder(db, events),
    issuedReport(id) {
      const row = one.get(id);
      return row === undefined ? null : reportOf(row);
    },
    citedBy: (id) => cited.all(id),
    editionsOf: (region, period) => ofPeriod.all(region, period).map(reportOf),
    newestReports: (region, most) => newest.all(region, most).map(reportOf),
    earlierFields: (region, kind) =>
      earlier
        .all(region, SHAPES[kind])
        .map(({ period, fields }) => ({ period, fields: JSON.parse(fields) as ReportFields })),
    remarksOf,
    addRemark: remarkAdder(db, events, remarksOf),
  };
}

function reportAdder(db: Database, events: Chain): Reports['addReport'] {
  const add = db.prepare(ADD);
  const cite = db.prepare<[number, string]>(CITE);
  return ({ document, differences, fields, cited, ...report }) => {
    const row = { ...report, ...frozen({ document, differences, fields }) };
    const id = Number(add.run(row).lastInsertRowid);
    const sources = [...new Set(cited)];
    for (const sha256 of sources) {
      if (cite.run(id, sha256).changes !== 1) throw new Error(`a report cites ${sha256}, which is no source`);
    }
    const { period, edition, actor, at } = report;
    events.appendFor({
      ...{ action: 'issue', entity: 'report', entityId: id, actor, at },
      after: {
        ...{ period, edition, differences: differences.length, sources: sources.length },
        digest: row.digest,
      },
    });
    return id;
  };
}

/** What stands in the columns. The names may be few and guessed: the salt goes with them when they are redacted. */
function frozen({ document, differences, fields }: Pick<NewReport, 'document' | 'differences' | 'fields'>) {
  const text = canonical(document as unknown as Json);
  const names = canonical({
    names: differences.map(({ key, name }) => ({ key, name })),
    salt: randomBytes(16).toString('hex'),
  });
  return {
    ...{ document: text, digest: sha256(text), names, namesDigest: sha256(names) },
    differences: canonical(differences.map(({ before, after }) => ({ before, after }))),
    fields: canonical({ ...fields }),
  };
}

function remarkAdder(db: Database, events: Chain, remarksOf: Reports['remarksOf']): Reports['addRemark'] {
  const add = db.prepare(ADD_REMARK);
  return (remark) => {
    const { region, period, text, actor, at } = remark;
    const entityId = Number(add.run(remark).lastInsertRowid);
    const after = { period, version: remarksOf(region, period).length, empty: text === '' };
    events.appendFor({ action: 'remark', entity: 'remark', entityId, actor, at, after });
  };
}

/** These columns are written by this program alone. */
function reportOf(row: ReportRow): FrozenReport {
  const { fields, document, differences, names, remark_id: remarkId, at } = row;
  const { id, region, period, edition, digest, actor } = row;
  return {
    ...{ id, region, period, edition, digest, actor, remarkId },
    fields: JSON.parse(fields) as ReportFields,
    document: document === null ? null : (JSON.parse(document) as ReportDocument),
    differences: differencesOf(differences, names),
    at: shanghaiTimestamp(new Date(at)),
  };
}

function differencesOf(figures: string, names: string | null): ReportDifference[] {
  const known = names === null ? [] : (JSON.parse(names) as { names: DifferenceName[] }).names;
  return (JSON.parse(figures) as DifferenceFigures[]).map((figure, place) => ({
    ...(known[place] ?? { key: '', name: '' }),
    ...figure,
  }));
}
