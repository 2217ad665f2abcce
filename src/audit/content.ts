// The digest of what an event brought: a row with all that belongs to it, under the names of its columns.
import { canonical, compact, digest, rowWriter, sha256, type Cell, type Row } from './canonical.js';

/** A source without bytes and text, which its digests stand for: sha256, text_sha256, lines_sha256; with its salt. */
export interface SourceContent {
  source: Row;
  /** Findings that belong to no bulletin. */
  findings: readonly Row[];
}

export interface ArrivalContent extends SourceContent {
  arrival: Row;
}

/** `salt`: of its source; null once redacted. */
export interface ReadingContent {
  reading: Row;
  figures: readonly Row[];
  findings: readonly Row[];
  salt: string | null;
}

export interface StatementContent {
  statement: Row;
  figures: readonly Row[];
  salt: string | null;
}

/** An issued report without its document; `sources`: what it cites. */
export interface ReportContent {
  report: Row;
  sources: readonly Row[];
}

/** What is left of a source right after its redaction: of all rows whose events come before the redaction's. */
export interface RedactionContent {
  redaction: Row;
  arrivals: readonly ArrivalContent[];
  readings: readonly ReadingContent[];
  statements: readonly StatementContent[];
}

/** The row hash of an export's long table: a figure with the salt of its source. */
export function figureHash(figure: Row, salt: string | null): string {
  return figureHasher(Object.keys(figure))(Object.values(figure), salt);
}

/** Of many figures with the same columns. */
export function figureHasher(
  columns: readonly string[],
): (cells: readonly Cell[], salt: string | null) => string {
  const write = rowWriter(columns);
  return (cells, salt) => sha256(`{"figure":${write(cells)},"salt":${canonical(salt ?? '')}}`);
}

export function arrivalDigest({ arrival, source, findings }: ArrivalContent): string {
  return digest({ arrival: compact(arrival), source: compact(source), findings: findings.map(compact) });
}

export function readingDigest({ reading, figures, findings, salt }: ReadingContent): string {
  return digest({
    reading: compact(reading),
    figures: figures.map((figure) => figureHash(figure, salt)),
    findings: findings.map(compact),
    salt: salt ?? '',
  });
}

export function statementDigest({ statement, figures, salt }: StatementContent): string {
  return digest({ statement: compact(statement), figures: figures.map(compact), salt: salt ?? '' });
}

export function redactionDigest(content: RedactionContent): string {
  return digest({
    redaction: compact(content.redaction),
    arrivals: content.arrivals.map(arrivalDigest),
    readings: content.readings.map(readingDigest),
    statements: content.statements.map(statementDigest),
  });
}

/** With the digests of its document and its names in their place: a redaction takes these out and changes nothing here. */
export function reportDigest({ report, sources }: ReportContent): string {
  return digest({ report: compact(report), sources: sources.map(compact) });
}

/** Of a row that nothing else belongs to: a decision, an alias, a user, a mark, a withdrawal, a remark. */
export function rowDigest(row: Row): string {
  return digest({ row: compact(row) });
}
