// What the columns of each table may hold, held against every row: SQLite checks no CHECK in a file opened for reading.
import type { Database } from 'better-sqlite3';
import type { Fault, FaultCode } from '../domain/verification.js';
import { inFreshLedger } from './fresh.js';
import type { Steps } from './integrity.js';

export interface TableRules {
  table: string;
  /** Columns of text in which null stands for nothing: an empty text is never written there. */
  neverEmpty: string[];
  /** The conditions of its CHECKs. */
  checks: string[];
}

/** A page may have no characters at all; its digest is in the chain, where null and empty differ. */
const MAY_BE_EMPTY = ['sources.text'];

/** Rows between two turns of others: one of `sources` may be long. */
const ROWS_A_TURN = 100;

/** As the migrations say, whatever the file itself says. */
export function tableRules(migrations: string): TableRules[] {
  return inFreshLedger(migrations, (fresh) =>
    fresh
      .prepare<[], { name: string; sql: string }>(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
      )
      .all()
      .map(({ name, sql }) => ({
        table: name,
        neverEmpty: nullableTexts(fresh, name),
        checks: checksIn(sql),
      })),
  );
}

function nullableTexts(fresh: Database, table: string): string[] {
  return fresh
    .prepare<[string], string>(
      `SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT' AND ("notnull" = 0 OR pk > 0) ORDER BY cid`,
    )
    .pluck()
    .all(table)
    .filter((column) => !MAY_BE_EMPTY.includes(`${table}.${column}`));
}

/** The conditions in a CREATE TABLE; characters in quotes are no brackets. */
function checksIn(sql: string): string[] {
  const checks: string[] = [];
  let depth = 0;
  let open: { start: number; depth: number } | null = null;
  for (const { 0: token, index } of sql.matchAll(/'(?:[^']|'')*'|\bCHECK\s*\(|[()]/g)) {
    if (token.startsWith("'")) continue;
    if (token === ')') {
      depth -= 1;
      if (open?.depth !== depth) continue;
      checks.push(sql.slice(open.start, index));
      open = null;
    } else {
      if (token !== '(') open ??= { start: index + token.length, depth };
      depth += 1;
    }
  }
  return checks;
}

/** The digests of the chain take null and an empty text for the same; pages do not. */
export function* emptyTexts(db: Database, { table, neverEmpty }: TableRules): Steps {
  yield null;
  if (neverEmpty.length === 0) return;
  const isEmpty = neverEmpty.map((column) => `t."${column}" = ''`);
  const flags = isEmpty.map((condition) => `coalesce(${condition}, 0)`).join(' || ');
  const rows = db.prepare<[], { id: number; flags: string }>(
    `SELECT t.rowid AS id, ${flags} || '' AS flags FROM ${table} AS t NOT INDEXED
     WHERE ${isEmpty.join(' OR ')} ORDER BY t.rowid`,
  );
  for (const { id, flags: found } of rows.iterate()) {
    for (const [place, column] of neverEmpty.entries()) {
      if (found[place] !== '1') continue;
      const what = `表 ${table} 第 ${id} 行的 ${column} 是空字串`;
      yield rowFault('empty', { table, id }, `${what}：本程序在这一列只写文字或空值（NULL），它被改过。`);
    }
  }
}

export function* brokenChecks(db: Database, { table, checks }: TableRules): Steps {
  if (checks.length === 0) return;
  const all = checks.map((check) => `(${check})`).join(' AND ');
  const rows = db.prepare<[], { id: number; isBroken: 0 | 1 | null }>(
    `SELECT rowid AS id, NOT (${all}) AS isBroken FROM ${table} NOT INDEXED ORDER BY rowid`,
  );
  let count = 0;
  for (const { id, isBroken } of rows.iterate()) {
    if ((count += 1) % ROWS_A_TURN === 0) yield null;
    if (isBroken !== 1) continue;
    yield rowFault('check', { table, id }, `表 ${table} 第 ${id} 行不合建表时的约束（CHECK），它被改过。`);
  }
}

function rowFault(code: FaultCode, row: { table: string; id: number }, message: string): Fault {
  return row.table === 'events'
    ? { code, seq: row.id, row: null, message }
    : { code, seq: null, row, message };
}
