// Everything that is ever written: sources, arrivals, readings with their figures, findings, decisions.
import type { Database } from 'better-sqlite3';
import type { Bulletin, Figure } from '../domain/bulletin.js';
import { STATE_AFTER } from '../domain/decision.js';
import type { Decision } from '../domain/decision.js';
import type { Finding } from '../domain/finding.js';
import type { ExtractedText } from '../domain/layout.js';
import type { Arrival } from '../domain/source.js';

export interface NewSource extends ExtractedText {
  sha256: string;
  bytes: Uint8Array;
  receivedAt: string;
  /** Findings that belong to no bulletin. */
  findings: Finding[];
}

export interface ReadingOrigin {
  sourceId: number;
  arrivalId: number;
  parserVersion: string;
  readAt: string;
}

/** Each method returns the new row's id. Call them inside a transaction. */
export interface Append {
  addSource(source: NewSource): number;
  addArrival(sourceId: number, arrival: Arrival): number;
  addReading(origin: ReadingOrigin, bulletin: Bulletin): number;
  decide(decision: Decision): number;
}

export function appender(db: Database): Append {
  const addSource = inserter(
    db,
    'sources',
    'sha256 size bytes text extractor received_at pages lines stated',
  );
  const addArrival = inserter(db, 'arrivals', 'source_id name published origin actor at');
  const addReading = inserter(
    db,
    'readings',
    'source_id arrival_id parser_version kind region month_day date date_to year_known year_rule verdict quoted agency span_start span_end read_at',
  );
  const addFigure = inserter(
    db,
    'figures',
    'reading_id position metric label rank value unit printed span_start span_end agency remark',
  );
  const addFinding = inserter(
    db,
    'findings',
    'source_id reading_id code severity message span_start span_end proposal',
  );
  const addDecision = inserter(
    db,
    'decisions',
    'reading_id action state region kind date date_to same_as reasons actor at',
  );
  return {
    addSource(source) {
      const { sha256, bytes, receivedAt } = source;
      const id = addSource([sha256, bytes.byteLength, bytes, ...extractedColumns(source, receivedAt)]);
      for (const finding of source.findings) addFinding([id, null, ...findingColumns(finding)]);
      return id;
    },
    addArrival: (sourceId, { name, published, origin, actor, at }) =>
      addArrival([sourceId, name, published, origin, actor, at]),
    addReading(origin, bulletin) {
      const { sourceId, arrivalId, parserVersion, readAt } = origin;
      const id = addReading([sourceId, arrivalId, parserVersion, ...bulletinColumns(bulletin), readAt]);
      bulletin.figures.forEach((figure, position) => addFigure([id, position, ...figureColumns(figure)]));
      for (const finding of bulletin.findings) addFinding([sourceId, id, ...findingColumns(finding)]);
      return id;
    },
    decide: (decision) => addDecision(decisionColumns(decision)),
  };
}

type Cell = string | number | null | Uint8Array;

/** `columns` by their names with spaces between; the cells come in the same order. */
function inserter(db: Database, table: string, columns: string): (cells: Cell[]) => number {
  const names = columns.split(' ');
  const places = names.map(() => '?').join(', ');
  const insert = db.prepare<Cell[]>(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${places})`);
  return (cells) => Number(insert.run(...cells).lastInsertRowid);
}

function extractedColumns(extracted: ExtractedText, receivedAt: string): Cell[] {
  const { text, extractor, pages, lines, stated } = extracted;
  const places = lines === undefined ? null : JSON.stringify(lines);
  return [text, extractor, receivedAt, JSON.stringify(pages), places, stated ?? null];
}

function bulletinColumns(bulletin: Bulletin): Cell[] {
  const { kind, region, monthDay, date, dateTo, year, verdict, quoted, agency, start, end } = bulletin;
  return [
    ...[kind, region, monthDay, date, dateTo ?? null],
    ...[Number(year.known), year.rule, verdict, Number(quoted), agency ?? null, start, end],
  ];
}

function figureColumns(figure: Figure): Cell[] {
  const { metric, label, rank, value, unit, printed, start, end, agency, remark } = figure;
  return [
    ...[metric, label ?? null, rank ?? null, value, unit ?? null, printed],
    ...[start, end, agency ?? null, remark ?? null],
  ];
}

function findingColumns({ code, severity, message, start, end, proposal }: Finding): Cell[] {
  return [code, severity, message, start, end, proposal === undefined ? null : JSON.stringify(proposal)];
}

function decisionColumns(decision: Decision): Cell[] {
  const { readingId, action, region, kind, date, dateTo, sameAs, reasons, actor, at } = decision;
  return [
    ...[readingId, action, STATE_AFTER[action], region, kind, date, dateTo ?? null],
    ...[sameAs, JSON.stringify(reasons), actor, at],
  ];
}
