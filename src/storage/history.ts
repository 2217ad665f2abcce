// The read model of what became of a source: all versions of its readings, their decisions, its redaction.
import type { Database } from 'better-sqlite3';
import type { Action } from '../domain/decision.js';
import type { IsoDate } from '../domain/dates.js';
import type { DecisionRecord, ReadingVersion, SourceHistory, StatementVersion } from '../domain/history.js';
import type { State } from '../domain/judgement.js';
import { heldReader } from './held.js';
import { reasonsOf } from './rows.js';
import type { StandingRow } from './rows.js';
import { storedStatements, type StatementRow } from './statements.js';

export interface History {
  /** Null where no such bytes were ever archived. */
  history(sha256: string): SourceHistory | null;
}

const READINGS = `
  SELECT s.*, r.read_at, e.action AS event_action, e.actor AS event_actor, e.seq
  FROM standing AS s
  JOIN readings AS r ON r.id = s.reading_id
  LEFT JOIN events AS e ON e.entity = 'reading' AND e.entity_id = s.reading_id
  WHERE s.source_id = ? ORDER BY s.reading_id`;
const DECISIONS = `
  SELECT d.*, e.seq FROM readings AS r
  JOIN decisions AS d ON d.reading_id = r.id
  LEFT JOIN events AS e ON e.entity = 'decision' AND e.entity_id = d.id
  WHERE r.source_id = ? ORDER BY d.id`;
const REPLACES = `
  SELECT f.id, f.replaces FROM readings AS r JOIN figures AS f ON f.reading_id = r.id
  WHERE r.source_id = ? AND f.replaces IS NOT NULL`;
const STATEMENTS = `
  SELECT s.*, w.actor AS withdrawn_by, w.at AS withdrawn_at, e.seq
  FROM statements AS s
  LEFT JOIN statement_withdrawals AS w ON w.statement_id = s.id
  LEFT JOIN events AS e ON e.entity = 'statement' AND e.entity_id = s.id
  WHERE s.source_id = ? ORDER BY s.span_start, s.id`;
const REDACTION = `
  SELECT x.figures, x.note, x.actor, x.at, e.seq FROM redactions AS x
  LEFT JOIN events AS e ON e.entity = 'redaction' AND e.entity_id = x.id
  WHERE x.source_id = ?`;

type VersionRow = StandingRow & {
  parser_version: string;
  read_at: string;
  event_action: string | null;
  event_actor: string | null;
  seq: number | null;
};

interface DecisionRow {
  reading_id: number;
  action: Action;
  state: State;
  reasons: string;
  note: string | null;
  same_as: number | null;
  date: IsoDate | null;
  date_to: IsoDate | null;
  actor: string;
  at: string;
  seq: number | null;
}

type StatementHistoryRow = StatementRow & {
  parser_version: string;
  read_at: string;
  withdrawn_by: string | null;
  withdrawn_at: string | null;
  seq: number | null;
};

export function historyReader(db: Database): History {
  const find = db.prepare<[string], number>('SELECT id FROM sources WHERE sha256 = ?').pluck();
  const replaces = db.prepare<[number], { id: number; replaces: number }>(REPLACES);
  const redaction = db.prepare<[number], NonNullable<SourceHistory['redaction']>>(REDACTION);
  const [readings, statements] = [readingVersions(db), statementVersions(db)];
  return {
    history(sha256) {
      const id = find.get(sha256);
      if (id === undefined) return null;
      return {
        readings: readings(id),
        replaces: new Map(replaces.all(id).map((row) => [row.id, row.replaces])),
        statements: statements(id),
        redaction: redaction.get(id) ?? null,
      };
    },
  };
}

function readingVersions(db: Database): (sourceId: number) => ReadingVersion[] {
  const all = db.prepare<[number], VersionRow>(READINGS);
  const decided = db.prepare<[number], DecisionRow>(DECISIONS);
  const held = heldReader(db);
  return (sourceId) => {
    const rows = all.all(sourceId);
    const decisions = decided.all(sourceId);
    return held(rows).flatMap((reading, index) => {
      const row = rows[index];
      if (row === undefined) return [];
      const own = decisions.filter((decision) => decision.reading_id === reading.readingId);
      return [versionOf(row, reading, own.map(recordOf))];
    });
  };
}

/** What is missing in the chain is shown all the same: finding it is the matter of verification. */
function versionOf(
  row: VersionRow,
  held: ReadingVersion['held'],
  decisions: DecisionRecord[],
): ReadingVersion {
  return {
    held,
    parserVersion: row.parser_version,
    actor: row.event_action === 'correct' ? (row.event_actor ?? '') : `解析程序 ${row.parser_version}`,
    at: row.read_at,
    seq: row.seq,
    decisions,
  };
}

function recordOf(row: DecisionRow): DecisionRecord {
  const { action, state, note, date, date_to: dateTo, actor, at, seq } = row;
  const reasons = reasonsOf(row);
  return { action, state, reasons, note, repeats: row.same_as !== null, date, dateTo, actor, at, seq };
}

function statementVersions(db: Database): (sourceId: number) => StatementVersion[] {
  const all = db.prepare<[number], StatementHistoryRow>(STATEMENTS);
  const stored = storedStatements(db);
  return (sourceId) => {
    const rows = all.all(sourceId);
    return stored(rows).flatMap((statement, index) => {
      const row = rows[index];
      if (row === undefined) return [];
      const { parser_version: parserVersion, read_at: at, withdrawn_by, withdrawn_at, seq } = row;
      const withdrawn =
        withdrawn_by === null || withdrawn_at === null ? null : { actor: withdrawn_by, at: withdrawn_at };
      return [{ statement, parserVersion, at, seq, withdrawn }];
    });
  };
}
