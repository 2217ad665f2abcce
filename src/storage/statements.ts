// Statements: appended with their source, withdrawn by a row of their own, read by source and for the whole region.
import type { Database } from 'better-sqlite3';
import type { Kind } from '../domain/bulletin.js';
import type { IsoDate } from '../domain/dates.js';
import type {
  DayTotals,
  Qualifier,
  SourcedStatement,
  Statement,
  StatementMetric,
  StatementYear,
  StoredStatement,
  StoredStatementFigure,
} from '../domain/statement.js';
import type { ReadingOrigin } from './append.js';
import type { Chain } from './events.js';

export interface Statements {
  /** Returns the new row's id. Call it inside a transaction. */
  addStatement(origin: ReadingOrigin & { region: string }, statement: Statement): number;
  /** The statement is no longer read in its source; its rows stay. */
  withdrawStatement(id: number, by: { actor: string; at: string }): void;
  /** What is read in a source at present, in the order of its text; none for an unknown one. */
  statementsOf(sha256: string): StoredStatement[];
  /** What is read in all sources at present: the newest source first. */
  statements(region: string): SourcedStatement[];
  /** Days with an accepted bulletin of their own, in order; both ends included. */
  dayTotals(region: string, from: IsoDate, to: IsoDate): DayTotals[];
}

/** `scope` is empty and `period_printed` null once redacted. */
export interface StatementRow {
  id: number;
  kind: Kind;
  scope: string;
  period_printed: string | null;
  period_from: string | null;
  period_to: string | null;
  year_known: 0 | 1;
  year_rule: StatementYear['rule'];
  span_start: number;
  span_end: number;
}

/** `stated`: the publication date that the document itself states. */
interface SourcedRow extends StatementRow {
  source_sha256: string;
  source_name: string;
  published: IsoDate | null;
  received_at: string;
  stated: IsoDate | null;
}

interface FigureRow {
  id: number;
  statement_id: number;
  metric: StatementMetric;
  value: number;
  unit: string;
  qualifier: Qualifier;
  printed: string;
  span_start: number;
  span_end: number;
}

const ADD = `
  INSERT INTO statements (source_id, arrival_id, parser_version, kind, region, scope, period_printed,
    period_from, period_to, year_known, year_rule, span_start, span_end, read_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const ADD_FIGURE = `
  INSERT INTO statement_figures (statement_id, position, metric, value, unit, qualifier, printed, span_start, span_end)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const FIGURES = `
  SELECT f.* FROM json_each(?) AS wanted
  CROSS JOIN statement_figures AS f ON f.statement_id = wanted.value
  ORDER BY f.statement_id, f.position`;
const DAY_TOTALS = `
  SELECT r.date,
    max(CASE WHEN f.metric = 'calls' THEN f.value END) AS calls,
    max(CASE WHEN f.metric = 'messages' THEN f.value END) AS messages,
    max(CASE WHEN f.metric = 'hazards' THEN f.value END) AS hazards
  FROM accepted_readings AS r
  JOIN figures AS f ON f.reading_id = r.reading_id
  WHERE r.region = :region AND r.date BETWEEN :from AND :to AND r.date_to IS NULL
  GROUP BY r.date ORDER BY r.date`;

export function statementsKeeper(db: Database, events: Chain): Statements {
  const find = db.prepare<[string], StatementRow>(
    'SELECT * FROM current_statements WHERE source_sha256 = ? ORDER BY span_start, id',
  );
  const all = db.prepare<[string], SourcedRow>(
    `SELECT s.*, o.stated FROM current_statements AS s JOIN sources AS o ON o.id = s.source_id
     WHERE s.region = ? ORDER BY s.received_at DESC, s.source_id DESC, s.span_start, s.id`,
  );
  const totals = db.prepare<[Record<string, string>], DayTotals>(DAY_TOTALS);
  const [figuresOf, stored] = [figuresReader(db), storedStatements(db)];
  return {
    addStatement: statementAdder(db, events),
    withdrawStatement: withdrawer(db, events),
    statementsOf: (sha256) => stored(find.all(sha256)),
    statements(region) {
      const rows = all.all(region);
      const figures = figuresOf(rows);
      return rows.map((row) => ({ ...statementOf(row, figures), ...sourceOf(row) }));
    },
    dayTotals: (region, from, to) => totals.all({ region, from, to }),
  };
}

function statementAdder(db: Database, events: Chain): Statements['addStatement'] {
  const add = db.prepare(ADD);
  const addFigure = db.prepare(ADD_FIGURE);
  return ({ sourceId, arrivalId, parserVersion, region, readAt }, statement) => {
    const { kind, scope, period, year, start, end } = statement;
    const origin = [sourceId, arrivalId, parserVersion, kind, region, scope];
    const when = [period.printed, period.from, period.to, Number(year.known), year.rule];
    const id = Number(add.run(...origin, ...when, start, end, readAt).lastInsertRowid);
    for (const [position, figure] of statement.figures.entries()) {
      const { metric, value, unit, qualifier, printed } = figure;
      addFigure.run(id, position, metric, value, unit, qualifier, printed, figure.start, figure.end);
    }
    const by = { action: 'read', actor: `解析程序 ${parserVersion}`, at: readAt } as const;
    const after = { kind, figures: statement.figures.length };
    events.appendFor({ ...by, entity: 'statement', entityId: id, after });
    return id;
  };
}

function withdrawer(db: Database, events: Chain): Statements['withdrawStatement'] {
  const withdraw = db.prepare<[number, string, string]>('INSERT INTO statement_withdrawals VALUES (?, ?, ?)');
  return (id, { actor, at }) => {
    withdraw.run(id, actor, at);
    events.appendFor({ action: 'withdraw', actor, at, entity: 'withdrawal', entityId: id });
  };
}

type FiguresById = ReadonlyMap<number, StoredStatementFigure[]>;

function figuresReader(db: Database): (rows: StatementRow[]) => FiguresById {
  const select = db.prepare<[string], FigureRow>(FIGURES);
  return (rows) => {
    const byId = new Map<number, StoredStatementFigure[]>(rows.map(({ id }) => [id, []]));
    for (const row of select.all(JSON.stringify([...byId.keys()]))) {
      const { id, metric, value, unit, qualifier, printed, span_start: start, span_end: end } = row;
      byId.get(row.statement_id)?.push({ id, metric, value, unit, qualifier, printed, start, end });
    }
    return byId;
  };
}

/** Rows with their figures, in the same order. */
export function storedStatements(db: Database): (rows: StatementRow[]) => StoredStatement[] {
  const figuresOf = figuresReader(db);
  return (rows) => {
    const figures = figuresOf(rows);
    return rows.map((row) => statementOf(row, figures));
  };
}

function statementOf(row: StatementRow, figures: FiguresById): StoredStatement {
  return {
    id: row.id,
    kind: row.kind,
    scope: row.scope,
    period: { printed: row.period_printed, from: row.period_from, to: row.period_to },
    year: { known: row.year_known === 1, rule: row.year_rule },
    figures: figures.get(row.id) ?? [],
    start: row.span_start,
    end: row.span_end,
  };
}

function sourceOf(row: SourcedRow): Omit<SourcedStatement, keyof StoredStatement> {
  const { source_sha256: sha256, source_name: name, published, stated, received_at: receivedAt } = row;
  return { sha256, name, published: published ?? stated, receivedAt };
}
