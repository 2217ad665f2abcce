// Everything that ingest and review write: sources, arrivals, readings with their figures, findings, decisions.
import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Bulletin, Figure } from '../domain/bulletin.js';
import { STATE_AFTER } from '../domain/decision.js';
import type { Decision } from '../domain/decision.js';
import type { Finding } from '../domain/finding.js';
import type { ExtractedText } from '../domain/layout.js';
import type { Arrival } from '../domain/source.js';
import type { Chain } from './events.js';
import { correctionFacts } from './correction-facts.js';

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
  /** A version that a person made from an earlier one; absent: read by the parser. */
  correction?: { corrects: number; actor: string };
}

/** `replaces`: the figure of the earlier version in whose place it stands. */
export interface NewBulletin extends Bulletin {
  figures: (Figure & { replaces?: number })[];
}

/** Each method returns the new row's id, and appends the event that brings the row. Call them inside a transaction. */
export interface Append {
  /** Its event is that of its first arrival, which follows at once. */
  addSource(source: NewSource): number;
  addArrival(sourceId: number, arrival: Arrival): number;
  addReading(origin: ReadingOrigin, bulletin: NewBulletin): number;
  decide(decision: Decision): number;
}

export function appender(db: Database, events: Chain): Append {
  const insert = inserters(db);
  return {
    addSource(source) {
      const { sha256, bytes, receivedAt } = source;
      const salt = randomBytes(16).toString('hex');
      const row = [sha256, bytes.byteLength, bytes, ...extractedColumns(source, receivedAt), salt];
      const id = insert.source(row);
      for (const finding of source.findings) insert.finding([id, null, ...findingColumns(finding)]);
      return id;
    },
    addArrival(sourceId, { name, published, origin, actor, at }) {
      const id = insert.arrival([sourceId, name, published, origin, actor, at]);
      const after = { source: sourceId, origin, published };
      events.appendFor({ action: 'ingest', actor, at, entity: 'arrival', entityId: id, after });
      return id;
    },
    addReading: readingAdder(db, insert, events),
    decide: decider(db, insert, events),
  };
}

type Insert = ReturnType<typeof inserters>;

function inserters(db: Database) {
  return {
    source: inserter(db, 'sources', 'sha256 size bytes text extractor received_at pages lines stated salt'),
    arrival: inserter(db, 'arrivals', 'source_id name published origin actor at'),
    reading: inserter(
      db,
      'readings',
      'source_id arrival_id parser_version kind region month_day date date_to year_known year_rule verdict quoted agency span_start span_end read_at corrects',
    ),
    figure: inserter(
      db,
      'figures',
      'reading_id position metric label rank value unit printed span_start span_end agency remark replaces',
    ),
    finding: inserter(
      db,
      'findings',
      'source_id reading_id code severity message span_start span_end proposal',
    ),
    decision: inserter(
      db,
      'decisions',
      'reading_id action state region kind date date_to same_as reasons note cause actor at',
    ),
  };
}

function readingAdder(db: Database, insert: Insert, events: Chain): Append['addReading'] {
  const changed = correctionFacts(db);
  return (origin, bulletin) => {
    const { sourceId, arrivalId, parserVersion, readAt, correction } = origin;
    const columns = [sourceId, arrivalId, parserVersion, ...bulletinColumns(bulletin), readAt];
    const id = insert.reading([...columns, correction?.corrects ?? null]);
    bulletin.figures.forEach((figure, position) => insert.figure([id, position, ...figureColumns(figure)]));
    for (const finding of bulletin.findings) insert.finding([sourceId, id, ...findingColumns(finding)]);
    const row = { entity: 'reading', entityId: id, at: readAt } as const;
    if (correction === undefined) {
      const after = { kind: bulletin.kind, figures: bulletin.figures.length };
      events.appendFor({ ...row, action: 'read', actor: `解析程序 ${parserVersion}`, after });
    } else {
      const { corrects, actor } = correction;
      events.appendFor({ ...row, action: 'correct', actor, ...changed(corrects, id) });
    }
    return id;
  };
}

function decider(db: Database, insert: Insert, events: Chain): Append['decide'] {
  const earlier = db.prepare<[number], { state: string; date: string | null; date_to: string | null }>(
    'SELECT state, date, date_to FROM decisions WHERE reading_id = ? ORDER BY id DESC LIMIT 1',
  );
  return (decision) => {
    const { readingId, action, date, dateTo, note, actor, at } = decision;
    const before = earlier.get(readingId);
    const entityId = insert.decision(decisionColumns(decision));
    const after = {
      ...{ reading: readingId, state: STATE_AFTER[action], date },
      ...(dateTo === undefined ? {} : { date_to: dateTo }),
      ...(note === undefined || note === null ? {} : { note }),
    };
    const was = before === undefined ? {} : { before: { reading: readingId, ...before } };
    events.appendFor({ action, actor, at, entity: 'decision', entityId, ...was, after });
    return entityId;
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

/** No words are null, never an empty text: a figure that a person added stands nowhere on the page. */
function words(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
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
    ...[Number(year.known), year.rule, verdict, Number(quoted), words(agency), start, end],
  ];
}

function figureColumns(figure: NewBulletin['figures'][number]): Cell[] {
  const { metric, label, rank, value, unit, printed, start, end, agency, remark, replaces } = figure;
  return [
    ...[metric, words(label), rank ?? null, value, words(unit), words(printed)],
    ...[start, end, words(agency), words(remark), replaces ?? null],
  ];
}

function findingColumns({ code, severity, message, start, end, proposal }: Finding): Cell[] {
  return [
    code,
    severity,
    words(message),
    start,
    end,
    proposal === undefined ? null : JSON.stringify(proposal),
  ];
}

function decisionColumns(decision: Decision): Cell[] {
  const { readingId, action, region, kind, date, dateTo, sameAs, reasons, note, cause, actor, at } = decision;
  return [
    ...[readingId, action, STATE_AFTER[action], region, kind, date, dateTo ?? null],
    ...[sameAs, JSON.stringify(reasons), words(note), cause ?? null, actor, at],
  ];
}
